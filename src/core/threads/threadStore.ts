import type { SearchResult } from '../../shared/protocol.ts';
import type { ContextPart, Thread, WorkspaceRef } from '../../shared/thread.ts';
import type { ThreadSummary } from '../../shared/threadSummary.ts';
import type { Disposable } from '../disposables.ts';
import type { RestoreReport } from './backup.ts';
import type { ImportReport } from './import/importReport.ts';
import type { OpenThread, Stored } from './openThread.ts';
import type { ExportFormat } from './threadTransfer.ts';
import type { TrashedThread } from './trash.ts';

/** All threads of a user, on disk, shared by all windows. Nothing that was acknowledged is lost. */
export interface ThreadStore {
  readonly health: StoreHealth;
  onHealth(listener: (health: StoreHealth) => void): Disposable;
  /** Tries again to write what is kept in memory. */
  retry(): Promise<void>;
  /** A thread that is on disk. */
  create(workspace?: WorkspaceRef): Promise<Thread>;
  /** A thread that leaves nothing behind unless something happens in it. */
  begin(workspace?: WorkspaceRef): OpenThread;
  /** Throws `MissingThreadError` where there is no such thread. Whatever its file looks like, it opens. */
  open(id: string): Promise<OpenThread>;
  /**
   * The texts of a turn's context, kept on disk alone. Several calls for one turn add up, a part of the same id replaces
   * the earlier one. Under a name that is no turn's (a draft), each call replaces all before it.
   */
  appendContext(threadId: string, turnId: string, parts: readonly ContextPart[]): Promise<Stored>;
  readContext(threadId: string, turnId: string): Promise<readonly ContextPart[]>;
  /** Last active first, without those in the trash. */
  list(): Promise<readonly ThreadSummary[]>;
  /** Something in `list` may have changed, here or in another window. */
  onListChange(listener: () => void): Disposable;
  trash(id: string): Promise<void>;
  /** False where it is not in the trash. */
  restore(id: string): Promise<boolean>;
  trashed(): Promise<readonly TrashedThread[]>;
  /**
   * Removes for good what has been in the trash for `days` (30), and puts threads there in which nothing was said.
   * Meant for once a day. Returns how many were removed.
   */
  purge(days?: number): Promise<number>;
  /** A new thread with the branch that leads to a turn, that turn included. Returns its id. */
  fork(id: string, turnId: string): Promise<string>;
  /**
   * Titles and messages that have all words of a query, the last one by its beginning: titles first, then the newest.
   * At most `limit` (50).
   */
  search(query: string, limit?: number): Promise<readonly SearchResult[]>;
  /** Threads as one text, all of them where `ids` is not given. JSON leaves nothing out and can be imported again. */
  exportThreads(format: ExportFormat, ids?: readonly string[]): Promise<string>;
  /**
   * Takes the threads of an export of Parley, of ChatGPT (`conversations.json`) or of VS Code's chat. Those that began in
   * no workspace are put into the one given. Never throws for what is in the text.
   */
  importThreads(text: string, workspace?: WorkspaceRef): Promise<ImportReport>;
  /** Writes everything into one file. Returns how many threads. */
  backup(path: string): Promise<number>;
  /** Puts back what is missing, and never overwrites: a thread that differs is kept in both states. */
  restoreBackup(path: string): Promise<RestoreReport>;
  /** Writes all that waits. */
  flush(): Promise<void>;
  dispose(): Promise<void>;
}

/** Whether the disk takes what is written. While it does not, everything is kept in memory and tried again. */
export type StoreHealth = { readonly type: 'good' } | { readonly type: 'failing'; readonly message: string };

/** There is no thread of this id, neither in the list nor in the trash. */
export class MissingThreadError extends Error {
  override readonly name = 'MissingThreadError';
}
