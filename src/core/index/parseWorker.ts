/** The worker threads of the index: one that parses for the pool, or one that searches text and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerSettings } from './parseMessages.ts';
import { parseTasks } from './parseTasks.ts';
import { plainSearch } from './plainSearch.ts';
import type { TextSearchReply, TextSearchSettings } from './textMatch.ts';

// Those that start this thread give it one of these.
const settings = workerData as WorkerSettings | TextSearchSettings;
if (settings.task === 'parse') parseTasks(settings.grammarsFolder);
else void search(settings);

async function search({ roots, query }: TextSearchSettings): Promise<void> {
  const reply = (message: TextSearchReply): void => parentPort?.postMessage(message);
  try {
    for await (const matches of plainSearch(roots, query)) reply({ type: 'matches', matches });
    reply({ type: 'done' });
  } catch (error) {
    reply({ type: 'done', error: error instanceof Error ? error.message : String(error) });
  }
}
