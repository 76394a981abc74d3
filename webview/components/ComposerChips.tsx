import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ContextItem } from '../../src/shared/thread.ts';
import { chipLabels } from '../chipLabels.ts';
import { showContext } from '../showContext.ts';
import { draft, tell, thread, threadId } from '../store.ts';
import { t } from '../texts.ts';
import { useRovingStop } from '../useRovingStop.ts';
import { ContextChip } from './ContextChip.tsx';

/**
 * What goes along with the message: pinned, then attached. One stop for Tab; arrows go through it, Delete takes a chip
 * away, and the focus stays among the chips while there are any.
 */
export function ComposerChips({ leave }: { readonly leave: () => void }): VNode | null {
  const list = useRef<HTMLUListElement>(null);
  /** The chip whose pin was pressed: it comes back at another place. */
  const moved = useRef<string>(undefined);
  const move = useRovingStop(list);
  const { context } = draft.value;
  const pinned = thread.value.pinnedContext;

  const chipOf = (id: string): Element | null | undefined =>
    list.current?.querySelector(`[data-item="${CSS.escape(id)}"]`);

  useLayoutEffect(() => {
    const chip = moved.current === undefined ? undefined : chipOf(moved.current);
    if (!chip || chip.contains(document.activeElement)) return;
    moved.current = undefined;
    chip.querySelector<HTMLElement>('.chipPin')?.focus();
  }, [context, pinned]);

  const shown = useRef(context.length);
  useLayoutEffect(() => {
    // A new chip is seen, though there may be more than fit.
    const { current } = list;
    if (current && context.length > shown.current) current.scrollTop = current.scrollHeight;
    shown.current = context.length;
  }, [context]);

  if (context.length + pinned.length === 0) return null;

  /** The chip beside one that goes takes the focus; after the last one the text does. */
  const stepAside = (id: string): void => {
    const chip = chipOf(id);
    const beside = chip?.nextElementSibling ?? chip?.previousElementSibling;
    const next = beside?.querySelector<HTMLElement>('.chipShow');
    if (next) next.focus();
    else leave();
  };
  const remove = (item: ContextItem, isByKey: boolean): void => {
    if (isByKey) stepAside(item.id);
    else leave();
    tell('mention/remove', { threadId: threadId.peek(), itemId: item.id });
  };
  const unpin = (item: ContextItem): void => {
    stepAside(item.id);
    tell('context/unpin', { threadId: threadId.peek(), itemId: item.id });
  };
  const pin = (item: ContextItem): void => {
    moved.current = item.id;
    tell('context/pin', { threadId: threadId.peek(), itemId: item.id });
  };
  const labels = chipLabels([...pinned, ...context]);
  const chip = (item: ContextItem, position: number): VNode => {
    const isPinned = position < pinned.length;
    return (
      <ContextChip
        key={item.id}
        item={item}
        label={labels[position] ?? item.label}
        show={() => void showContext(item)}
        pin={{ isPinned, toggle: () => (isPinned ? unpin(item) : pin(item)) }}
        {...(isPinned ? {} : { remove: isByKey => remove(item, isByKey) })}
      />
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const id = event.target instanceof Element && event.target.closest<HTMLElement>('.chip')?.dataset['item'];
    if (!id || !TAKES_AWAY.has(event.key) || event.ctrlKey || event.altKey || event.metaKey) {
      move(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const attached = context.find(it => it.id === id);
    const kept = pinned.find(it => it.id === id);
    if (attached) remove(attached, true);
    else if (kept) unpin(kept);
  };
  return (
    <ul
      ref={list}
      class="chips"
      aria-label={t(pinned.length > 0 ? 'contextAndPinned' : 'attached')}
      onKeyDown={onKeyDown}
    >
      {[...pinned, ...context].map(chip)}
    </ul>
  );
}

const TAKES_AWAY: ReadonlySet<string> = new Set(['Delete', 'Backspace']);
