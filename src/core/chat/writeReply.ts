import { isDeepStrictEqual } from 'node:util';
import type { ContextProvider } from '../context/contextProvider.ts';
import type { SlashCommand } from '../slash/slashCommand.ts';
import type { Workspace } from '../workspace.ts';
import type { CodeIndex } from '../context/codeIndex.ts';
import type { ModelEvent } from '../models/modelProvider.ts';
import type { TokenTally } from '../models/tokenRatios.ts';
import type { CurrentModel } from './currentModel.ts';
import { INDEX_MODEL } from './currentModel.ts';
import { gather, type GatherDeps } from './gather.ts';
import { indexAnswer } from './indexAnswer.ts';
import { continueMessages } from './prompt.ts';
import { prepareRequest, type PrepareRequestDeps } from './prepareRequest.ts';
import type { Reply, ReplyWriter } from './replyWriter.ts';
import { toWire } from './toWire.ts';

export interface WriteReplyDeps extends PrepareRequestDeps, GatherDeps {
  readonly model: CurrentModel;
  readonly providers: readonly ContextProvider[];
  readonly commands: readonly SlashCommand[];
  readonly index: CodeIndex;
  readonly workspace: Workspace;
  /** Told how many tokens a model counted in a prompt. */
  readonly learnTokens: (model: string, prompt: TokenTally) => void;
}

/** Writes replies: finds the context of the question, then asks the model, or the index where no model is set up. */
export function createReplyWriter(deps: WriteReplyDeps): ReplyWriter {
  return (reply, signal) => (reply.isResumed ? resume(deps, reply, signal) : write(deps, reply, signal));
}

async function* write(deps: WriteReplyDeps, reply: Reply, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  const { turn } = reply;
  const gathered = await gather(deps, { ...turn, parts: reply.parts, keptBack: reply.keptBack ?? [] }, signal);
  const isAsAttached = isDeepStrictEqual(gathered.parts, reply.parts);
  if (!isAsAttached) await reply.setContext(gathered.parts);
  // Before anything can fail, and also where nobody is asked.
  if (gathered.notAttached.length > 0) await reply.setCuts(gathered.notAttached);
  if (gathered.preface !== '') yield { type: 'delta', text: `${gathered.preface}\n\n` };
  if (gathered.instruction === undefined) {
    yield { type: 'end', finishReason: 'stop' };
    return;
  }
  const { provider } = deps.model;
  if (!provider) {
    for await (const text of indexAnswer(turn.text, gathered.parts, deps, signal)) yield { type: 'delta', text };
    yield { type: 'end', finishReason: 'stop' };
    return;
  }
  const { request, cuts, counted } = await prepareRequest(deps, { ...turn, thread: reply.open.thread }, gathered);
  if (cuts.length > gathered.notAttached.length) await reply.setCuts(cuts);
  const hasImages = request.messages.some(it => it.images);
  for await (const event of provider.stream(request, signal)) {
    const usage = event.type === 'end' ? event.usage : undefined;
    // What an image counts is not counted here but agreed upon.
    if (usage && !usage.isEstimate && !hasImages) deps.learnTokens(turn.model, { counted, told: usage.promptTokens });
    yield event;
  }
}

async function* resume(deps: WriteReplyDeps, reply: Reply, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  const { turn, open } = reply;
  const { provider } = deps.model;
  const parts = await deps.readContext(open.thread.id, turn.id);
  if (!provider) {
    yield* write(deps, { ...reply, parts }, signal);
    return;
  }
  const gathered = { preface: '', instruction: turn.text, parts, notes: [], notAttached: [] };
  const model = deps.model.nameFor(turn.model === INDEX_MODEL ? undefined : turn.model);
  const { request } = await prepareRequest(deps, { ...turn, thread: open.thread, model }, gathered);
  const messages = toWire(continueMessages(request.messages, turn.reply), deps.redact);
  yield* provider.stream({ ...request, messages }, signal);
}
