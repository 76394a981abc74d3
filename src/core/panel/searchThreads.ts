import type { SearchResult } from '../../shared/protocol.ts';
import type { PanelDeps } from './panelDeps.ts';
import { belongsTo } from './threadList.ts';

const MOST = 200;

/** Threads that hold the words of a query, of this workspace or of all. */
export async function searchThreads(
  { store, workspace }: Pick<PanelDeps, 'store' | 'workspace'>,
  query: string,
  isEverywhere: boolean,
): Promise<readonly SearchResult[]> {
  const here = workspace.ref();
  const found = await store.search(query, MOST);
  return found.filter(({ thread }) => isEverywhere || belongsTo(thread, here));
}
