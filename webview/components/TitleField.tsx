import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { LIMITS } from '../../src/shared/thread.ts';
import { t } from '../texts.ts';

/** The title of a chat as a field. Enter and going elsewhere keep what is in it, Escape does not. */
export function TitleField({ title, done }: TitleFieldProps): VNode {
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const finish = (isKept: boolean): void => {
    // Taking the field off the page takes the focus from it, too.
    if (isDone.current) return;
    isDone.current = true;
    const next = field.current?.value.trim() ?? '';
    done(isKept && next !== '' && next !== title ? next : undefined);
  };
  return (
    <input
      ref={field}
      class="titleField"
      aria-label={t('titleOfChat')}
      dir="auto"
      defaultValue={title}
      maxLength={LIMITS.title}
      onBlur={() => finish(true)}
      onKeyDown={event => {
        if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
        event.preventDefault();
        event.stopPropagation();
        finish(event.key === 'Enter');
      }}
    />
  );
}

interface TitleFieldProps {
  readonly title: string;
  /** Called once, with the new title if there is one. */
  readonly done: (next: string | undefined) => void;
}
