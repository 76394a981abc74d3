import type { SearchResult } from '../../shared/protocol.ts';
import type { PanelDeps } from './panelDeps.ts';
import { belongsTo } from './threadList.ts';

/** Threads that hold the words of a query, of this workspace or of all. */
export async function searchThreads(
  { store, workspace }: Pick<PanelDeps, 'store' | 'workspace'>,
  query: string,
  isEverywhere: boolean,
): Promise<readonly SearchResult[]> {
  const here = workspace.ref();
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const threads = await store.list();
  return threads
    .filter(thread => isEverywhere || belongsTo(thread, here))
    .filter(thread => words.every(word => `${thread.title} ${thread.preview}`.toLowerCase().includes(word)))
    .map(thread => ({ thread, turnId: undefined, excerpt: thread.title, marks: [] }));
}
