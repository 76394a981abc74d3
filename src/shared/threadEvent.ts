import type {
  AcceptedEdit,
  ContextItem,
  Cut,
  Draft,
  Outcome,
  Summary,
  Thread,
  Turn,
  Usage,
  WorkspaceRef,
} from './thread.ts';

/** All that can happen to a thread. A thread on disk is a list of these; every state of it is made by `applyThreadEvent`. */
export type ThreadEvent =
  | {
      readonly type: 'thread-start';
      readonly id: string;
      readonly at: number;
      readonly workspace?: WorkspaceRef;
      readonly forkedFrom?: { readonly threadId: string; readonly turnId: string };
    }
  | { readonly type: 'thread-title'; readonly at: number; readonly title: string; readonly by: Thread['titleBy'] }
  | { readonly type: 'thread-pin'; readonly at: number; readonly isPinned: boolean }
  | { readonly type: 'thread-archive'; readonly at: number; readonly isArchived: boolean }
  | { readonly type: 'thread-model'; readonly at: number; readonly model?: string }
  | { readonly type: 'thread-metadata'; readonly at: number; readonly metadata: Readonly<Record<string, string>> }
  | { readonly type: 'thread-head'; readonly at: number; readonly turnId?: string }
  | { readonly type: 'thread-draft'; readonly at: number; readonly draft: Draft }
  | { readonly type: 'thread-context'; readonly at: number; readonly context: readonly ContextItem[] }
  | { readonly type: 'thread-summary'; readonly at: number; readonly summary: Summary }
  | { readonly type: 'turn-start'; readonly at: number; readonly turn: NewTurn }
  /** What was found for the question after it was asked: replaces the context that the turn began with. */
  | { readonly type: 'turn-context'; readonly turnId: string; readonly context: readonly ContextItem[] }
  | { readonly type: 'turn-cuts'; readonly turnId: string; readonly cuts: readonly Cut[] }
  | { readonly type: 'turn-delta'; readonly turnId: string; readonly text: string }
  | { readonly type: 'turn-reasoning'; readonly turnId: string; readonly text: string }
  | { readonly type: 'turn-end'; readonly turnId: string; readonly outcome: Outcome; readonly usage?: Usage }
  /** The reply goes on after an end: Continue. */
  | { readonly type: 'turn-resume'; readonly turnId: string; readonly at: number }
  | { readonly type: 'turn-text'; readonly turnId: string; readonly at: number; readonly text: string }
  | { readonly type: 'turn-delete'; readonly turnId: string; readonly at: number }
  | { readonly type: 'turn-restore'; readonly turnId: string; readonly at: number }
  | {
      readonly type: 'turn-reaction';
      readonly turnId: string;
      readonly at: number;
      readonly reactions: readonly string[];
    }
  | { readonly type: 'turn-edit'; readonly turnId: string; readonly edit: AcceptedEdit };

/** What is known of a turn when it begins. */
export type NewTurn = Pick<Turn, 'id' | 'created' | 'text' | 'context' | 'declined' | 'model'> & {
  readonly parent?: string;
};

/** A thread before its first event. */
export function emptyThread(id: string, at: number): Thread {
  return {
    id,
    created: at,
    updated: at,
    active: at,
    title: '',
    titleBy: 'words',
    workspace: undefined,
    isPinned: false,
    isArchived: false,
    model: undefined,
    turns: [],
    head: undefined,
    summaries: [],
    draft: { text: '', context: [] },
    pinnedContext: [],
    forkedFrom: undefined,
    metadata: {},
  };
}

/** The one definition of change: used by the store, the host, other windows and the webview. */
export function applyThreadEvent(thread: Thread, event: ThreadEvent): Thread {
  switch (event.type) {
    case 'thread-start':
      return { ...emptyThread(event.id, event.at), workspace: event.workspace, forkedFrom: event.forkedFrom };
    case 'thread-title':
      return { ...touch(thread, event), title: event.title, titleBy: event.by };
    case 'thread-pin':
      return { ...touch(thread, event), isPinned: event.isPinned };
    case 'thread-archive':
      return { ...touch(thread, event), isArchived: event.isArchived };
    case 'thread-model':
      return { ...touch(thread, event), model: event.model };
    case 'thread-metadata':
      return { ...touch(thread, event), metadata: { ...thread.metadata, ...event.metadata } };
    case 'thread-head':
      return { ...touch(thread, event), head: event.turnId };
    case 'thread-draft':
      return { ...thread, draft: event.draft };
    case 'thread-context':
      return { ...touch(thread, event), pinnedContext: event.context };
    case 'thread-summary':
      return { ...touch(thread, event), summaries: [...thread.summaries, event.summary] };
    case 'turn-start':
      return { ...touch(thread, event), turns: [...thread.turns, startTurn(event.turn)], head: event.turn.id };
    case 'turn-context':
    case 'turn-cuts':
    case 'turn-delta':
    case 'turn-reasoning':
    case 'turn-end':
    case 'turn-resume':
    case 'turn-text':
    case 'turn-delete':
    case 'turn-restore':
    case 'turn-reaction':
    case 'turn-edit':
      return changeTurn(touch(thread, event), event);
  }
}

