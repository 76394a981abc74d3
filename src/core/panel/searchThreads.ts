import type { SearchResult } from '../../shared/protocol.ts';
import { belongsTo, type ThreadListDeps } from './threadList.ts';

const MOST = 200;

/** Threads that hold the words of a query, of this workspace or of all. */
export async function searchThreads(
  { store, workspace }: ThreadListDeps,
  query: string,
  isEverywhere: boolean,
): Promise<readonly SearchResult[]> {
  const here = workspace.ref();
  const found = await store.search(query, MOST);
  return found.filter(({ thread }) => isEverywhere || belongsTo(thread, here));
}
