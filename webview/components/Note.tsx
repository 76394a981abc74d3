import type { ComponentChildren, VNode } from 'preact';
import { Icon } from '../icons.tsx';

/** A box that says what happened and what to do. Its kind is told by the icon and the words, not by colour alone. */
export function Note({ kind, text, advice, isAlert, children }: NoteProps): VNode {
  return (
    <div class={`note ${kind}`} role={isAlert ? 'alert' : undefined}>
      <Icon name={kind} />
      <div class="noteBody">
        <p dir="auto">
          {text}
          {advice ? ` ${advice}` : ''}
        </p>
        {children && <div class="noteActions">{children}</div>}
      </div>
    </div>
  );
}

interface NoteProps {
  readonly kind: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly advice?: string | undefined;
  /** Read out at once. */
  readonly isAlert?: boolean | undefined;
  readonly children?: ComponentChildren;
}
