/** A thread: what was asked and answered, and all that the panel shows of it. Plain data; never changed in place. */
export interface Thread {
  /** Sortable by creation: 10 characters of time, 16 of chance (ULID). */
  readonly id: string;
  /** Milliseconds since 1970, as every time in this file. */
  readonly created: number;
  /** The last change of any kind. */
  readonly updated: number;
  /** The last question or reply. */
  readonly active: number;
  readonly title: string;
  /** Who gave the title. One that the user gave is never overwritten. */
  readonly titleBy: 'words' | 'model' | 'user';
  readonly workspace: WorkspaceRef | undefined;
  readonly isPinned: boolean;
  readonly isArchived: boolean;
  /** The model chosen for this thread, where it differs from the default. */
  readonly model: string | undefined;
  /** The turns of all branches, in the order in which they began. */
  readonly turns: readonly Turn[];
  /** The last turn of the branch on show. */
  readonly head: string | undefined;
  readonly summaries: readonly Summary[];
  readonly draft: Draft;
  /** Context that goes along with every question. */
  readonly pinnedContext: readonly ContextItem[];
  readonly forkedFrom: { readonly threadId: string; readonly turnId: string } | undefined;
  readonly metadata: Readonly<Record<string, string>>;
}

/** The workspace in which a thread began. Its name and folders outlive a changed id (a folder that joins others). */
export interface WorkspaceRef {
  readonly id: string;
  readonly name: string;
  readonly folders: readonly string[];
}

/** One message of the user and its reply. Turns with the same parent are branches of each other. */
export interface Turn {
  readonly id: string;
  readonly parent: string | undefined;
  readonly created: number;
  readonly text: string;
  /** Earlier wordings of `text`, oldest first. */
  readonly earlierTexts: readonly string[];
  readonly context: readonly ContextItem[];
  /** What did not fit into the request. */
  readonly cuts: readonly Cut[];
  /** The model asked, or `index` where the built-in index answered. */
  readonly model: string;
  readonly reply: string;
  /** What a reasoning model thought aloud: shown in a fold of its own, never sent again. */
  readonly reasoning: string;
  /** Undefined while the reply is being written. */
  readonly outcome: Outcome | undefined;
  readonly usage: Usage | undefined;
  /** When it was deleted; a deleted turn is out of the prompt and can be restored. */
  readonly deleted: number | undefined;
  readonly reactions: readonly string[];
  /** The edits of this reply that were accepted. */
  readonly edits: readonly AcceptedEdit[];
}

/** How a turn ended. Every turn ends with one. */
export type Outcome =
  | { readonly type: 'done'; readonly finishReason: FinishReason; readonly ended: number }
  | { readonly type: 'stopped'; readonly ended: number }
  | { readonly type: 'interrupted'; readonly ended: number }
  | { readonly type: 'failed'; readonly failure: Failure; readonly ended: number };

/** `length`: the model's limit cut the reply; `cut-off`: the server closed without saying that it was done. */
export type FinishReason = 'stop' | 'length' | 'filter' | 'cut-off';

/** What went wrong, in words for a person. */
export interface Failure {
  readonly code: FailureCode;
  /** What happened, one sentence. */
  readonly message: string;
  /** What to do about it, one sentence. */
  readonly advice: string;
  /** For copying into a report: status, request id, the server's own words; free of keys. */
  readonly details: string;
  /** When trying again makes sense, if the server said so. */
  readonly retryAt?: number;
}

