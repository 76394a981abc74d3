import { join } from 'node:path';
import type { ContextPart, Thread } from '../../shared/thread.ts';
import type { ThreadEvent } from '../../shared/threadEvent.ts';
import { DisposableList, type Disposable } from '../disposables.ts';
import { THREAD_FILE } from './catalogue.ts';
import { compact } from './compaction.ts';
import { readContextTexts } from './contextTexts.ts';
import { keepAside } from './damage.ts';
import { isDurable } from './durability.ts';
import type { FileFacts, StoreFiles } from './files.ts';
import { LiveThread, type LiveThreadOptions } from './liveThread.ts';
import { SCHEMA } from './logScan.ts';
import { migrateFile } from './migration.ts';
import type { OpenThread, Stored } from './openThread.ts';
import type { Presence } from './presence.ts';
import { endInterrupted } from './recovery.ts';
import type { Redact } from './redaction.ts';
import type { Trash } from './trash.ts';

export interface LiveThreadsOptions {
  readonly files: StoreFiles;
  readonly redact: Redact | undefined;
  readonly now: () => number;
  readonly joinMs: number;
  readonly presence: Presence;
  /** The folder of the threads' files. */
  readonly threads: string;
  readonly trash: Trash;
  /** Makes the folders where they are missing. */
  readonly prepare: () => Promise<void>;
  readonly onChange: (threadId: string) => void;
  readonly onHealth: (failure: string | undefined) => void;
  /** The last holder let go; `facts` are those of the file as it was left. */
  readonly onClose: (live: LiveThread, facts: FileFacts) => void;
}

/** The threads that are open in this process, each once however many hold it. */
export class LiveThreads {
  readonly #options: LiveThreadsOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #opening = new Map<string, Promise<Entry | undefined>>();
  #count = 0;
  readonly #next = (): number => ++this.#count;

  constructor(options: LiveThreadsOptions) {
    this.#options = options;
  }

  /** Why something could not be written, if something is still waiting. */
  get failure(): string | undefined {
    return [...this.all().values()].find(live => live.failure !== undefined)?.failure;
  }

