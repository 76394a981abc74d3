import { FailureError, failures } from '../errors.ts';
import type { OpenThread } from '../threads/openThread.ts';
import type { CurrentModel } from './currentModel.ts';
import { summarise } from './summaries.ts';

export interface SummariseDeps {
  readonly openThread: (threadId: string) => Promise<OpenThread>;
  readonly model: CurrentModel;
  readonly redact: (text: string) => string;
  /** Tokens that the model takes, prompt and reply together. */
  readonly contextWindow: (model: string) => number;
  readonly now: () => number;
}

/**
 * Sums a thread up to its last reply, because the user asked for it. Throws `FailureError` where no model is set up,
 * nothing was said since the last summary, or the model gave none.
 */
export async function summariseByHand(deps: SummariseDeps, threadId: string, signal: AbortSignal): Promise<void> {
  const { openThread, model, redact, contextWindow, now } = deps;
  const { provider } = model;
  if (!provider) throw new FailureError(failures.noModel());
  const open = await openThread(threadId);
  try {
    const name = model.nameFor(open.thread.model);
    const options = { now, window: contextWindow(name), keep: 0 };
    const outcome = await summarise(open, { provider, model: name, redact }, options, signal);
    if (outcome === 'nothing') throw new FailureError(failures.nothingToSummarise());
    if (outcome === 'no-answer' && !signal.aborted) throw new FailureError(failures.noSummary(name));
  } finally {
    await open.close();
  }
}
