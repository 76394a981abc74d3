import { signal } from '@preact/signals';
import type { ContextItem, ContextPart } from '../src/shared/thread.ts';
import { request } from './host.ts';
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
    const place = { path, ...(line ? { line } : {}), ...(endLine ? { endLine } : {}) };
    const isOpen = await request('location/open', place).then(
      () => true,
      () => false,
    );
    // Where the file is gone, what will be sent, or was, can be read all the same.
    if (isOpen) return;
  }
  shownPart.value = await ask('context/show', {
    threadId: threadId.peek(),
    itemId: item.id,
    ...(turnId ? { turnId } : {}),
  });
}
