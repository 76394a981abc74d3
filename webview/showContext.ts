import { signal } from '@preact/signals';
import type { ContextItem, ContextPart } from '../src/shared/thread.ts';
import { ask, tell, threadId } from './store.ts';

/** A piece of context whose text is on show in the page: what has no place in a file. */
export const shownPart = signal<ContextPart | undefined>(undefined);

/** Shows a piece of context: in its file where it has one, else its text as it was sent. */
export async function showContext(item: ContextItem, turnId?: string): Promise<void> {
  if (item.path !== undefined) {
    const { path, startLine: line, endLine } = item;
    tell('location/open', { path, ...(line ? { line } : {}), ...(endLine ? { endLine } : {}) });
    return;
  }
  shownPart.value = await ask('context/show', {
    threadId: threadId.peek(),
    itemId: item.id,
    ...(turnId ? { turnId } : {}),
  });
}
