import type { Disposable } from '../disposables.ts';
import { WorkerClient } from '../workers/workerClient.ts';
import { estimateTokens } from './tokens.ts';

/** How many tokens each text has. Never rejects. */
export type CountTokens = (texts: readonly string[]) => Promise<readonly number[]>;

/**
 * Counts by the vocabulary o200k, which is that of OpenAI's models and close to most others. It takes 80 MB and a tenth
 * of a second to load, so it lives in a worker thread, and only while it is used. Where that does not answer in time,
 * counts are estimates.
 */
export class TokenCounter implements Disposable {
  readonly #worker: WorkerClient<readonly string[], readonly number[]>;

  readonly #patienceMs: number;

  /** After so many milliseconds an estimate stands in: a question must not wait for its price. */
  constructor(workerPath: string, patienceMs = 2_000) {
    this.#patienceMs = patienceMs;
    this.#worker = new WorkerClient({ path: workerPath, idleMs: IDLE_MS });
  }

  count: CountTokens = async texts => {
    if (texts.length === 0) return [];
    const late = Promise.withResolvers<readonly number[]>();
    const timer = setTimeout(() => late.reject(new Error('The tokens were not counted in time.')), this.#patienceMs);
    try {
      return await Promise.race([this.#worker.ask(texts), late.promise]);
    } catch {
      return texts.map(estimateTokens);
    } finally {
      clearTimeout(timer);
    }
  };

  /** Somebody is about to ask. */
  warmUp(): void {
    if (!this.#worker.isRunning) void this.count(['']);
  }

  dispose(): void {
    this.#worker.dispose();
  }
}

const IDLE_MS = 60_000;
