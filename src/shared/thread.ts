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
  /** Names in the text whose code the user did not want along. Left out where there are none. */
  readonly declined?: readonly string[];
  /** What is not in the request, though it was attached or named. */
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

/** Something that is not in a request: it did not fit beside what matters more, or was named and could not go along. */
export interface Cut {
  readonly what: 'context' | 'message' | 'summary' | 'rules' | 'question';
  /** The label of a part, the first words of a text. Empty for what was not attached: its sentence names it. */
  readonly label: string;
  /** Tokens saved. */
  readonly tokens: number;
  /**
   * `left-out`: there was no room for any of it; `shortened`: the rest goes, with a mark; `not-attached`: it was never
   * part of it, having had no yes, being not there, or fitting several files.
   */
  readonly how: 'left-out' | 'shortened' | 'not-attached';
  /** One sentence for the user. */
  readonly why: string;
}

/** What is in the composer and not yet sent. */
export interface Draft {
  readonly text: string;
  readonly context: readonly ContextItem[];
  /** Names in the text whose code is not to go along, as written. Left out where there are none. */
  readonly declined?: readonly string[];
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

export const LIMITS = {
  title: 200,
  message: 50_000,
  /** From this length on the composer counts. */
  messageWarning: 40_000,
} as const;
