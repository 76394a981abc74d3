import { type ContextPart, type Thread } from '../../shared/thread.ts';
import { applyThreadEvent, type ThreadEvent } from '../../shared/threadEvent.ts';
import { Listeners } from '../disposables.ts';
import { isOrderSensitive } from './conflicts.ts';
import { isLazy } from './durability.ts';
import { errorCode } from './files.ts';
import { FollowedLog } from './followedLog.ts';
import { SCHEMA, headerRecord, type ByteRange, type LogScan } from './logScan.ts';
import type { Origin, Stored } from './openThread.ts';
import { ReadOnlyError, readOnlyReasons } from './readOnly.ts';
import type { Redact } from './redaction.ts';
import { Serial } from './serial.ts';
import { tellSafely } from './tellSafely.ts';
import { ThreadFile, type ThreadFileOptions } from './threadFile.ts';
import { threadEvents } from './threadEvents.ts';
import { ThreadFold } from './threadFold.ts';
import { WriteQueue, type Encoded } from './writeQueue.ts';

export interface LiveThreadOptions extends ThreadFileOptions {
  readonly redact: Redact | undefined;
  /** Counts up for all records of this process. */
  readonly count: () => number;
  /** Milliseconds for which deltas and drafts are joined before they are written. */
  readonly joinMs: number;
  /** Told after each attempt to write: undefined when all is on disk. */
  readonly onHealth: (failure: string | undefined) => void;
}

/** What a thread without a file has in it already. */
export interface Beginning {
  readonly events: readonly ThreadEvent[];
  readonly contexts?: Iterable<readonly [turnId: string, parts: readonly ContextPart[]]>;
  /** Nothing of it is worth a file yet. */
  readonly isBlank: boolean;
}

/**
 * A thread that is open in this process, once, for all views on it: its state, what it still has to write, and how far
 * it has read what other windows wrote.
 */
export class LiveThread {
  readonly id: string;
  readonly events = new Listeners<{ readonly event: ThreadEvent; readonly origin: Origin }>();
  /** The thread was built anew: another window's events came between ours. */
  readonly resets = new Listeners<undefined>();
  readonly #options: LiveThreadOptions;
  readonly #queue: WriteQueue;
  readonly #file: ThreadFile;
  readonly #serial = new Serial();
  readonly #log: FollowedLog;
  #thread: Thread;
  #timer: NodeJS.Timeout | undefined;
  #isNew = false;
  /** Nothing has happened in it that is worth a file. */
  #isBlank = false;
  #failure: string | undefined;
  #readOnlyReason: string | undefined;

