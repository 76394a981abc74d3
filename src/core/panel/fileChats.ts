import type { ThreadSummary } from '../../shared/threadSummary.ts';
import { belongsTo, type ThreadListDeps } from './threadList.ts';

/** A chat that had to do with a file. */
export interface FileChat {
  readonly thread: ThreadSummary;
  /** Its replies changed the file; else it was only sent along. */
  readonly isEdited: boolean;
}

/**
 * The chats of this workspace about a file, those that changed it first, the last active first among them. `names` are
 * the file's names: with and without its root's name, as it may have been called before a second root joined.
 */
export async function fileChats(
  { store, workspace }: ThreadListDeps,
  names: readonly string[],
): Promise<readonly FileChat[]> {
  const here = workspace.ref();
  const isFile = (path: string): boolean => names.includes(path);
  const chats = (await store.list())
    .filter(thread => belongsTo(thread, here))
    .flatMap(thread => {
      const isEdited = thread.editedPaths.some(isFile);
      return isEdited || thread.contextPaths.some(isFile) ? [{ thread, isEdited }] : [];
    });
  return chats.sort((one, other) => Number(other.isEdited) - Number(one.isEdited));
}
