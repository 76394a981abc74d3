import type { ContextProvider } from '../context/contextProvider.ts';
import type { SlashCommand } from '../slash/slashCommand.ts';
import type { Workspace } from '../workspace.ts';
import type { CodeIndex } from '../context/codeIndex.ts';
import type { ModelEvent } from '../models/modelProvider.ts';
import type { ContextPart } from '../../shared/thread.ts';
import type { CurrentModel } from './currentModel.ts';
import { INDEX_MODEL } from './currentModel.ts';
import { gather } from './gather.ts';
import { indexAnswer } from './indexAnswer.ts';
import { continueMessages } from './prompt.ts';
import { buildMessages } from './buildMessages.ts';
import type { Reply, ReplyWriter } from './replyWriter.ts';
import { toWire } from './toWire.ts';

export interface WriteReplyDeps {
  readonly model: CurrentModel;
  readonly providers: readonly ContextProvider[];
  readonly commands: readonly SlashCommand[];
  readonly index: CodeIndex;
  readonly workspace: Workspace;
  /** The editor's name, for the model: `Visual Studio Code`. */
  readonly editorName: string;
  readonly readContext: (threadId: string, turnId: string) => Promise<readonly ContextPart[]>;
  readonly redact: (text: string) => string;
  /** Tokens that the model takes, prompt and reply together. */
  readonly contextWindow: (model: string) => number;
}

/** Writes replies: finds the context of the question, then asks the model, or the index where no model is set up. */
export function createReplyWriter(deps: WriteReplyDeps): ReplyWriter {
  return (reply, signal) => (reply.isResumed ? resume(deps, reply, signal) : write(deps, reply, signal));
}

async function* write(deps: WriteReplyDeps, reply: Reply, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  const { turn } = reply;
  const gathered = await gather(deps, turn.text, reply.parts, signal);
  if (gathered.parts.length !== reply.parts.length) await reply.setContext(gathered.parts);
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
  const { messages } = await buildMessages(deps, reply, gathered);
  yield* provider.stream({ model: turn.model, messages: toWire(messages, deps.redact) }, signal);
}

async function* resume(deps: WriteReplyDeps, reply: Reply, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  const { turn, open } = reply;
  const { provider } = deps.model;
  const parts = await deps.readContext(open.thread.id, turn.id);
  if (!provider) {
    yield* write(deps, { ...reply, parts }, signal);
    return;
  }
  const gathered = { preface: '', instruction: turn.text, parts, notes: [] };
  const built = await buildMessages(deps, reply, gathered);
  const messages = continueMessages(built.messages, turn.reply);
  yield* provider.stream(
    {
      model: deps.model.nameFor(turn.model === INDEX_MODEL ? undefined : turn.model),
      messages: toWire(messages, deps.redact),
    },
    signal,
  );
}
