import type { OpenThread } from '../threads/openThread.ts';
import type { CurrentModel } from './currentModel.ts';
import { giveModelTitle } from './modelTitle.ts';
import { isSummaryDue, summarise, type SummaryLimits } from './summaries.ts';

export interface AfterTurnDeps {
  readonly model: CurrentModel;
  readonly redact: (text: string) => string;
  readonly contextWindow: (model: string) => number;
  readonly settings: () => { readonly modelTitles: boolean; readonly summaryLimits: SummaryLimits };
  readonly now: () => number;
}

/** What is done for a thread after a reply: the model names it, and sums it up when it has grown long. */
export function afterTurn(
  deps: AfterTurnDeps,
): (open: OpenThread, turnId: string, signal: AbortSignal) => Promise<void> {
  return async (open, turnId, signal) => {
    const turn = open.thread.turns.find(it => it.id === turnId);
    const { provider } = deps.model;
    if (!provider || turn?.outcome?.type !== 'done') return;
    const asking = { provider, model: turn.model, redact: deps.redact };
    const { modelTitles, summaryLimits } = deps.settings();
    if (modelTitles && turn.parent === undefined) await giveModelTitle(open, turn, asking, deps.now, signal);
    if (isSummaryDue(open.thread, summaryLimits, deps.now())) {
      await summarise(open, asking, { now: deps.now, window: deps.contextWindow(turn.model) }, signal);
    }
  };
}
