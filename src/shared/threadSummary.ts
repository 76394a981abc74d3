import type { WorkspaceRef } from './thread.ts';

/** One line of the list of threads. */
export interface ThreadSummary {
  readonly id: string;
  readonly title: string;
  readonly created: number;
  readonly updated: number;
  readonly active: number;
  readonly workspace: WorkspaceRef | undefined;
  readonly turnCount: number;
  /** The beginning of the last message, 120 characters at most. */
  readonly preview: string;
  readonly tokens: number;
  /** In US dollars. */
  readonly cost: number;
  readonly model: string | undefined;
  readonly isPinned: boolean;
  readonly isArchived: boolean;
  readonly isSummarised: boolean;
  /** A reply is being written at this moment. */
  readonly isReplying: boolean;
  readonly branchCount: number;
}