/** What happens to a turn that is there already. */
export type TurnEvent = Extract<ThreadEvent, { readonly turnId: string }>;

/** What an event makes of the turn that it names. */
export function applyTurnEvent(turn: Turn, event: TurnEvent): Turn {
  switch (event.type) {
    case 'turn-context':
      return { ...turn, context: event.context };
    case 'turn-cuts':
      return { ...turn, cuts: event.cuts };
    case 'turn-delta':
      return { ...turn, reply: turn.reply + event.text };
    case 'turn-reasoning':
      return { ...turn, reasoning: turn.reasoning + event.text };
    case 'turn-end':
      return { ...turn, outcome: event.outcome, usage: addUsage(turn.usage, event.usage) };
    case 'turn-resume':
      return { ...turn, outcome: undefined };
    case 'turn-text':
      return { ...turn, text: event.text, earlierTexts: [...turn.earlierTexts, turn.text] };
    case 'turn-delete':
      return { ...turn, deleted: event.at };
    case 'turn-restore':
      return { ...turn, deleted: undefined };
    case 'turn-reaction':
      return { ...turn, reactions: event.reactions };
    case 'turn-edit':
      return { ...turn, edits: [...turn.edits, event.edit] };
  }
}

/** A turn at its beginning. */
export function startTurn(turn: NewTurn): Turn {
  return {
    ...turn,
    parent: turn.parent,
    earlierTexts: [],
    cuts: [],
    reply: '',
    reasoning: '',
    outcome: undefined,
    usage: undefined,
    deleted: undefined,
    reactions: [],
    edits: [],
  };
}

/** When a thread last changed and was last active, after an event. */
export function timesAfter(
  { updated, active }: Pick<Thread, 'updated' | 'active'>,
  event: ThreadEvent,
): Pick<Thread, 'updated' | 'active'> {
  if (event.type === 'turn-start') return { updated: Math.max(updated, event.at), active: event.at };
  if (event.type === 'turn-end') {
    return { updated: Math.max(updated, event.outcome.ended), active: Math.max(active, event.outcome.ended) };
  }
  if (event.type === 'turn-edit') return { updated: Math.max(updated, event.edit.accepted), active };
  // A draft, and what a reply is made of, is no change of its own.
  if (!('at' in event) || event.type === 'thread-draft' || event.type === 'thread-start') return { updated, active };
  return { updated: Math.max(updated, event.at), active };
}

function touch(thread: Thread, event: ThreadEvent): Thread {
  const { updated, active } = timesAfter(thread, event);
  return updated === thread.updated && active === thread.active ? thread : { ...thread, updated, active };
}

/** The turn that changes is nearly always the last: looked for from the end, so that a delta does not walk a long thread. */
function changeTurn(thread: Thread, event: TurnEvent): Thread {
  const position = thread.turns.findLastIndex(turn => turn.id === event.turnId);
  const turn = thread.turns[position];
  return turn ? { ...thread, turns: thread.turns.with(position, applyTurnEvent(turn, event)) } : thread;
}

function addUsage(before: Usage | undefined, after: Usage | undefined): Usage | undefined {
  if (!before || !after) return after ?? before;
  return {
    ...after,
    promptTokens: before.promptTokens + after.promptTokens,
    replyTokens: before.replyTokens + after.replyTokens,
    isEstimate: before.isEstimate || after.isEstimate,
    totalMs: before.totalMs + after.totalMs,
    ...(before.cost === undefined && after.cost === undefined ? {} : { cost: (before.cost ?? 0) + (after.cost ?? 0) }),
  };
}
