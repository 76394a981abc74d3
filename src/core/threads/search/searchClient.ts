import { WorkerClient } from '../../workers/workerClient.ts';
import { nodeFiles } from '../files.ts';
import { ThreadSearch, type SearchHit } from './threadSearch.ts';

export interface SearchClientOptions {
  readonly threads: string;
  readonly path: string;
  /** The script of the worker; without one the search runs here. */
  readonly workerPath: string | undefined;
  /** Milliseconds after which an idle worker ends, and its memory with it. */
  readonly idleMs: number;
}

/** What the worker is asked. */
export interface SearchQuestion {
  readonly query: string;
  readonly limit: number;
  /** The threads that may have changed since the last question; undefined where nobody knows. */
  readonly changed: readonly string[] | undefined;
}

/** Searches in a worker thread that lives only as long as somebody searches. */
export class SearchClient {
  readonly #options: SearchClientOptions;
  readonly #changed = new Set<string>();
  readonly #worker: WorkerClient<SearchQuestion, readonly SearchHit[]> | undefined;
  #local: ThreadSearch | undefined;
  #isUnsure = false;

  constructor(options: SearchClientOptions) {
    this.#options = options;
    const { workerPath, threads, path, idleMs } = options;
    this.#worker =
      workerPath === undefined ? undefined : new WorkerClient({ path: workerPath, data: { threads, path }, idleMs });
  }

  /** A thread may have changed; undefined: any of them. */
  changed(threadId: string | undefined): void {
    // Whoever starts the worker makes it look at all of them.
    if (!this.#worker?.isRunning && !this.#local) return;
    if (threadId === undefined) this.#isUnsure = true;
    else this.#changed.add(threadId);
  }

  search(query: string, limit: number): Promise<readonly SearchHit[]> {
    const changed = this.#isUnsure ? undefined : [...this.#changed];
    this.#changed.clear();
    this.#isUnsure = false;
    if (this.#worker) return this.#worker.ask({ query, limit, changed });
    this.#local ??= new ThreadSearch({ ...this.#options, files: nodeFiles });
    return this.#local.search(query, limit, changed);
  }

  async stop(): Promise<void> {
    this.#local = undefined;
    await this.#worker?.stop(new Error('The search was stopped.'));
  }
}
