import { flushDraft } from './draft.ts';
import { ask, editedTurn, openAt, page, tell, thread } from './store.ts';
import { focusComposer } from './focus.ts';

/** From one side of the panel, or one chat, to another. What is typed is saved first: it belongs to the chat on show. */
export function openHistory(): void {
  page.value = 'history';
}

export function showChat(): void {
  page.value = 'chat';
  focusComposer();
}

export function openNewChat(): void {
  leaveThread();
  page.value = 'chat';
  tell('thread/new', {});
  focusComposer();
}

/** Opens a chat, at a turn where one is named. */
export async function openThread(threadId: string, turnId?: string): Promise<void> {
  leaveThread();
  openAt.value = turnId;
  if (threadId !== thread.peek().id || turnId) await ask('thread/open', { threadId, ...(turnId ? { turnId } : {}) });
  page.value = 'chat';
  if (turnId === undefined) focusComposer();
}

/** Before the host shows another chat. */
export function leaveThread(): void {
  flushDraft();
  editedTurn.value = undefined;
}
