import type { Params, Results } from '../../shared/protocol.ts';
import type { WorkspaceRef } from '../../shared/thread.ts';
import type { ThreadSummary } from '../../shared/threadSummary.ts';
import type { ThreadStore } from '../threads/threadStore.ts';
import type { Workspace } from '../workspace.ts';

export interface ThreadListDeps {
  readonly store: ThreadStore;
  readonly workspace: Pick<Workspace, 'ref'>;
}

/** A page of the list of threads, filtered and in order; pinned ones come first. */
export async function listThreads(
  { store, workspace }: ThreadListDeps,
  { order, isOldestFirst, show, isEverywhere, offset, limit }: Params<'thread/list'>,
): Promise<Results['thread/list']> {
  const here = workspace.ref();
  const all = show === 'trash' ? (await store.trashed()).map(it => it.summary) : await store.list();
  const direction = isOldestFirst ? 1 : -1;
  const threads = all
    .filter(thread => thread.turnCount > 0 || thread.hasDraft)
    .filter(thread => show === 'trash' || thread.isArchived === (show === 'archived'))
    .filter(thread => isEverywhere || belongsTo(thread, here))
    .sort((a, b) => Number(b.isPinned) - Number(a.isPinned) || (a[order] - b[order]) * direction);
  return { threads: threads.slice(offset, offset + limit), total: threads.length };
}

/**
 * Whether a thread began here: in this workspace, or in one that shares a folder with it, so that a folder which
 * joins a multi-root workspace brings its threads. Without a folder, the threads that began without one.
 */
export function belongsTo(thread: Pick<ThreadSummary, 'workspace'>, here: WorkspaceRef | undefined): boolean {
  if (!thread.workspace || !here) return thread.workspace === here;
  return thread.workspace.id === here.id || thread.workspace.folders.some(folder => here.folders.includes(folder));
}
