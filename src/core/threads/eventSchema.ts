import * as v from 'valibot';
import { FAILURE_CODES, type ContextPart } from '../../shared/thread.ts';
import { type ThreadEvent } from '../../shared/threadEvent.ts';

/** An event that comes from where its shape cannot be trusted: a damaged line, an imported file. Undefined if it is none. */
export function parseEvent(value: unknown): ThreadEvent | undefined {
  const result = v.safeParse(eventSchema, value);
  return result.success ? result.output : undefined;
}

/** The same for a context part with its text. */
export function parseContextPart(value: unknown): ContextPart | undefined {
  const result = v.safeParse(contextPart, value);
  return result.success ? result.output : undefined;
}

const at = v.number();
const text = v.string();
const id = v.pipe(v.string(), v.nonEmpty());

const workspace = v.object({ id: text, name: text, folders: v.array(text) });
const contextItem = v.object({
  id: text,
  provider: text,
  label: text,
  path: v.exactOptional(text),
  uri: v.exactOptional(text),
  startLine: v.exactOptional(v.number()),
  endLine: v.exactOptional(v.number()),
  language: v.exactOptional(text),
  tokens: v.number(),
  reason: text,
});
const cut = v.object({
  what: v.picklist(['context', 'message', 'summary', 'rules', 'question']),
  label: text,
  tokens: v.number(),
  how: v.picklist(['left-out', 'shortened', 'not-attached']),
  why: text,
});
const contextPart = v.object({ ...contextItem.entries, text });
const failure = v.object({
  code: v.picklist(FAILURE_CODES),
  message: text,
  advice: text,
  details: text,
  retryAt: v.exactOptional(v.number()),
});
const outcome = v.variant('type', [
  v.object({ type: v.literal('done'), finishReason: v.picklist(['stop', 'length', 'filter', 'cut-off']), ended: at }),
  v.object({ type: v.literal('stopped'), ended: at }),
  v.object({ type: v.literal('interrupted'), ended: at }),
  v.object({ type: v.literal('failed'), failure, ended: at }),
]);
const usage = v.object({
  promptTokens: v.number(),
  replyTokens: v.number(),
  isEstimate: v.boolean(),
  cost: v.exactOptional(v.number()),
  firstTokenMs: v.exactOptional(v.number()),
  totalMs: v.number(),
});
const newTurn = v.object({
  id,
  created: at,
  text,
  context: v.array(contextItem),
  declined: v.exactOptional(v.array(text)),
  model: text,
  parent: v.exactOptional(text),
});
const draft = v.object({ text, context: v.array(contextItem), declined: v.exactOptional(v.array(text)) });
const summary = v.object({ id, created: at, fromTurn: text, throughTurn: text, text, topics: v.array(text) });
const edit = v.object({ path: text, added: v.number(), removed: v.number(), accepted: at });

const eventSchema = v.variant('type', [
  v.object({
    type: v.literal('thread-start'),
    id,
    at,
    workspace: v.exactOptional(workspace),
    forkedFrom: v.exactOptional(v.object({ threadId: text, turnId: text })),
  }),
  v.object({ type: v.literal('thread-title'), at, title: text, by: v.picklist(['words', 'model', 'user']) }),
  v.object({ type: v.literal('thread-pin'), at, isPinned: v.boolean() }),
  v.object({ type: v.literal('thread-archive'), at, isArchived: v.boolean() }),
  v.object({ type: v.literal('thread-model'), at, model: v.exactOptional(text) }),
  v.object({ type: v.literal('thread-metadata'), at, metadata: v.record(text, text) }),
  v.object({ type: v.literal('thread-head'), at, turnId: v.exactOptional(text) }),
  v.object({ type: v.literal('thread-draft'), at, draft }),
  v.object({ type: v.literal('thread-context'), at, context: v.array(contextItem) }),
  v.object({ type: v.literal('thread-summary'), at, summary }),
  v.object({ type: v.literal('turn-start'), at, turn: newTurn }),
  v.object({ type: v.literal('turn-context'), turnId: text, context: v.array(contextItem) }),
  v.object({ type: v.literal('turn-cuts'), turnId: text, cuts: v.array(cut) }),
  v.object({ type: v.literal('turn-delta'), turnId: text, text }),
  v.object({ type: v.literal('turn-reasoning'), turnId: text, text }),
  v.object({ type: v.literal('turn-end'), turnId: text, outcome, usage: v.exactOptional(usage) }),
  v.object({ type: v.literal('turn-resume'), turnId: text, at }),
  v.object({ type: v.literal('turn-text'), turnId: text, at, text }),
  v.object({ type: v.literal('turn-delete'), turnId: text, at }),
  v.object({ type: v.literal('turn-restore'), turnId: text, at }),
  v.object({ type: v.literal('turn-reaction'), turnId: text, at, reactions: v.array(text) }),
  v.object({ type: v.literal('turn-edit'), turnId: text, edit }),
]);
