import type { ApplyInput } from '../../edits/applyReply.ts';
import type { Disposable } from '../../disposables.ts';
import { Serial } from '../../threads/serial.ts';
import { WorkerClient } from '../../workers/workerClient.ts';
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
  readonly #deadlineMs: number;
  readonly #worker: WorkerClient<PlanQuestion, EditPlan> | undefined;
  readonly #serial = new Serial();
  readonly #end = new AbortController();

  constructor({ workerPath, deadlineMs, idleMs }: PlanClientOptions) {
    this.#deadlineMs = deadlineMs;
    this.#worker = workerPath === undefined ? undefined : new WorkerClient({ path: workerPath, idleMs });
  }

  /** Like `planEdit`. Rejects with the signal's reason once it is aborted. */
  async plan(input: ApplyInput, base: string | undefined, signal?: AbortSignal): Promise<EditPlan> {
    const worker = this.#worker;
    if (!worker || input.text.length + (base?.length ?? 0) < BIG) return planEdit(input, base);
    return this.#serial.run(() => this.#ask(worker, { input, base }, signal));
  }

  dispose(): void {
    this.#end.abort(new Error('Parley is shutting down.'));
    this.#worker?.dispose();
  }

  async #ask(
    worker: WorkerClient<PlanQuestion, EditPlan>,
    question: PlanQuestion,
    signal: AbortSignal | undefined,
  ): Promise<EditPlan> {
    const stopped = AbortSignal.any(signal ? [signal, this.#end.signal] : [this.#end.signal]);
    stopped.throwIfAborted();
    const late = AbortSignal.timeout(this.#deadlineMs);
    const ended = AbortSignal.any([stopped, late]);
    // Only the end of its thread stops a plan that is being made.
    const stop = (): void => void worker.stop();
    ended.addEventListener('abort', stop);
    try {
      return await worker.ask(question);
    } catch {
      stopped.throwIfAborted();
      // No worker can start, or this one broke: the answer is still wanted.
      return late.aborted ? TOO_LONG : planEdit(question.input, question.base);
    } finally {
      ended.removeEventListener('abort', stop);
    }
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
