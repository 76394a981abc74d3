import { Worker } from 'node:worker_threads';
import type { ApplyInput } from '../../edits/applyReply.ts';
import type { Disposable } from '../../disposables.ts';
import { Serial } from '../../threads/serial.ts';
import { planEdit, type EditPlan } from './planEdit.ts';

export interface PlanClientOptions {
  /** The script of the worker; without one everything runs here. */
  readonly workerPath: string | undefined;
  /** Milliseconds after which a plan is given up. */
  readonly deadlineMs: number;
  /** Milliseconds after which an idle worker ends, and its memory with it. */
  readonly idleMs: number;
}

/** What the worker is asked; it answers with an `EditPlan`. */
export interface PlanQuestion {
  readonly input: ApplyInput;
  readonly base: string | undefined;
}

/**
 * Finds out what blocks come to: in small files right here, in big ones in a worker thread, so that the editor's event
 * loop goes on meanwhile. One after the other. Where no worker can run, it is done here all the same.
 */
export class PlanClient implements Disposable {
  readonly #options: PlanClientOptions;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  readonly #serial = new Serial();
  #isDisposed = false;

  constructor(options: PlanClientOptions) {
    this.#options = options;
  }

  /** Like `planEdit`. Rejects with the signal's reason once it is aborted. */
  async plan(input: ApplyInput, base: string | undefined, signal?: AbortSignal): Promise<EditPlan> {
    const { workerPath } = this.#options;
    if (workerPath === undefined || input.text.length + (base?.length ?? 0) < BIG) return planEdit(input, base);
    return this.#serial.run(() => this.#ask(workerPath, { input, base }, signal));
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#stop();
  }

  async #ask(workerPath: string, question: PlanQuestion, signal: AbortSignal | undefined): Promise<EditPlan> {
    signal?.throwIfAborted();
    if (this.#isDisposed) throw new Error('Parley is shutting down.');
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= startWorker(workerPath));
    const end = new AbortController();
    try {
      return await this.#answer(worker, question, signal, end.signal);
    } finally {
      end.abort();
      this.#idle = setTimeout(() => this.#stop(), this.#options.idleMs).unref();
    }
  }

  /** `end` takes every listener off again. */
  #answer(
    worker: Worker,
    question: PlanQuestion,
    signal: AbortSignal | undefined,
    end: AbortSignal,
  ): Promise<EditPlan> {
    return new Promise((resolve, reject) => {
      const onMessage = (plan: EditPlan): void => resolve(plan);
      // No worker can start, or this one broke: the answer is still wanted.
      const onEnd = (): void => {
        this.#stop();
        if (this.#isDisposed) reject(new Error('Parley is shutting down.'));
        else resolve(planEdit(question.input, question.base));
      };
      const onAbort = (): void => {
        this.#stop();
        reject(signal?.reason instanceof Error ? signal.reason : new Error('The apply was stopped.'));
      };
      const deadline = setTimeout(() => {
        worker.off('exit', onEnd);
        this.#stop();
        resolve(TOO_LONG);
      }, this.#options.deadlineMs);
      worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
      signal?.addEventListener('abort', onAbort, { signal: end });
      end.addEventListener('abort', () => {
        clearTimeout(deadline);
        worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
        // One that breaks while nobody waits must not take the extension host along.
        worker.on('error', () => undefined);
      });
      worker.postMessage(question);
    });
  }

  #stop(): void {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
  }
}

/** In files with fewer characters, about 1,000 lines of code, even the slowest form takes some milliseconds only. */
const BIG = 30_000;

const TOO_LONG: EditPlan = {
  type: 'refused',
  reason: 'too-large',
  message: 'Finding the place in this file takes too long. Copy the code and put it in by hand.',
  candidates: [],
};

function startWorker(path: string): Worker {
  const worker = new Worker(path);
  worker.unref();
  return worker;
}
