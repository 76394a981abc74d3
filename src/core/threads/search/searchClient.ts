import { Worker } from 'node:worker_threads';
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
export interface SearchRequest {
  readonly id: number;
  readonly query: string;
  readonly limit: number;
  /** The threads that may have changed since the last request; undefined where nobody knows. */
  readonly changed: readonly string[] | undefined;
}

export type SearchResponse =
  { readonly id: number; readonly hits: readonly SearchHit[] } | { readonly id: number; readonly error: string };

/** Searches in a worker thread that lives only as long as somebody searches. */
export class SearchClient {
  readonly #options: SearchClientOptions;
  readonly #changed = new Set<string>();
  readonly #waiting = new Map<
    number,
    { resolve: (hits: readonly SearchHit[]) => void; reject: (error: Error) => void }
  >();
  #worker: Worker | undefined;
  #local: ThreadSearch | undefined;
  #idle: NodeJS.Timeout | undefined;
  #count = 0;
  #isUnsure = false;

  constructor(options: SearchClientOptions) {
    this.#options = options;
  }

  /** A thread may have changed; undefined: any of them. */
  changed(threadId: string | undefined): void {
    // Whoever starts the worker makes it look at all of them.
    if (!this.#worker && !this.#local) return;
    if (threadId === undefined) this.#isUnsure = true;
    else this.#changed.add(threadId);
  }

  async search(query: string, limit: number): Promise<readonly SearchHit[]> {
    const changed = this.#isUnsure ? undefined : [...this.#changed];
    this.#changed.clear();
    this.#isUnsure = false;
    if (this.#options.workerPath === undefined) {
      this.#local ??= new ThreadSearch({ ...this.#options, files: nodeFiles });
      return this.#local.search(query, limit, changed);
    }
    this.#worker ??= this.#start(this.#options.workerPath);
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.stop(), this.#options.idleMs).unref();
    const request: SearchRequest = { id: ++this.#count, query, limit, changed };
    const hits = new Promise<readonly SearchHit[]>((resolve, reject) =>
      this.#waiting.set(request.id, { resolve, reject }),
    );
    this.#worker.postMessage(request);
    return hits;
  }

  async stop(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    this.#local = undefined;
    await worker?.terminate();
    this.#fail(new Error('The search was stopped.'));
  }

  #start(path: string): Worker {
    const { threads, path: index } = this.#options;
    const worker = new Worker(path, { workerData: { threads, path: index } });
    worker.unref();
    worker.on('message', (response: SearchResponse) => {
      const waiting = this.#waiting.get(response.id);
      this.#waiting.delete(response.id);
      if ('hits' in response) waiting?.resolve(response.hits);
      else waiting?.reject(new Error(response.error));
    });
    // The next search starts a new one.
    worker.on('error', error => {
      if (this.#worker === worker) this.#worker = undefined;
      this.#fail(error instanceof Error ? error : new Error(String(error)));
    });
    return worker;
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