  all(): ReadonlyMap<string, LiveThread> {
    return new Map([...this.#entries.values()].map(({ live }) => [live.id, live]));
  }

  get(id: string): LiveThread | undefined {
    return this.#entries.get(id)?.live;
  }

  /** Makes a thread of its events, the first of which is its start. Returns when all of it is on disk, or cannot be. */
  async create(
    id: string,
    created: number,
    events: readonly ThreadEvent[],
    contexts: ReadonlyMap<string, readonly ContextPart[]> = new Map(),
  ): Promise<Thread> {
    const live = LiveThread.create(this.#liveOptions(id), created, { events, contexts, isBlank: false });
    const entry = this.#add(live);
    entry.holders++;
    await live.flush(true);
    this.#options.onChange(id);
    await this.#release(entry);
    return live.thread;
  }

  /** A thread that has a file only from the first thing on that happens in it. */
  begin(id: string, created: number, events: readonly ThreadEvent[]): OpenThread {
    const entry = this.#add(LiveThread.create(this.#liveOptions(id), created, { events, isBlank: true }));
    entry.holders++;
    return this.#handle(entry);
  }

  /** Undefined where there is no such thread. */
  async open(id: string): Promise<OpenThread | undefined> {
    const entry = await this.#hold(id);
    return entry && this.#handle(entry);
  }

  /** Runs something on a thread, opened for as long as that takes. */
  async using<T>(id: string, work: (live: LiveThread) => Promise<T>): Promise<T | undefined> {
    const entry = await this.#hold(id);
    if (!entry) return undefined;
    try {
      return await work(entry.live);
    } finally {
      await this.#release(entry);
    }
  }

  /** Nothing where it cannot be read: the thread goes on without it. */
  async readContext(id: string, turnId: string): Promise<readonly ContextPart[]> {
    const parts = await this.using(id, async live => {
      await live.flush();
      await live.follow();
      const path = await this.#locate(id);
      return path === undefined
        ? []
        : readContextTexts(this.#options.files, path, live.scan.contexts.get(turnId) ?? []).catch(() => []);
    });
    return parts ?? [];
  }

  /** Writes what waits: of all threads, or of those only that have something. */
  async flush(isDurable: boolean): Promise<void> {
    const waiting = [...this.all().values()].filter(live => isDurable || live.hasUnwritten);
    await Promise.all(waiting.map(live => live.flush(isDurable)));
  }

  async followAll(): Promise<void> {
    for (const live of this.all().values()) await live.follow();
  }

  async endInterrupted(): Promise<void> {
    for (const live of this.all().values()) await endInterrupted(live, this.#options.presence);
  }

  /** Lets go of threads that stayed only because the disk refused what they had to write. */
  async closeUnheld(): Promise<void> {
    for (const entry of [...this.#entries.values()]) {
      if (entry.holders > 0 || entry.live.hasUnwritten) continue;
      entry.holders++;
      await this.#release(entry);
    }
  }

  async closeAll(): Promise<void> {
    for (const entry of [...this.#entries.values()]) {
      entry.holders = 1;
      await this.#release(entry);
    }
  }

  async #hold(id: string): Promise<Entry | undefined> {
    let entry = this.#entries.get(id);
    if (!entry) {
      const opening = this.#opening.get(id) ?? this.#read(id);
      this.#opening.set(id, opening);
      entry = await opening.finally(() => this.#opening.delete(id));
    }
    if (entry) entry.holders++;
    return entry;
  }

  async #read(id: string): Promise<Entry | undefined> {
    const { files, now, presence } = this.#options;
    let live = await LiveThread.read(this.#liveOptions(id));
    if (live && live.scan.schema > 0 && live.scan.schema < SCHEMA) {
      const isDone = await migrateFile({ files, presence, id, path: this.#pathOf(id) }).catch(() => false);
      if (isDone) live = await LiveThread.read(this.#liveOptions(id));
    }
    if (!live) return undefined;
    const entry = this.#add(live);
    const path = live.damaged.length > 0 ? await this.#locate(id) : undefined;
    if (path !== undefined) {
      entry.keptAside = await keepAside(files, path, live.damaged, now()).catch(() => undefined);
    }
    await endInterrupted(live, presence).catch(() => undefined);
    return entry;
  }

  #add(live: LiveThread): Entry {
    const listeners = new DisposableList();
    const changed = (): void => this.#options.onChange(live.id);
    listeners.add(live.events.add(changed));
    listeners.add(live.resets.add(changed));
    const entry: Entry = { live, holders: 0, keptAside: undefined, listeners };
    this.#entries.set(live.id, entry);
    return entry;
  }

  async #release(entry: Entry): Promise<void> {
    entry.holders--;
    if (entry.holders > 0) return;
    const { live } = entry;
    await live.close();
    // Somebody may have opened it again meanwhile; and what the disk refused has to stay.
    if (entry.holders > 0 || live.hasUnwritten || this.#entries.get(live.id) !== entry) return;
    const { files, presence } = this.#options;
    await compact(live, { files, presence, path: this.#pathOf(live.id), count: this.#next }).catch(() => undefined);
    const facts = await files.stat(this.#pathOf(live.id)).catch(() => undefined);
    if (entry.holders > 0) return;
    this.#entries.delete(live.id);
    entry.listeners.dispose();
    if (facts && facts.size === live.scan.position) this.#options.onClose(live, facts);
  }

  #handle(entry: Entry): OpenThread {
    const { live } = entry;
    const listeners = new DisposableList();
    return {
      get thread() {
        return live.thread;
      },
      get damage() {
        return { entries: live.damaged.length, keptAside: entry.keptAside };
      },
      get readOnlyReason() {
        return live.readOnlyReason;
      },
      append: (event, options) => this.#append(live, event, options?.durable ?? isDurable(event)),
      onEvent: listener => listeners.add(live.events.add(({ event, origin }) => listener(event, origin))),
      onReset: listener => listeners.add(live.resets.add(() => listener())),
      close: async () => {
        if (listeners.isDisposed) return;
        listeners.dispose();
        await this.#release(entry);
      },
    };
  }

  async #append(live: LiveThread, event: ThreadEvent, isDurable: boolean): Promise<Stored> {
    const stored = live.append(event, isDurable);
    if (event.type === 'turn-start') await stored.then(() => this.#bringBack(live.id)).catch(() => undefined);
    return stored;
  }

  /** Who goes on in a thread that another window put into the trash wants it back. */
  async #bringBack(id: string): Promise<void> {
    const { files, presence, trash, onChange } = this.#options;
    if (await files.stat(this.#pathOf(id))) return;
    if (await presence.withLockSoon(id, () => trash.restore(id))) onChange(id);
  }

  #liveOptions(id: string): LiveThreadOptions {
    const { files, presence, redact, joinMs, prepare, onHealth } = this.#options;
    return {
      id,
      files,
      presence,
      redact,
      joinMs,
      prepare,
      onHealth,
      count: this.#next,
      path: this.#pathOf(id),
      locate: () => this.#locate(id),
    };
  }

  async #locate(id: string): Promise<string | undefined> {
    const path = this.#pathOf(id);
    if (await this.#options.files.stat(path)) return path;
    const trashed = await this.#options.trash.pathOf(id);
    if (trashed !== undefined) return trashed;
    // Restored between the two looks, perhaps.
    return (await this.#options.files.stat(path)) ? path : undefined;
  }

  #pathOf(id: string): string {
    return join(this.#options.threads, id + THREAD_FILE);
  }
}

interface Entry {
  readonly live: LiveThread;
  holders: number;
  keptAside: string | undefined;
  readonly listeners: Disposable;
}
