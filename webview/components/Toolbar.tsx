import type { ComponentChildren, VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { useRovingStop } from '../useRovingStop.ts';

/** A row of buttons with one stop for Tab; arrows go from one to the next. */
export function Toolbar({ label, className, children }: ToolbarProps): VNode {
  const element = useRef<HTMLDivElement>(null);
  const onKeyDown = useRovingStop(element);
  return (
    <div ref={element} class={`toolbar ${className ?? ''}`} role="toolbar" aria-label={label} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

interface ToolbarProps {
  readonly label: string;
  readonly className?: string;
  readonly children: ComponentChildren;
}
