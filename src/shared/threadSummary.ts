import type { WorkspaceRef } from './thread.ts';

/** A thread as the history list shows it. Plain data. */
export interface ThreadSummary {
  readonly id: string;
  readonly title: string;
  readonly created: number;
  readonly updated: number;
  readonly active: number;
  readonly workspace: WorkspaceRef | undefined;
  /** Turns of all branches that are not deleted. */
  readonly turnCount: number;
  /** The last message, up to 120 characters on one line. */
  readonly preview: string;
  /** Tokens of questions and replies together, and US dollars where prices are known. */
  readonly totals: { readonly tokens: number; readonly cost: number | undefined };
  readonly isPinned: boolean;
  readonly isArchived: boolean;
  readonly isSummarised: boolean;
  /** Ends of branches: 1 where nothing branches, 0 where nothing was said. */
  readonly branchCount: number;
  /** The model of the last turn, or the one chosen where there is none yet. */
  readonly model: string | undefined;
  /** A reply is being written, in this window or another. */
  readonly isReplying: boolean;
  /** The files that its replies changed, for “chats about this file”. */
  readonly editedPaths: readonly string[];
  /** The files that went along with its questions, at most 100, the last ones. */
  readonly contextPaths: readonly string[];
  readonly hasDraft: boolean;
  /** Entries of the file that could not be read. */
  readonly damagedEntries: number;
}
