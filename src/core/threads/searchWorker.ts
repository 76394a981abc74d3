import { parentPort, workerData } from 'node:worker_threads';
import { nodeFiles } from './files.ts';
import type { SearchRequest, SearchResponse } from './search/searchClient.ts';
import { ThreadSearch } from './search/threadSearch.ts';
import { Serial } from './serial.ts';

// The entry of the worker thread that searches the threads: one request after the other.
// Started by `SearchClient` alone, which says in `workerData` where the threads lie.
const { threads, path } = workerData as { readonly threads: string; readonly path: string };
const search = new ThreadSearch({ files: nodeFiles, threads, path });
const serial = new Serial();

parentPort?.on('message', (request: SearchRequest) => {
  void serial.run(async () => parentPort?.postMessage(await answer(request)));
});

async function answer({ id, query, limit, changed }: SearchRequest): Promise<SearchResponse> {
  try {
    return { id, hits: await search.search(query, limit, changed) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
