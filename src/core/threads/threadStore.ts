import { join } from 'node:path';
import type { SearchResult } from '../../shared/protocol.ts';
import type { ContextPart, Thread, WorkspaceRef } from '../../shared/thread.ts';
import { Listeners, type Disposable } from '../disposables.ts';
import { sweepTemporaries } from './atomicWrite.ts';
import { Catalogue, threadIdOf } from './catalogue.ts';
import { nodeFiles, type StoreFiles } from './files.ts';
import { FolderWatch } from './folderWatch.ts';
import type { Stored } from './liveThread.ts';
import { forkOf } from './fork.ts';
import { LiveThreads } from './liveThreads.ts';
import type { OpenThread } from './openThread.ts';
import { Presence } from './presence.ts';
import type { Redact } from './redaction.ts';
import type { ThreadSummary } from '../../shared/threadSummary.ts';
import { summarise } from './summarise.ts';
import { threadEvents } from './threadEvents.ts';
import { SearchClient } from './search/searchClient.ts';
import { steadyFiles } from './steadyFiles.ts';
import { Trash, type TrashedThread } from './trash.ts';
import { isUlid, ulid } from './ulid.ts';

export interface ThreadStoreOptions {
  /** The folder of all that is kept, shared by all windows. Made if it is missing. */
  readonly folder: string;
  /** Takes the secrets out of every text before it is written. */
  readonly redact?: Redact;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly files?: StoreFiles;
  /** The script of the worker that searches. Without one the search runs in this thread. */
  readonly workerPath?: string;
  /** Milliseconds for which deltas are joined before they are written; others see them that late. */
  readonly joinMs?: number;
}

/** Whether the disk takes what is written. While it does not, everything is kept in memory and tried again. */
export type StoreHealth = { readonly type: 'good' } | { readonly type: 'failing'; readonly message: string };

/** All threads of a user, on disk, shared by all windows. Nothing that was acknowledged is lost. */
export interface ThreadStore {
  readonly health: StoreHealth;
  onHealth(listener: (health: StoreHealth) => void): Disposable;
  /** Tries again to write what is kept in memory. */
  retry(): Promise<void>;
  create(workspace?: WorkspaceRef): Promise<Thread>;
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
  /** Removes for good what has been in the trash for `days` (30). Returns how many. */
  purge(days?: number): Promise<number>;
  /** A new thread with the branch that leads to a turn, that turn included. Returns its id. */
  fork(id: string, turnId: string): Promise<string>;
  /**
   * Titles and messages that have all words of a query, the last one by its beginning: titles first, then the newest.
   * At most `limit` (50).
   */
  search(query: string, limit?: number): Promise<readonly SearchResult[]>;
  /** Writes all that waits. */
  flush(): Promise<void>;
  dispose(): Promise<void>;
}

/** There is no thread of this id, neither in the list nor in the trash. */
export class MissingThreadError extends Error {
  override readonly name = 'MissingThreadError';
}

/** Opens the store in a folder. A folder that cannot be written is no error here: `health` tells. */
export async function openThreadStore(options: ThreadStoreOptions): Promise<ThreadStore> {
  const store = new FolderStore(options);
  await store.start();
  return store;
}

class FolderStore implements ThreadStore {
  readonly #files: StoreFiles;
  readonly #now: () => number;
  readonly #threads: string;
  readonly #presence: Presence;
  readonly #catalogue: Catalogue;
  readonly #trash: Trash;
  readonly #live: LiveThreads;
  readonly #search: SearchClient;
  readonly #healthListeners = new Listeners<StoreHealth>();
  readonly #listListeners = new Listeners<undefined>();
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #dirty = new Set<string>();
  readonly #folder: string;
  #health: StoreHealth = GOOD;
  #hasFolders = false;
  #watch: FolderWatch | undefined;
  #list: readonly ThreadSummary[] | undefined;
  #needsFullLook = true;
  #listTimer: NodeJS.Timeout | undefined;
  #saveTimer: NodeJS.Timeout | undefined;

