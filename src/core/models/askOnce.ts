import { FailureError } from '../errors.ts';
import { connect, patiently, problemOf } from './attempt.ts';
import type { Attempt, Setup } from './attempt.ts';
import type { OpenAiClient } from './openaiClient.ts';
import { retryWait } from './retry.ts';
import { Watchdog } from './watchdog.ts';

export interface Question<T> {
  /** What is asked for, or the model: for the words of an error. */
  readonly model: string;
  /** In seconds. */
  readonly patience: number;
  /** Whether the same may be sent again where the server was busy. */
  readonly retries?: boolean;
  readonly ask: (client: OpenAiClient, signal: AbortSignal) => Promise<T>;
}

/** Asks an endpoint for one answer that does not stream. Rejects with a `FailureError`, or an abort error. */
export async function askOnce<T>(setup: Setup, question: Question<T>, signal: AbortSignal): Promise<T> {
  for (let retries = 0; ; retries++) {
    const control = new AbortController();
    const { patience: longest, ask, model } = question;
    const patience = { first: longest, between: longest, giveUp: longest };
    const attempt: Attempt = {
      signal: AbortSignal.any([signal, control.signal]),
      watchdog: new Watchdog(patience, setup.startTimer),
      key: '',
    };
    let retryIn: number;
    try {
      const answer = connect(setup, attempt).then(client => ask(client, attempt.signal));
      const waiting = patiently(answer, attempt, setup);
      for (;;) {
        const { value, done } = await waiting.next();
        if (done) return value;
      }
    } catch (error) {
      signal.throwIfAborted();
      const problem = problemOf(error, setup, model, attempt);
      const mayRetry = question.retries === true && problem.isPassing;
      const wait = mayRetry ? retryWait(retries, problem.askedWait, setup.random) : undefined;
      if (wait === undefined) throw new FailureError(problem.failure);
      retryIn = wait;
    } finally {
      control.abort();
      attempt.watchdog.dispose();
    }
    await setup.wait(retryIn, signal);
    signal.throwIfAborted();
  }
}
