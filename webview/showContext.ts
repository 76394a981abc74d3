import { signal } from '@preact/signals';
import type { ContextItem, ContextPart } from '../src/shared/thread.ts';
import { ask, tell, threadId } from './store.ts';

/** A piece of context whose text is on show in the page: what has no place in a file. */
export const shownPart = signal<ContextPart | undefined>(undefined);

/** Shows a piece of context: in its file where it has one that is still the same, else as it was sent. */
export async function showContext(item: ContextItem, turnId?: string): Promise<void> {
  if (item.path !== undefined && item.provider !== 'image') {
    const { path, startLine: line, endLine } = item;
    const ids = { threadId: threadId.peek(), turnId: turnId ?? '' };
    const changed = turnId === undefined ? [] : await ask('context/changed', { ...ids });
    // The file has other lines now: what was sent is shown beside them, or alone where it is gone.
    if (changed?.some(it => it.itemId === item.id)) {
      tell('context/compare', { ...ids, itemId: item.id });
      return;
    }
    tell('location/open', { path, ...(line ? { line } : {}), ...(endLine ? { endLine } : {}) });
    return;
  }
  shownPart.value = await ask('context/show', {
    threadId: threadId.peek(),
    itemId: item.id,
    ...(turnId ? { turnId } : {}),
  });
}