  private constructor(options: LiveThreadOptions) {
    this.id = options.id;
    this.#options = options;
    this.#log = new FollowedLog({ id: options.id, files: options.files, writer: options.presence.writer });
    this.#thread = this.scan.thread;
    this.#file = new ThreadFile(options);
    this.#queue = new WriteQueue({
      writer: options.presence.writer,
      count: options.count,
      redact: options.redact,
      textOf: (turnId, field) => this.#thread.turns.findLast(turn => turn.id === turnId)?.[field] ?? '',
    });
  }

  /** A thread that has no file yet, with the events it begins with. A blank one gets its file with the next event. */
  static create(
    options: LiveThreadOptions,
    created: number,
    { events, contexts = [], isBlank }: Beginning,
  ): LiveThread {
    const live = new LiveThread(options);
    live.#isNew = true;
    live.#isBlank = isBlank;
    live.#queue.addHeader(headerRecord(options.id, created));
    for (const event of events) {
      live.#queue.add(event);
      live.#thread = applyThreadEvent(live.#thread, event);
    }
    for (const [turnId, parts] of contexts) live.#queue.addContext(turnId, parts);
    return live;
  }

  /** Reads a thread. Whatever its file looks like, there is a thread afterwards; undefined where there is no file. */
  static async read(options: LiveThreadOptions): Promise<LiveThread | undefined> {
    for (let tries = 0; tries < MOVES; tries++) {
      const path = await options.locate();
      if (path === undefined) return undefined;
      const live = new LiveThread(options);
      if (await live.#readAll(path)) return live;
      // Moved to the trash or back between two calls.
    }
    return undefined;
  }

  get thread(): Thread {
    return this.#thread;
  }

  get readOnlyReason(): string | undefined {
    return this.#readOnlyReason;
  }

  get failure(): string | undefined {
    return this.#failure;
  }

  /** The entries that could not be read. */
  get damaged(): readonly ByteRange[] {
    return this.scan.damaged;
  }

  get scan(): LogScan {
    return this.#log.scan;
  }

  /** Whether nothing has happened in it that is worth a file. */
  get isBlank(): boolean {
    return this.#isBlank;
  }

  get hasUnwritten(): boolean {
    return !this.#isBlank && !this.#queue.isEmpty;
  }

  /**
   * Takes an event at once and writes it: deltas and drafts a little later, joined, everything else now. With
   * `isDurable` the promise waits until the disk itself has it. Rejects where the thread is read-only.
   */
  append(event: ThreadEvent, isDurable: boolean): Promise<Stored> {
    if (this.#readOnlyReason !== undefined) return Promise.reject(new ReadOnlyError(this.#readOnlyReason));
    this.#isBlank = false;
    this.#queue.add(event);
    this.#thread = applyThreadEvent(this.#thread, event);
    if (!isDurable && isLazy(event)) {
      this.#writeSoon();
      this.#tell(event, 'own');
      return Promise.resolve('memory');
    }
    const stored = this.#serial.run(() => this.#write(isDurable));
    this.#tell(event, 'own');
    return stored;
  }

  appendContext(turnId: string, parts: readonly ContextPart[]): Promise<Stored> {
    if (this.#readOnlyReason !== undefined) return Promise.reject(new ReadOnlyError(this.#readOnlyReason));
    this.#isBlank = false;
    this.#queue.addContext(turnId, parts);
    return this.#serial.run(() => this.#write(false));
  }

  /** Writes all that waits, now. */
  flush(isDurable = false): Promise<Stored> {
    return this.#serial.run(() => this.#write(isDurable));
  }

  /** Looks whether other windows wrote, and takes over what they did. */
  follow(): Promise<void> {
    // What cannot be read now is read the next time.
    return this.#serial.run(() => this.#follow().catch(() => undefined));
  }

  /** Runs something that needs the file for itself within this process, such as a rewrite. The file is closed. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return this.#serial.run(async () => {
      await this.#file.close();
      return work();
    });
  }

  /** Takes a file that this process has just put in the place of the old one. Only inside `exclusively`. */
  async adopt(path: string): Promise<void> {
    await this.#readAll(path, true);
  }

  /** Writes what waits and lets go of the file. What the disk refuses stays in memory: `hasUnwritten`. */
  async close(): Promise<void> {
    await this.#serial.run(async () => {
      await this.#write(false);
      await this.#file.close();
      await this.#follow().catch(() => undefined);
      await this.#options.presence.unmark(this.id).catch(() => undefined);
    });
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #writeSoon(): void {
    if (this.#timer) return;
    this.#timer = setTimeout(() => void this.flush(), this.#options.joinMs);
    this.#timer.unref();
  }

  async #write(isDurable: boolean): Promise<Stored> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isBlank) return 'memory';
    try {
      const records = this.#queue.take();
      if (records.length === 0 && (this.#file.isSynced || !isDurable)) return this.#healthy();
      await this.#file.open(this.#isNew, () => this.#startAnew());
      // Opening may have made the file anew, with more to write.
      await this.#writeRecords(this.#queue.take(), isDurable);
      // A word that is still being written waits for its end.
      if (!this.#queue.isEmpty) this.#writeSoon();
      return this.#healthy();
    } catch (error) {
      await this.#file.close();
      this.#failure = error instanceof Error ? error.message : String(error);
      this.#options.onHealth(this.#failure);
      return 'memory';
    }
  }

  async #writeRecords(records: readonly Encoded[], isDurable: boolean): Promise<void> {
    const bytes = Buffer.concat(records.map(record => record.bytes));
    const facts = await this.#file.write(bytes, isDurable);
    this.#queue.done(records);
    this.#log.wrote(records, bytes.length, facts, this.#isNew);
    this.#isNew = false;
  }

  #healthy(): Stored {
    this.#failure = undefined;
    this.#options.onHealth(undefined);
    return 'disk';
  }

  /** The file was deleted under us: what is in memory becomes a new one. */
  #startAnew(): void {
    const events = threadEvents(this.#thread).map(event => this.#queue.nextRecord(event));
    this.#queue.startAnew([headerRecord(this.id, this.#thread.created), ...events]);
    this.#log.startAnew();
    this.#isNew = true;
  }

  async #follow(): Promise<void> {
    const { files } = this.#options;
    if (this.#isNew) return;
    const path = await this.#options.locate();
    const facts = path === undefined ? undefined : await files.stat(path);
    if (path === undefined || !facts?.isFile) return;
    if (this.#log.isReplaced(facts)) {
      await this.#readAll(path, true);
    } else if (facts.size > this.scan.position) {
      const conflicts = (event: ThreadEvent): boolean => this.#later().some(own => isOrderSensitive(own, event));
      const { events, isOutOfOrder } = await this.#log.readNew(path, conflicts);
      if (isOutOfOrder) {
        this.#rebuild();
        return;
      }
      for (const event of events) this.#thread = applyThreadEvent(this.#thread, event);
      for (const event of events) this.#tell(event, 'other');
    }
  }

  /** Own events that are on show and stand in the file behind what has been read of it, or not at all yet. */
  #later(): readonly ThreadEvent[] {
    return [...this.#log.unread(), ...this.#queue.pending(record => this.#log.isSeen(record))];
  }

  /** The file's order is the truth for all windows; what is not in it yet comes after. */
  #rebuild(): void {
    const fold = new ThreadFold(this.scan.thread);
    for (const event of this.#later()) fold.apply(event);
    this.#thread = fold.thread;
    tellSafely(() => this.resets.fire(undefined));
  }

  #tell(event: ThreadEvent, origin: Origin): void {
    tellSafely(() => this.events.fire({ event, origin }));
  }

  /** False where there was nothing to read. */
  async #readAll(path: string, isAgain = false): Promise<boolean> {
    try {
      await this.#log.readAll(path);
      this.#readOnlyReason = this.scan.schema > SCHEMA ? readOnlyReasons.newer : undefined;
    } catch (error) {
      // Not ours to mend: it stays as it is, and what is on show stays on show.
      if (isAgain || errorCode(error) === 'ENOENT') return false;
      this.#readOnlyReason = readOnlyReasons.unreadable;
      this.scan.damaged.push({ from: 0, to: 0 });
    }
    if (isAgain) this.#rebuild();
    else this.#thread = this.scan.thread;
    return true;
  }
}

/** So often is a thread looked for that others move meanwhile. */
const MOVES = 5;
