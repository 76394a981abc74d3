import { workerData } from 'node:worker_threads';
import { answerQuestions } from '../workers/answerQuestions.ts';
import { nodeFiles } from './files.ts';
import type { SearchQuestion } from './search/searchClient.ts';
import { ThreadSearch } from './search/threadSearch.ts';
import { Serial } from './serial.ts';

// The entry of the worker thread that searches the threads: one question after the other.
// Started by `SearchClient` alone, which says in `workerData` where the threads lie.
const { threads, path } = workerData as { readonly threads: string; readonly path: string };
const search = new ThreadSearch({ files: nodeFiles, threads, path });
const serial = new Serial();

answerQuestions(({ query, limit, changed }: SearchQuestion) => serial.run(() => search.search(query, limit, changed)));
