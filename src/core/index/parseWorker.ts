/** The worker threads of the index: one that parses for the pool, or one that searches text and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerSettings } from './parse/parseMessages.ts';
import { TextSearchError, type TextSearchReply, type TextSearchSettings } from './text/textMatch.ts';

// Those that start this thread give it one of these.
const settings = workerData as WorkerSettings | TextSearchSettings;
if (settings.task === 'search') void search(settings);
else void import('./parse/parseTasks.ts').then(({ parseTasks }) => parseTasks(settings.grammarsFolder));

async function search({ place, query }: TextSearchSettings): Promise<void> {
  const reply = (message: TextSearchReply): void => parentPort?.postMessage(message);
  try {
    // Each thread loads only what it needs: a search must begin at once.
    const { plainSearch } = await import('./text/plainSearch.ts');
    for await (const matches of plainSearch(place, query)) reply({ type: 'matches', matches });
    reply({ type: 'done' });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    reply({ type: 'failed', message, isOfPattern: error instanceof TextSearchError && error.isOfPattern });
  }
}
