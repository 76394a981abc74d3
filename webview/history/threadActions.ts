import { signal } from '@preact/signals';
import type { ThreadSummary } from '../../src/shared/threadSummary.ts';
import { ask } from '../store.ts';
import { t } from '../texts.ts';
import { filter, reload, threads } from './historyStore.ts';

/** Something that was done and can be undone for a while. */
export interface Toast {
  readonly text: string;
  readonly undo: () => void;
}

export const toast = signal<Toast | undefined>(undefined);

/** So long one can undo. */
const TOAST_MS = 10_000;

export async function pinThread({ id, isPinned }: ThreadSummary): Promise<void> {
  await ask('thread/pin', { threadId: id, isPinned: !isPinned });
  await reload();
}

export async function archiveThread(thread: ThreadSummary): Promise<void> {
  const { id, isArchived } = thread;
  removeRow(id);
  await ask('thread/archive', { threadId: id, isArchived: !isArchived });
  if (!isArchived)
    offerUndo(t('archived', { title: titleOf(thread) }), () => ask('thread/archive', { threadId: id, isArchived }));
  await reload();
}

export async function trashThread(thread: ThreadSummary): Promise<void> {
  removeRow(thread.id);
  await ask('thread/trash', { threadId: thread.id });
  offerUndo(t('trashed', { title: titleOf(thread) }), () => ask('thread/untrash', { threadId: thread.id }));
  await reload();
}

export async function restoreThread({ id }: ThreadSummary): Promise<void> {
  removeRow(id);
  await ask('thread/untrash', { threadId: id });
  await reload();
}

export async function renameThread({ id }: ThreadSummary, next: string | undefined): Promise<void> {
  if (next !== undefined) await ask('thread/rename', { threadId: id, title: next });
  await reload();
}

export function titleOf({ title }: Pick<ThreadSummary, 'title'>): string {
  return title === '' ? t('untitled') : title;
}

/** What a key does to the thread in focus. */
export function actOnKey(key: string, thread: ThreadSummary): boolean {
  if (filter.peek().show === 'trash') return false;
  if (key === 'Delete') void trashThread(thread);
  else if (key === 'p' || key === 'P') void pinThread(thread);
  else if (key === 'a' || key === 'A') void archiveThread(thread);
  else return false;
  return true;
}

let timer: ReturnType<typeof setTimeout> | undefined;

function offerUndo(text: string, undo: () => Promise<unknown>): void {
  clearTimeout(timer);
  timer = setTimeout(() => (toast.value = undefined), TOAST_MS);
  toast.value = {
    text,
    undo: () => {
      clearTimeout(timer);
      toast.value = undefined;
      void undo().then(reload);
    },
  };
}

/** The row goes at once; the list follows. */
function removeRow(id: string): void {
  threads.value = threads.peek().filter(thread => thread.id !== id);
}
