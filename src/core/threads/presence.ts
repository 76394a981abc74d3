import { randomBytes } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { errorCode, writeAll, type StoreFiles } from './files.ts';

/**
 * Who works on which thread, told by small files in one folder: `<writer>.json` for each process, touched now and then,
 * and `<writer>~<thread>` for each thread that it has written to. No clock is compared with another's.
 */
export class Presence {
  /** The name of this process in the records it writes. */
  readonly writer = `${process.pid.toString(36)}-${randomBytes(5).toString('hex')}`;
  readonly #files: StoreFiles;
  readonly #folder: string;
  readonly #beats = new Map<string, { modified: number; unchanged: number }>();
  readonly #dead = new Set<string>();
  #isAnnounced = false;

  constructor(files: StoreFiles, folder: string) {
    this.#files = files;
    this.#folder = folder;
  }

  /** Says that this process lives. Called before it writes the first time, and every few seconds from then on. */
  async beat(): Promise<void> {
    if (this.#isAnnounced) {
      await this.#files.touch(this.#pathOf(this.writer)).catch(() => {
        this.#isAnnounced = false;
      });
    }
    if (!this.#isAnnounced) await this.#announce();
  }

  /** Looks at the others' beats. A process that can be seen is dead when it has stood still for several looks of ours. */
  async look(): Promise<void> {
    for (const name of await this.#files.list(this.#folder)) {
      if (!name.endsWith(WRITER_FILE) || name === this.writer + WRITER_FILE) continue;
      const facts = await this.#files.stat(join(this.#folder, name));
      if (!facts) continue;
      const beat = this.#beats.get(name);
      const unchanged = beat?.modified === facts.modified ? beat.unchanged + 1 : 0;
      this.#beats.set(name, { modified: facts.modified, unchanged });
    }
  }

  async isAlive(writer: string): Promise<boolean> {
    if (writer === this.writer) return true;
    if (writer === '' || this.#dead.has(writer)) return false;
    const isAlive = await this.#seemsAlive(writer);
    // A name is never used again: once dead is dead for good.
    if (!isAlive) this.#dead.add(writer);
    return isAlive;
  }

  async mark(threadId: string): Promise<void> {
    if (!this.#isAnnounced) await this.#announce();
    await this.#create(`${this.writer}~${threadId}`, '');
  }

  async unmark(threadId: string): Promise<void> {
    await this.#files.remove(join(this.#folder, `${this.writer}~${threadId}`));
  }

  /** Whether another living process has the thread open for writing. Removes the marks of dead ones. */
  async othersWrite(threadId: string): Promise<boolean> {
    for (const name of await this.#files.list(this.#folder)) {
      const [writer = '', marked] = name.split('~');
      if (marked !== threadId || writer === this.writer) continue;
      if (await this.isAlive(writer)) return true;
      await this.#files.remove(join(this.#folder, name)).catch(() => undefined);
    }
    return false;
  }

  /**
   * Does a thing that only one process at a time may do to a thread. Undefined where another is at it. A lock whose
   * owner is dead is taken over.
   */
  async withLock<T>(
    threadId: string,
    work: (isStillOurs: () => Promise<boolean>) => Promise<T>,
  ): Promise<T | undefined> {
    const path = this.#lockPath(threadId);
    if (!this.#isAnnounced) await this.#announce();
    if (!(await this.#create(`${threadId}${LOCK}`, this.writer))) {
      if (await this.isLocked(threadId)) return undefined;
      if (!(await this.#create(`${threadId}${LOCK}`, this.writer))) return undefined;
    }
    try {
      return await work(async () => (await this.#ownerOf(path)) === this.writer);
    } finally {
      if ((await this.#ownerOf(path)) === this.writer) await this.#files.remove(path).catch(() => undefined);
    }
  }

  /** The same, after others had their turn. Where they take too long it is done without the lock. */
  async withLockSoon<T>(threadId: string, work: () => Promise<T>): Promise<T> {
    for (let tries = 0; tries < LOCK_TRIES; tries++) {
      const done = await this.withLock(threadId, async () => ({ result: await work() }));
      if (done) return done.result;
      await wait(LOCK_PAUSE);
    }
    return work();
  }

  /** Whether another living process holds a thread's lock. A dead one's lock is broken. */
  async isLocked(threadId: string): Promise<boolean> {
    const path = this.#lockPath(threadId);
    const owner = await this.#ownerOf(path);
    if (owner === undefined || owner === this.writer) return false;
    if (owner === '' ? !(await this.#isLeft(path)) : await this.isAlive(owner)) return true;
    // Renamed before it is removed: of several that break it only one succeeds.
    const broken = `${path}.${this.writer}`;
    await this.#files.rename(path, broken).catch(() => undefined);
    await this.#files.remove(broken).catch(() => undefined);
    return false;
  }

  /** Removes what dead processes left. */
  async sweep(): Promise<void> {
    for (const name of await this.#files.list(this.#folder)) {
      const writer = name.split(/[~.]/)[0] ?? '';
      if (name.endsWith(LOCK) || name.includes(`${LOCK}.`) || (await this.isAlive(writer))) continue;
      await this.#files.remove(join(this.#folder, name)).catch(() => undefined);
    }
  }

  async leave(): Promise<void> {
    for (const name of await this.#files.list(this.#folder).catch(() => [])) {
      if (name.startsWith(this.writer)) await this.#files.remove(join(this.#folder, name)).catch(() => undefined);
    }
    this.#isAnnounced = false;
  }

  async #announce(): Promise<void> {
    await this.#create(this.writer + WRITER_FILE, JSON.stringify({ pid: process.pid, machine: MACHINE }));
    this.#isAnnounced = true;
  }

  async #seemsAlive(writer: string): Promise<boolean> {
    const path = this.#pathOf(writer);
    if (!(await this.#files.stat(path))) return false;
    const { pid, machine } = parseWriter(await this.#text(path));
    // A process of another machine or container cannot be asked: there only the beats count.
    if (machine === MACHINE && pid !== undefined && !isRunning(pid)) return false;
    return (this.#beats.get(writer + WRITER_FILE)?.unchanged ?? 0) < LOOKS;
  }

  /** A lock without a name was made by a process that died between two calls, or that is just making it. */
  async #isLeft(path: string): Promise<boolean> {
    const facts = await this.#files.stat(path);
    if (!facts) return true;
    const key = `${path}#${facts.identity}`;
    const beat = this.#beats.get(key);
    const unchanged = (beat?.unchanged ?? 0) + 1;
    this.#beats.set(key, { modified: facts.modified, unchanged });
    return unchanged > NAMELESS_LOOKS;
  }

  async #ownerOf(path: string): Promise<string | undefined> {
    return (await this.#files.stat(path)) ? this.#text(path) : undefined;
  }

  async #text(path: string): Promise<string> {
    try {
      return (await this.#files.read(path)).bytes.toString();
    } catch {
      return '';
    }
  }

  /** False where the file exists already. */
  async #create(name: string, text: string): Promise<boolean> {
    try {
      const file = await this.#files.open(join(this.#folder, name), 'create');
      try {
        await writeAll(file, Buffer.from(text));
      } finally {
        await file.close();
      }
      return true;
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      throw error;
    }
  }

  #pathOf(writer: string): string {
    return join(this.#folder, writer + WRITER_FILE);
  }

  #lockPath(threadId: string): string {
    return join(this.#folder, threadId + LOCK);
  }
}

const WRITER_FILE = '.json';
const LOCK = '.lock';
/** So many looks without a beat, and a process counts as dead. */
const LOOKS = 4;
const NAMELESS_LOOKS = 20;
const LOCK_TRIES = 50;
/** Milliseconds. */
const LOCK_PAUSE = 20;

/** Process ids mean something only on the same machine, and there only in the same container. */
const MACHINE = `${hostname()} ${processNamespace()}`;

function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

function parseWriter(text: string): { pid: number | undefined; machine: string | undefined } {
  try {
    const value: unknown = JSON.parse(text);
    const fields = typeof value === 'object' && value !== null ? value : {};
    return {
      pid: 'pid' in fields && typeof fields.pid === 'number' ? fields.pid : undefined,
      machine: 'machine' in fields && typeof fields.machine === 'string' ? fields.machine : undefined,
    };
  } catch {
    return { pid: undefined, machine: undefined };
  }
}
