import { Worker } from 'node:worker_threads';
import type { Disposable } from '../disposables.ts';
import type { Answered, Asked } from './workerMessages.ts';

export interface WorkerClientOptions {
  /** The script, which calls `answerQuestions`. */
  readonly path: string;
  /** What the worker finds as `workerData`. */
  readonly data?: unknown;
  /** Milliseconds after which an idle worker ends, and its memory with it; the next question starts another. */
  readonly idleMs: number;
}

/**
 * Asks a worker thread that lives while there is something to ask. Rejects where the worker cannot start, breaks off, or
 * answers with an error. Never keeps the process alive.
 */
export class WorkerClient<Question, Answer> implements Disposable {
  readonly #options: WorkerClientOptions;
  readonly #waiting = new Map<number, PromiseWithResolvers<Answer>>();
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #count = 0;

  constructor(options: WorkerClientOptions) {
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#worker !== undefined;
  }

  ask(question: Question): Promise<Answer> {
    this.#worker ??= this.#start();
    clearTimeout(this.#idle);
    const waiting = Promise.withResolvers<Answer>();
    const id = ++this.#count;
    this.#waiting.set(id, waiting);
    this.#worker.postMessage({ id, question } satisfies Asked<Question>);
    return waiting.promise;
  }

  /** Ends the worker; what was asked is rejected. Resolves when the thread is gone. */
  async stop(why = new Error('The worker was stopped.')): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    this.#fail(why);
    await worker?.terminate();
  }

  dispose(): void {
    void this.stop();
  }

  #start(): Worker {
    const worker = new Worker(this.#options.path, { workerData: this.#options.data });
    const isCurrent = (): boolean => this.#worker === worker;
    worker.on('message', (answered: Answered<Answer>) => {
      const waiting = this.#waiting.get(answered.id);
      this.#waiting.delete(answered.id);
      if ('error' in answered) waiting?.reject(new Error(answered.error));
      else waiting?.resolve(answered.answer);
      if (isCurrent() && this.#waiting.size === 0) {
        this.#idle = setTimeout(() => void this.stop(), this.#options.idleMs).unref();
      }
    });
    worker.on('error', error => {
      if (isCurrent()) void this.stop(error instanceof Error ? error : new Error(String(error)));
    });
    worker.on('exit', () => {
      if (isCurrent()) void this.stop(new Error('The worker ended by itself.'));
    });
    // After the listeners: those would hold the process again.
    worker.unref();
    return worker;
  }

  #fail(why: Error): void {
    for (const { reject } of this.#waiting.values()) reject(why);
    this.#waiting.clear();
  }
}
