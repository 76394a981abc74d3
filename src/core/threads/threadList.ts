import { join } from 'node:path';
import type { ThreadSummary } from '../../shared/threadSummary.ts';
import { Listeners } from '../disposables.ts';
import { Catalogue, threadIdOf } from './catalogue.ts';
import type { FileFacts, StoreFiles } from './files.ts';
import { FolderWatch } from './folderWatch.ts';
import type { LiveThread } from './liveThread.ts';
import type { Presence } from './presence.ts';
import type { Redact } from './redaction.ts';
import { Serial } from './serial.ts';
import { summarise } from './summarise.ts';
import type { Trash } from './trash.ts';

export interface ThreadListOptions {
  readonly files: StoreFiles;
  readonly folder: string;
  /** The folder of the threads' files. */
  readonly threads: string;
  readonly trash: Trash;
  readonly presence: Presence;
  readonly redact: Redact | undefined;
  /** The threads that are open here: what they know of themselves is newer than what is on disk. */
  readonly live: () => ReadonlyMap<string, LiveThread>;
  /** A thread's file has changed; undefined: some file has. */
  readonly onFile: (threadId: string | undefined) => void;
}

/** The list of threads, kept in step with what happens here and in other windows. */
export class ThreadList {
  readonly changes = new Listeners<undefined>();
  readonly #options: ThreadListOptions;
  readonly #catalogue: Catalogue;
  readonly #serial = new Serial();
  readonly #dirty = new Set<string>();
  #watch: FolderWatch | undefined;
  #list: readonly ThreadSummary[] | undefined;
  /** Counts the changes, so that a list that was made meanwhile is not taken for the newest. */
  #version = 0;
  #needsFullLook = true;
  #tellTimer: NodeJS.Timeout | undefined;
  #saveTimer: NodeJS.Timeout | undefined;

  constructor(options: ThreadListOptions) {
    this.#options = options;
    const { files, folder, threads, redact } = options;
    this.#catalogue = new Catalogue({ files, threads, path: join(folder, 'catalogue.json'), redact });
  }

  /** False where the system does not tell of changes, so that every call has to look. */
  get isWatching(): boolean {
    return this.#watch?.isWatching ?? false;
  }

  /** Called when the folder is there, and again when it has come back. */
  watch(): void {
    if (this.isWatching) return;
    this.#watch = new FolderWatch(this.#options.threads, name => this.#changedOnDisk(name));
    this.#needsFullLook = true;
  }

  /** Last active first. Never fails: what cannot be read is listed as it was last known. */
  list(): Promise<readonly ThreadSummary[]> {
    // One after the other: who asks while all files are being read waits for all of them, too.
    return this.#serial.run(() => this.#look());
  }

  async #look(): Promise<readonly ThreadSummary[]> {
    const version = this.#version;
    const live = this.#options.live();
    const needsFullLook = this.#needsFullLook || !this.isWatching;
    const dirty = [...this.#dirty].filter(id => !live.has(id));
    this.#needsFullLook = false;
    this.#dirty.clear();
    if (needsFullLook || dirty.length > 0) this.#list = undefined;
    try {
      if (needsFullLook) await this.#catalogue.refreshAll(id => live.has(id));
      else await this.#catalogue.refresh(dirty);
    } catch {
      this.#needsFullLook = true;
    }
    const list = this.#list ?? (await this.#summaries());
    if (version === this.#version) this.#list = list;
    this.#saveSoon();
    return list;
  }

  /** Something happened to a thread in this process. */
  changed(id: string): void {
    this.#dirty.add(id);
    this.#list = undefined;
    this.#version++;
    this.#tell();
  }

  /** A thread was closed: what it knew of itself need not be read again. */
  closed(live: LiveThread, facts: FileFacts): void {
    const writers = [...live.scan.unfinished.values()];
    this.#catalogue.put(live.id, facts, summarise(live.thread, live.damaged.length), writers);
    this.changed(live.id);
  }

  save(): Promise<void> {
    return this.#catalogue.save();
  }

  dispose(): void {
    clearTimeout(this.#tellTimer);
    clearTimeout(this.#saveTimer);
    this.#watch?.dispose();
  }

  async #summaries(): Promise<readonly ThreadSummary[]> {
    const live = this.#options.live();
    const summaries: ThreadSummary[] = [];
    for (const [id, { summary, writers }] of this.#catalogue.entries) {
      if (live.has(id)) continue;
      summaries.push(writers.length > 0 ? { ...summary, isReplying: await this.#isAnyAlive(writers) } : summary);
    }
    for (const it of live.values()) {
      if (it.isBlank || (await this.#options.trash.has(it.id))) continue;
      const summary = summarise(it.thread, it.damaged.length);
      const isReplying = summary.isReplying && (await this.#isAnyAlive(it.scan.unfinished.values()));
      summaries.push({ ...summary, isReplying });
    }
    return summaries.sort((one, other) => other.active - one.active);
  }

  async #isAnyAlive(writers: Iterable<string>): Promise<boolean> {
    for (const writer of writers) {
      if (await this.#options.presence.isAlive(writer).catch(() => false)) return true;
    }
    return false;
  }

  #changedOnDisk(name: string | undefined): void {
    const id = name === undefined ? undefined : threadIdOf(name);
    if (name !== undefined && id === undefined) return;
    if (id === undefined) this.#needsFullLook = true;
    else this.#dirty.add(id);
    this.#options.onFile(id);
    this.#tell();
  }

  #tell(): void {
    this.#tellTimer ??= setTimeout(() => {
      this.#tellTimer = undefined;
      this.changes.fire(undefined);
    }, TELL_MS).unref();
  }

  #saveSoon(): void {
    this.#saveTimer ??= setTimeout(() => {
      this.#saveTimer = undefined;
      void this.#catalogue.save();
    }, SAVE_MS).unref();
  }
}

const TELL_MS = 100;
const SAVE_MS = 5000;