export const FAILURE_CODES = [
  'invalid_message',
  'message_too_long',
  'rate_limit_exceeded',
  'unauthorized',
  'thread_not_found',
  'insufficient_tokens',
  'model_not_found',
  'offline',
  'stalled',
  'ai_provider_error',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

/** Tokens as the endpoint counted them, or estimated where it did not. */
export interface Usage {
  readonly promptTokens: number;
  readonly replyTokens: number;
  readonly isEstimate: boolean;
  /** In US dollars, where the model's price is known. */
  readonly cost?: number;
  readonly firstTokenMs?: number;
  readonly totalMs: number;
}

/** A piece of context as the panel shows it. Its text is kept beside the thread and asked for when needed. */
export interface ContextItem {
  readonly id: string;
  /** The context provider that made it: `file`, `selection`, `symbol` … */
  readonly provider: string;
  /** What a chip shows: `retry.ts:40-88`. */
  readonly label: string;
  /** Relative to the workspace, with forward slashes; with several roots it begins with the root's name. */
  readonly path?: string;
  readonly uri?: string;
  /** Lines count from 1; both ends included. */
  readonly startLine?: number;
  readonly endLine?: number;
  readonly language?: string;
  readonly tokens: number;
  /** Why it is here, for “Why this?”. */
  readonly reason: string;
}

/** A context item with the text that is sent. */
export interface ContextPart extends ContextItem {
  readonly text: string;
}

/** A context part as a thread keeps it: its text lies beside the thread. */
export function withoutText({ text, ...item }: ContextPart): ContextItem {
  return item;
}

/** Something that did not fit into a request beside what matters more. */
export interface Cut {
  readonly what: 'context' | 'message' | 'summary' | 'rules' | 'question';
  /** The label of a part, the first words of a text. */
  readonly label: string;
  /** Tokens saved. */
  readonly tokens: number;
  /** `left-out`: nothing of it goes; `shortened`: the rest goes, with a mark. */
  readonly how: 'left-out' | 'shortened';
  /** One sentence for the user. */
  readonly why: string;
}

/** What is in the composer and not yet sent. */
export interface Draft {
  readonly text: string;
  readonly context: readonly ContextItem[];
}

/** A summary stands for the turns up to and including `throughTurn` in later prompts. */
export interface Summary {
  readonly id: string;
  readonly created: number;
  readonly fromTurn: string;
  readonly throughTurn: string;
  readonly text: string;
  readonly topics: readonly string[];
}

export interface AcceptedEdit {
  readonly path: string;
  readonly added: number;
  readonly removed: number;
  readonly accepted: number;
}

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
export type NewTurn = Pick<Turn, 'id' | 'created' | 'text' | 'context' | 'model'> & { readonly parent?: string };

export const LIMITS = {
  title: 200,
  message: 50_000,
  /** From this length on the composer counts. */
  messageWarning: 40_000,
} as const;

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
      return { ...touch(thread, event.at), title: event.title, titleBy: event.by };
    case 'thread-pin':
      return { ...touch(thread, event.at), isPinned: event.isPinned };
    case 'thread-archive':
      return { ...touch(thread, event.at), isArchived: event.isArchived };
    case 'thread-model':
      return { ...touch(thread, event.at), model: event.model };
    case 'thread-metadata':
      return { ...touch(thread, event.at), metadata: { ...thread.metadata, ...event.metadata } };
    case 'thread-head':
      return { ...touch(thread, event.at), head: event.turnId };
    case 'thread-draft':
      return { ...thread, draft: event.draft };
    case 'thread-context':
      return { ...touch(thread, event.at), pinnedContext: event.context };
    case 'thread-summary':
      return { ...touch(thread, event.at), summaries: [...thread.summaries, event.summary] };
    case 'turn-start':
      return {
        ...touch(thread, event.at),
        active: event.at,
        turns: [...thread.turns, startTurn(event.turn)],
        head: event.turn.id,
      };
    case 'turn-context':
      return changeTurn(thread, event.turnId, turn => ({ ...turn, context: event.context }));
    case 'turn-cuts':
      return changeTurn(thread, event.turnId, turn => ({ ...turn, cuts: event.cuts }));
    case 'turn-delta':
      return changeTurn(thread, event.turnId, turn => ({ ...turn, reply: turn.reply + event.text }));
    case 'turn-reasoning':
      return changeTurn(thread, event.turnId, turn => ({ ...turn, reasoning: turn.reasoning + event.text }));
    case 'turn-end':
      return changeTurn(
        { ...touch(thread, event.outcome.ended), active: Math.max(thread.active, event.outcome.ended) },
        event.turnId,
        turn => ({ ...turn, outcome: event.outcome, usage: addUsage(turn.usage, event.usage) }),
      );
    case 'turn-resume':
      return changeTurn(touch(thread, event.at), event.turnId, turn => ({ ...turn, outcome: undefined }));
    case 'turn-text':
      return changeTurn(touch(thread, event.at), event.turnId, turn => ({
        ...turn,
        text: event.text,
        earlierTexts: [...turn.earlierTexts, turn.text],
      }));
    case 'turn-delete':
      return changeTurn(touch(thread, event.at), event.turnId, turn => ({ ...turn, deleted: event.at }));
    case 'turn-restore':
      return changeTurn(touch(thread, event.at), event.turnId, turn => ({ ...turn, deleted: undefined }));
    case 'turn-reaction':
      return changeTurn(touch(thread, event.at), event.turnId, turn => ({ ...turn, reactions: event.reactions }));
    case 'turn-edit':
      return changeTurn(touch(thread, event.edit.accepted), event.turnId, turn => ({
        ...turn,
        edits: [...turn.edits, event.edit],
      }));
  }
}

/** The branch on show: from the first turn to the head. Deleted turns are among them. */
export function currentBranch(thread: Thread): readonly Turn[] {
  const byId = new Map(thread.turns.map(turn => [turn.id, turn]));
  const branch: Turn[] = [];
  for (let turn = byId.get(thread.head ?? ''); turn && branch.length <= byId.size; turn = byId.get(turn.parent ?? '')) {
    branch.push(turn);
  }
  return branch.reverse();
}

/** The branches beside a turn, itself among them, oldest first. */
export function siblings(thread: Thread, turnId: string): readonly Turn[] {
  const turn = thread.turns.find(it => it.id === turnId);
  return turn ? thread.turns.filter(it => it.parent === turn.parent) : [];
}

/** The newest turn at the end of the branch that goes through a turn: where `‹ 2/3 ›` leads. */
export function branchEnd(thread: Thread, turnId: string): string {
  const newestChild = new Map(thread.turns.map(turn => [turn.parent, turn.id]));
  let end = turnId;
  // A damaged file can make turns the parents of each other: no walk is longer than there are turns.
  for (let step = 0; step < thread.turns.length; step++) end = newestChild.get(end) ?? end;
  return end;
}

/** The turn whose reply is being written, if one is. */
export function streamingTurn(thread: Thread): Turn | undefined {
  return thread.turns.findLast(turn => turn.outcome === undefined);
}

function startTurn(turn: NewTurn): Turn {
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

function touch(thread: Thread, at: number): Thread {
  return { ...thread, updated: Math.max(thread.updated, at) };
}

/** The turn that changes is nearly always the last: looked for from the end, so that a delta does not walk a long thread. */
function changeTurn(thread: Thread, turnId: string, change: (turn: Turn) => Turn): Thread {
  const position = thread.turns.findLastIndex(turn => turn.id === turnId);
  const turn = thread.turns[position];
  return turn ? { ...thread, turns: thread.turns.with(position, change(turn)) } : thread;
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
