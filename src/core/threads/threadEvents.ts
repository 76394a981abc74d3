import type { Thread, Turn } from '../../shared/thread.ts';
import type { ThreadEvent } from '../../shared/threadEvent.ts';

/** Events that lead to a given state: how a thread that was imported, forked or lost on disk is written. */
export function threadEvents(thread: Thread): readonly ThreadEvent[] {
  const at = thread.created;
  const events: ThreadEvent[] = [
    {
      type: 'thread-start',
      id: thread.id,
      at,
      ...(thread.workspace ? { workspace: thread.workspace } : {}),
      ...(thread.forkedFrom ? { forkedFrom: thread.forkedFrom } : {}),
    },
  ];
  if (thread.isPinned) events.push({ type: 'thread-pin', at, isPinned: true });
  if (thread.isArchived) events.push({ type: 'thread-archive', at, isArchived: true });
  if (thread.model !== undefined) events.push({ type: 'thread-model', at, model: thread.model });
  if (Object.keys(thread.metadata).length > 0) events.push({ type: 'thread-metadata', at, metadata: thread.metadata });
  const last = thread.turns.at(-1);
  if (thread.pinnedContext.length > 0) events.push({ type: 'thread-context', at, context: thread.pinnedContext });
  // The last start says when the thread was last active.
  for (const turn of thread.turns) events.push(...turnEvents(turn, turn === last ? thread.active : turn.created));
  for (const summary of thread.summaries) events.push({ type: 'thread-summary', at: summary.created, summary });
  if (thread.head !== thread.turns.at(-1)?.id) {
    events.push({ type: 'thread-head', at, ...(thread.head === undefined ? {} : { turnId: thread.head }) });
  }
  if (thread.draft.text !== '' || thread.draft.context.length > 0) {
    events.push({ type: 'thread-draft', at, draft: thread.draft });
  }
  events.push({ type: 'thread-title', at: thread.updated, title: thread.title, by: thread.titleBy });
  return events;
}

function turnEvents(turn: Turn, at: number): readonly ThreadEvent[] {
  const { id, created, context, model } = turn;
  const texts = [...turn.earlierTexts, turn.text];
  const parent = turn.parent === undefined ? {} : { parent: turn.parent };
  const declined = turn.declined ? { declined: turn.declined } : {};
  const turnId = id;
  const start = { id, created, text: texts[0] ?? '', context, ...declined, model, ...parent };
  const events: ThreadEvent[] = [{ type: 'turn-start', at, turn: start }];
  for (const text of texts.slice(1)) events.push({ type: 'turn-text', turnId, at, text });
  if (turn.cuts.length > 0) events.push({ type: 'turn-cuts', turnId, cuts: turn.cuts });
  if (turn.reasoning !== '') events.push({ type: 'turn-reasoning', turnId, text: turn.reasoning });
  if (turn.reply !== '') events.push({ type: 'turn-delta', turnId, text: turn.reply });
  if (turn.outcome) {
    events.push({ type: 'turn-end', turnId, outcome: turn.outcome, ...(turn.usage ? { usage: turn.usage } : {}) });
  }
  if (turn.reactions.length > 0) events.push({ type: 'turn-reaction', turnId, at, reactions: turn.reactions });
  for (const edit of turn.edits) events.push({ type: 'turn-edit', turnId, edit });
  if (turn.deleted !== undefined) events.push({ type: 'turn-delete', turnId, at: turn.deleted });
  return events;
}
