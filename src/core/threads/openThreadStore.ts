import { join } from 'node:path';
import type { SearchResult } from '../../shared/protocol.ts';
import type { ContextPart, Thread, WorkspaceRef } from '../../shared/thread.ts';
import type { ThreadEvent } from '../../shared/threadEvent.ts';
import type { ThreadSummary } from '../../shared/threadSummary.ts';
import { DisposableList, Listeners, type Disposable } from '../disposables.ts';
import { sweepTemporaries } from './atomicWrite.ts';
import type { RestoreReport } from './backup.ts';
import { every } from './every.ts';
import { nodeFiles, type StoreFiles } from './files.ts';
import type { ImportReport } from './import/importReport.ts';
import { LiveThreads } from './liveThreads.ts';
import type { OpenThread, Stored } from './openThread.ts';
import { Presence } from './presence.ts';
import type { Redact } from './redaction.ts';
import { SearchClient } from './search/searchClient.ts';
import { steadyFiles } from './steadyFiles.ts';
import { ThreadList } from './threadList.ts';
import { MissingThreadError, type StoreHealth, type ThreadStore } from './threadStore.ts';
import { ThreadTransfer, type ExportFormat } from './threadTransfer.ts';
import { Trash, type TrashedThread } from './trash.ts';
import { isUlid, ulid } from './ulid.ts';

/** Opens the store in a folder. A folder that cannot be written is no error here: `health` tells. */
export async function openThreadStore(options: ThreadStoreOptions): Promise<ThreadStore> {
  const store = new FolderStore(options);
  await store.start();
  return store;
}

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

class FolderStore implements ThreadStore {
  readonly #files: StoreFiles;
  readonly #now: () => number;
  readonly #folder: string;
  readonly #presence: Presence;
  readonly #trash: Trash;
  readonly #live: LiveThreads;
  readonly #list: ThreadList;
  readonly #search: SearchClient;
  readonly #transfer: ThreadTransfer;
  readonly #healthListeners = new Listeners<StoreHealth>();
  readonly #timers = new DisposableList();
  #health: StoreHealth = GOOD;
  #hasFolders = false;

