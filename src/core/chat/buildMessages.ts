import type { ModelMessage } from '../models/modelProvider.ts';
import { FailureError, failures } from '../errors.ts';
import { fitBudget, type BudgetMessage, type Cut } from '../context/fitBudget.ts';
import { renderParts } from '../context/render.ts';
import { EDIT_FORM } from '../slash/editForm.ts';
import type { ContextPart, Turn } from '../../shared/thread.ts';
import { currentBranch } from '../../shared/thread.ts';
import type { Gathered } from './gather.ts';
import { systemPrompt } from './prompt.ts';
import type { Reply } from './replyWriter.ts';

export interface BuildMessagesDeps {
  readonly editorName: string;
  readonly readContext: (threadId: string, turnId: string) => Promise<readonly ContextPart[]>;
  /** Tokens that a model takes, prompt and reply together. */
  readonly contextWindow: (model: string) => number;
}

/** A request as it goes to the model, and what did not fit into it. */
export interface BuiltMessages {
  readonly messages: readonly ModelMessage[];
  readonly cuts: readonly Cut[];
}

/**
 * What the model is told: who it is, what was said before, the question with its context; within the model's window.
 * Throws `insufficient_tokens` where not even the question fits.
 */
export async function buildMessages(
  deps: BuildMessagesDeps,
  { turn, open }: Reply,
  { instruction, parts, notes }: Gathered,
): Promise<BuiltMessages> {
  const window = deps.contextWindow(turn.model);
  const system = systemPrompt({ editor: deps.editorName, rules: EDIT_FORM });
  const branch = currentBranch(open.thread);
  const earlier = branch.slice(
    0,
    branch.findIndex(it => it.id === turn.id),
  );
  const summary = open.thread.summaries.findLast(it => earlier.some(told => told.id === it.throughTurn));
  const unsummarised = earlier.slice(earlier.findIndex(it => it.id === summary?.throughTurn) + 1).filter(isTold);
  const question: BudgetMessage = { role: 'user', text: [instruction ?? turn.text, ...notes].join('\n\n') };
  const before = await Promise.all(unsummarised.map(it => toldMessages(deps, open.thread.id, it)));
  const fitted = fitBudget({
    window,
    system,
    rules: [],
    summaries: summary ? [`What was said before, in short:\n${summary.text}`] : [],
    messages: [...before.flat(), question],
    context: parts,
  });
  if (!fitted.fits) throw new FailureError(failures.notEnoughRoom(fitted.tokens, fitted.room));
  const messages = fitted.messages.map(({ role, text }, position) => {
    const isQuestion = position === fitted.messages.length - 1;
    return { role, content: isQuestion ? [text, renderParts(fitted.context)].filter(Boolean).join('\n\n') : text };
  });
  return {
    messages: [{ role: 'system', content: [system, ...fitted.summaries].join('\n\n') }, ...messages],
    cuts: fitted.cuts,
  };
}

function isTold(turn: Turn): boolean {
  return turn.deleted === undefined && turn.reply !== '';
}

/** An earlier question with the code that went along with it: a follow-up is about the same code. */
async function toldMessages(
  { readContext }: BuildMessagesDeps,
  threadId: string,
  turn: Turn,
): Promise<readonly BudgetMessage[]> {
  const context = turn.context.length > 0 ? renderParts(await readContext(threadId, turn.id)) : '';
  return [
    { role: 'user', text: [turn.text, context].filter(Boolean).join('\n\n') },
    { role: 'assistant', text: turn.reply },
  ];
}