  constructor({ folder, redact, workerPath, now = Date.now, files = nodeFiles, joinMs = JOIN_MS }: ThreadStoreOptions) {
    this.#folder = folder;
    this.#files = steadyFiles(files);
    this.#now = now;
    this.#threads = join(folder, 'threads');
    this.#presence = new Presence(this.#files, join(folder, 'live'));
    this.#catalogue = new Catalogue({
      files: this.#files,
      threads: this.#threads,
      path: join(folder, 'catalogue.json'),
      redact,
    });
    this.#trash = new Trash(this.#files, { threads: this.#threads, trash: join(folder, 'trash') });
    const path = join(folder, SEARCH_FILE);
    this.#search = new SearchClient({ threads: this.#threads, path, workerPath, idleMs: SEARCH_IDLE_MS });
    this.#live = new LiveThreads({
      files: this.#files,
      redact,
      now,
      joinMs,
      presence: this.#presence,
      threads: this.#threads,
      trash: this.#trash,
      prepare: () => this.#prepareFolders(),
      onChange: id => this.#changed(id),
      onHealth: failure => this.#setHealth(failure),
      onClose: (id, live, facts) => {
        this.#catalogue.put(id, facts, summarise(live.thread, live.damaged.length), [...live.scan.unfinished.values()]);
        this.#changed(id);
      },
    });
  }

  async start(): Promise<void> {
    try {
      await this.#prepareFolders();
      await this.#presence.beat();
      await this.#presence.sweep();
      await sweepTemporaries(this.#files, this.#threads, this.#now());
      await sweepTemporaries(this.#files, this.#folder, this.#now());
    } catch (error) {
      this.#setHealth(error instanceof Error ? error.message : String(error));
    }
    this.#watchThreads();
    this.#every(POLL_MS, () => this.#live.followAll());
    this.#every(BEAT_MS, async () => {
      await this.#presence.beat();
      await this.#presence.look();
      await this.#live.endInterrupted();
      if (this.#health.type === 'failing') await this.retry();
      await this.#live.closeUnheld();
    });
  }

  get health(): StoreHealth {
    return this.#health;
  }

  onHealth(listener: (health: StoreHealth) => void): Disposable {
    return this.#healthListeners.add(listener);
  }

  onListChange(listener: () => void): Disposable {
    return this.#listListeners.add(listener);
  }

  async retry(): Promise<void> {
    await this.#prepareFolders().catch(() => undefined);
    await Promise.all([...this.#live.all()].filter(live => live.hasUnwritten).map(live => live.flush(true)));
    if (this.#hasFolders && ![...this.#live.all()].some(live => live.hasUnwritten)) this.#setHealth(undefined);
  }

  async create(workspace?: WorkspaceRef): Promise<Thread> {
    const at = this.#now();
    const id = ulid(at);
    return this.#live.create(id, at, [{ type: 'thread-start', id, at, ...(workspace ? { workspace } : {}) }]);
  }

  async open(id: string): Promise<OpenThread> {
    const open = isUlid(id) ? await this.#live.open(id) : undefined;
    if (!open) throw new MissingThreadError(MISSING);
    return open;
  }

  async appendContext(threadId: string, turnId: string, parts: readonly ContextPart[]): Promise<Stored> {
    const stored = await this.#live.using(threadId, live => live.appendContext(turnId, parts));
    if (stored === undefined) throw new MissingThreadError(MISSING);
    return stored;
  }

  readContext(threadId: string, turnId: string): Promise<readonly ContextPart[]> {
    return this.#live.readContext(threadId, turnId);
  }

  async list(): Promise<readonly ThreadSummary[]> {
    const needsFullLook = this.#needsFullLook || !this.#watch?.isWatching;
    const dirty = [...this.#dirty].filter(id => !this.#live.get(id));
    this.#needsFullLook = false;
    this.#dirty.clear();
    if (needsFullLook || dirty.length > 0) this.#list = undefined;
    try {
      if (needsFullLook) await this.#catalogue.refreshAll(id => this.#live.get(id) !== undefined);
      else await this.#catalogue.refresh(dirty);
    } catch {
      // What is known is better than nothing; the next call looks again.
      this.#needsFullLook = true;
    }
    this.#list ??= await this.#summaries();
    this.#saveSoon();
    return this.#list;
  }

  async trash(id: string): Promise<void> {
    const live = this.#live.get(id);
    await live?.flush();
    await this.#presence.withLockSoon(id, () => this.#trash.put(id, this.#now()));
    this.#changed(id);
  }

  async restore(id: string): Promise<boolean> {
    const isRestored = await this.#presence.withLockSoon(id, () => this.#trash.restore(id));
    this.#changed(id);
    return isRestored;
  }

  trashed(): Promise<readonly TrashedThread[]> {
    return this.#trash.list();
  }

  async purge(days = TRASH_DAYS): Promise<number> {
    const purged = await this.#trash.purge(this.#now() - days * DAY);
    // Their words are still in the search index: it is made anew when it is needed.
    if (purged.length > 0) await this.#files.remove(join(this.#folder, SEARCH_FILE));
    return purged.length;
  }

  async fork(id: string, turnId: string): Promise<string> {
    const open = await this.open(id);
    const at = this.#now();
    const forked = forkOf(open.thread, turnId, ulid(at), at);
    await open.close();
    const contexts = new Map<string, readonly ContextPart[]>();
    for (const turn of forked.turns) {
      if (turn.context.length > 0) contexts.set(turn.id, await this.readContext(id, turn.id));
    }
    return (await this.#live.create(forked.id, at, threadEvents(forked), contexts)).id;
  }

  async search(query: string, limit = SEARCH_LIMIT): Promise<readonly SearchResult[]> {
    await Promise.all([...this.#live.all()].filter(live => live.hasUnwritten).map(live => live.flush()));
    if (!this.#watch?.isWatching) this.#search.changed(undefined);
    const [hits, summaries] = [await this.#search.search(query, limit), await this.list()];
    const byId = new Map(summaries.map(summary => [summary.id, summary]));
    return hits.flatMap(({ threadId, turnId, excerpt, marks }) => {
      const thread = byId.get(threadId);
      return thread ? { thread, turnId, excerpt, marks } : [];
    });
  }

  async flush(): Promise<void> {
    await Promise.all([...this.#live.all()].map(live => live.flush(true)));
    await this.#catalogue.save();
  }

  async dispose(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    clearTimeout(this.#listTimer);
    clearTimeout(this.#saveTimer);
    this.#watch?.dispose();
    await this.#search.stop();
    await this.#live.closeAll();
    await this.#catalogue.save();
    await this.#presence.leave();
  }

  /** Done again after a failure: the folder may have come only now, with a disk or a permission. */
  async #prepareFolders(): Promise<void> {
    if (this.#hasFolders) return;
    for (const name of ['threads', 'trash', 'live']) await this.#files.makeFolder(join(this.#folder, name));
    this.#hasFolders = true;
    if (this.#watch?.isWatching === false) this.#watchThreads();
  }

  #watchThreads(): void {
    this.#watch = new FolderWatch(this.#threads, name => this.#changedOnDisk(name));
  }

  async #summaries(): Promise<readonly ThreadSummary[]> {
    const summaries: ThreadSummary[] = [];
    const live = new Map([...this.#live.all()].map(it => [it.id, it]));
    for (const [id, { summary, writers }] of this.#catalogue.entries) {
      if (live.has(id)) continue;
      summaries.push(writers.length > 0 ? { ...summary, isReplying: await this.#isAnyAlive(writers) } : summary);
    }
    for (const it of live.values()) {
      if (await this.#trash.pathOf(it.id)) continue;
      const summary = summarise(it.thread, it.damaged.length);
      const writers = [...it.scan.unfinished.values()];
      summaries.push({ ...summary, isReplying: summary.isReplying && (await this.#isAnyAlive(writers)) });
    }
    return summaries.sort((one, other) => other.active - one.active);
  }

  async #isAnyAlive(writers: readonly string[]): Promise<boolean> {
    for (const writer of writers) {
      if (await this.#presence.isAlive(writer)) return true;
    }
    return false;
  }

  #changedOnDisk(name: string | undefined): void {
    const id = name === undefined ? undefined : threadIdOf(name);
    if (name === undefined) this.#needsFullLook = true;
    if (id === undefined && name !== undefined) return;
    this.#search.changed(id);
    if (id !== undefined) {
      this.#dirty.add(id);
      void this.#live.get(id)?.follow();
    }
    this.#tellList();
  }

  #changed(id: string): void {
    this.#dirty.add(id);
    this.#search.changed(id);
    this.#list = undefined;
    this.#tellList();
  }

  #tellList(): void {
    if (this.#listTimer) return;
    this.#listTimer = setTimeout(() => {
      this.#listTimer = undefined;
      this.#listListeners.fire(undefined);
    }, LIST_MS).unref();
  }

  #saveSoon(): void {
    this.#saveTimer ??= setTimeout(() => {
      this.#saveTimer = undefined;
      void this.#catalogue.save();
    }, SAVE_MS).unref();
  }

  #setHealth(failure: string | undefined): void {
    if (failure !== undefined) this.#hasFolders = false;
    const isFailing = failure !== undefined || this.#live.failure !== undefined;
    const health: StoreHealth = isFailing ? { type: 'failing', message: failing(failure ?? this.#live.failure) } : GOOD;
    if (health.type === this.#health.type) return;
    this.#health = health;
    this.#healthListeners.fire(health);
  }

  #every(milliseconds: number, task: () => Promise<void>): void {
    let isRunning = false;
    const timer = setInterval(() => {
      if (isRunning) return;
      isRunning = true;
      task()
        // The disk's failures are told by `health`; here the next round tries again.
        .catch(() => undefined)
        .finally(() => {
          isRunning = false;
        });
    }, milliseconds);
    this.#timers.push(timer.unref());
  }
}

const MISSING = 'This thread is gone. It may have been deleted in another window.';
const GOOD: StoreHealth = { type: 'good' };
/** With what the watching takes, others see a delta within a second. */
const JOIN_MS = 800;
/** How often open threads are looked at where the system does not tell of changes. */
const POLL_MS = 500;
const BEAT_MS = 5000;
const LIST_MS = 100;
const SAVE_MS = 5000;
const SEARCH_FILE = 'search.index';
const SEARCH_LIMIT = 50;
const SEARCH_IDLE_MS = 60_000;
const TRASH_DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;

function failing(message = ''): string {
  return `Your chats cannot be saved right now (${message}). They are kept in memory; free some space or check the folder’s permissions.`;
}