  constructor({
    folder,
    redact,
    workerPath,
    now = Date.now,
    files: disk = nodeFiles,
    joinMs = JOIN_MS,
  }: ThreadStoreOptions) {
    const files = steadyFiles(disk);
    const folders = { threads: join(folder, 'threads'), trash: join(folder, 'trash') };
    const { threads } = folders;
    this.#files = files;
    this.#now = now;
    this.#folder = folder;
    const presence = new Presence(files, join(folder, 'live'));
    const trash = new Trash(files, folders);
    const prepare = (): Promise<void> => this.#prepareFolders();
    const path = join(folder, SEARCH_FILE);
    this.#presence = presence;
    this.#trash = trash;
    this.#search = new SearchClient({ threads, path, workerPath, idleMs: SEARCH_IDLE_MS });
    const live = new LiveThreads({
      ...{ files, redact, now, joinMs, presence, threads, trash, prepare },
      onChange: id => this.#changed(id),
      onHealth: failure => this.#setHealth(failure),
      onClose: (closed, facts) => this.#list.closed(closed, facts),
    });
    this.#live = live;
    this.#list = new ThreadList({
      ...{ files, folder, threads, trash, presence, redact },
      live: () => live.all(),
      onFile: id => {
        this.#search.changed(id);
        if (id !== undefined) void live.get(id)?.follow();
      },
    });
    this.#transfer = new ThreadTransfer({ files, folders, live, trash, redact, now });
  }

  async start(): Promise<void> {
    try {
      await this.#prepareFolders();
      await this.#presence.beat();
      await this.#presence.sweep();
      for (const folder of [this.#folder, join(this.#folder, 'threads')]) {
        await sweepTemporaries(this.#files, folder, this.#now());
      }
    } catch (error) {
      this.#setHealth(error instanceof Error ? error.message : String(error));
    }
    this.#timers.add(every(POLL_MS, () => this.#live.followAll()));
    this.#timers.add(every(BEAT_MS, () => this.#beat()));
  }

  get health(): StoreHealth {
    return this.#health;
  }

  onHealth(listener: (health: StoreHealth) => void): Disposable {
    return this.#healthListeners.add(listener);
  }

  onListChange(listener: () => void): Disposable {
    return this.#list.changes.add(listener);
  }

  async retry(): Promise<void> {
    await this.#prepareFolders().catch(() => undefined);
    await this.#live.flush(true);
    const isAllWritten = ![...this.#live.all().values()].some(live => live.hasUnwritten);
    if (this.#hasFolders && isAllWritten) this.#setHealth(undefined);
  }

  async create(workspace?: WorkspaceRef): Promise<Thread> {
    const start = this.#start(workspace);
    return this.#live.create(start.id, start.at, [start]);
  }

  begin(workspace?: WorkspaceRef): OpenThread {
    const start = this.#start(workspace);
    return this.#live.begin(start.id, start.at, [start]);
  }

  async open(id: string): Promise<OpenThread> {
    return present(isUlid(id) ? await this.#live.open(id) : undefined);
  }

  async appendContext(threadId: string, turnId: string, parts: readonly ContextPart[]): Promise<Stored> {
    return present(await this.#live.using(threadId, live => live.appendContext(turnId, parts)));
  }

  readContext(threadId: string, turnId: string): Promise<readonly ContextPart[]> {
    return this.#live.readContext(threadId, turnId);
  }

  list(): Promise<readonly ThreadSummary[]> {
    return this.#list.list();
  }

  async trash(id: string): Promise<void> {
    await this.#live.get(id)?.flush();
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
    for (const summary of await this.list()) {
      if (isEmpty(summary) && this.#now() - summary.created > DAY && !this.#live.get(summary.id))
        await this.trash(summary.id);
    }
    const purged = await this.#trash.purge(this.#now() - days * DAY);
    // Their words are still in the search index: it is made anew when it is needed.
    if (purged.length > 0) await this.#files.remove(join(this.#folder, SEARCH_FILE));
    return purged.length;
  }

  async fork(id: string, turnId: string): Promise<string> {
    return present(await this.#transfer.fork(id, turnId));
  }

  async search(query: string, limit = SEARCH_LIMIT): Promise<readonly SearchResult[]> {
    await this.#live.flush(false);
    if (!this.#list.isWatching) this.#search.changed(undefined);
    const hits = await this.#search.search(query, limit);
    const byId = new Map((await this.list()).map(summary => [summary.id, summary]));
    return hits.flatMap(({ threadId, turnId, excerpt, marks }) => {
      const thread = byId.get(threadId);
      return thread ? { thread, turnId, excerpt, marks } : [];
    });
  }

  async exportThreads(format: ExportFormat, ids?: readonly string[]): Promise<string> {
    return this.#transfer.export(ids ?? (await this.list()).map(it => it.id), format);
  }

  importThreads(text: string, workspace?: WorkspaceRef): Promise<ImportReport> {
    return this.#transfer.import(text, workspace);
  }

  async backup(path: string): Promise<number> {
    await this.#live.flush(true);
    return this.#transfer.backup(path);
  }

  restoreBackup(path: string): Promise<RestoreReport> {
    return this.#transfer.restoreBackup(path);
  }

  async flush(): Promise<void> {
    await this.#live.flush(true);
    await this.#list.save();
  }

  async dispose(): Promise<void> {
    this.#timers.dispose();
    this.#list.dispose();
    await this.#search.stop();
    await this.#live.closeAll();
    await this.#list.save();
    await this.#presence.leave();
  }

  #start(workspace: WorkspaceRef | undefined): Extract<ThreadEvent, { type: 'thread-start' }> {
    const at = this.#now();
    return { type: 'thread-start', id: ulid(at), at, ...(workspace ? { workspace } : {}) };
  }

  async #beat(): Promise<void> {
    await this.#presence.beat();
    await this.#presence.look();
    await this.#live.endInterrupted();
    if (this.#health.type === 'failing') await this.retry();
    await this.#live.closeUnheld();
  }

  /** Done again after a failure: the folder may have come only now, with a disk or a permission. */
  async #prepareFolders(): Promise<void> {
    if (this.#hasFolders) return;
    for (const name of ['threads', 'trash', 'live']) await this.#files.makeFolder(join(this.#folder, name));
    this.#hasFolders = true;
    this.#list.watch();
  }

  #changed(id: string): void {
    this.#search.changed(id);
    this.#list.changed(id);
  }

  #setHealth(failure: string | undefined): void {
    if (failure !== undefined) this.#hasFolders = false;
    const message = failure ?? this.#live.failure;
    const health: StoreHealth = message === undefined ? GOOD : { type: 'failing', message: failing(message) };
    if (health.type === this.#health.type) return;
    this.#health = health;
    this.#healthListeners.fire(health);
  }
}

const GOOD: StoreHealth = { type: 'good' };
/** With what the watching takes, others see a delta within a second. */
const JOIN_MS = 800;
/** How often open threads are looked at where the system does not tell of changes. */
const POLL_MS = 500;
const BEAT_MS = 5000;
const SEARCH_FILE = 'search.index';
const SEARCH_LIMIT = 50;
const SEARCH_IDLE_MS = 60_000;
const TRASH_DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;

/** Opened once, and nothing said, typed or named. */
function isEmpty({ turnCount, hasDraft, title, isPinned, damagedEntries, totals }: ThreadSummary): boolean {
  return turnCount === 0 && totals.tokens === 0 && !hasDraft && title === '' && !isPinned && damagedEntries === 0;
}

function present<T>(found: T | undefined): T {
  if (found === undefined)
    throw new MissingThreadError('This thread is gone. It may have been deleted in another window.');
  return found;
}

function failing(message: string): string {
  return `Your chats cannot be saved right now (${message}). They are kept in memory; free some space or check the folder’s permissions.`;
}
