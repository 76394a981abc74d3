import { join } from 'node:path';
import { renameWithRetries } from './atomicWrite.ts';
import { THREAD_FILE } from './catalogue.ts';
import { errorCode, type StoreFiles } from './files.ts';
import { LogScan } from './logScan.ts';
import { readLog } from './readLog.ts';
import type { ThreadSummary } from '../../shared/threadSummary.ts';
import { summarise } from './summarise.ts';
import { isUlid } from './ulid.ts';

/** A thread in the trash. */
export interface TrashedThread {
  readonly summary: ThreadSummary;
  /** Milliseconds since 1970. */
  readonly trashed: number;
}

/** Threads that were deleted: their files, renamed to `<id>.<when>.jsonl`, whole until they are purged. */
export class Trash {
  readonly #files: StoreFiles;
  readonly #threads: string;
  readonly #trash: string;

  constructor(files: StoreFiles, folders: { readonly threads: string; readonly trash: string }) {
    this.#files = files;
    this.#threads = folders.threads;
    this.#trash = folders.trash;
  }

  /** No error where another window was faster. */
  async put(id: string, at: number): Promise<void> {
    const from = join(this.#threads, id + THREAD_FILE);
    if (await this.#move(from, join(this.#trash, `${id}.${Math.floor(at)}${THREAD_FILE}`))) await this.#syncFolders();
  }

  /** Returns whether there was something to restore. */
  async restore(id: string): Promise<boolean> {
    const name = (await this.#names()).findLast(it => it.id === id)?.name;
    if (name === undefined) return false;
    const to = join(this.#threads, id + THREAD_FILE);
    // One that is there already is never overwritten.
    if (await this.#files.stat(to)) return false;
    const isMoved = await this.#move(join(this.#trash, name), to);
    if (isMoved) await this.#syncFolders();
    return isMoved;
  }

  async has(id: string): Promise<boolean> {
    return (await this.pathOf(id).catch(() => undefined)) !== undefined;
  }

  async pathOf(id: string): Promise<string | undefined> {
    const name = (await this.#names()).findLast(it => it.id === id)?.name;
    return name === undefined ? undefined : join(this.#trash, name);
  }

  /** Newest first. */
  async list(): Promise<readonly TrashedThread[]> {
    const threads: TrashedThread[] = [];
    for (const { id, name, trashed } of await this.#names()) {
      const scan = await this.#scan(id, name);
      threads.push({ summary: { ...summarise(scan.thread, scan.damaged.length), isReplying: false }, trashed });
    }
    return threads.sort((one, other) => other.trashed - one.trashed);
  }

  /** Removes for good what was put here before `before`. What cannot be read in full stays. Returns the ids. */
  async purge(before: number): Promise<readonly string[]> {
    const purged: string[] = [];
    for (const { id, name, trashed } of await this.#names()) {
      if (trashed >= before) continue;
      const scan = await this.#scan(id, name);
      if (scan.damaged.length > 0) continue;
      await this.#files.remove(join(this.#trash, name));
      purged.push(id);
    }
    return purged;
  }

  /** False where another window was faster. */
  async #move(from: string, to: string): Promise<boolean> {
    try {
      await renameWithRetries(this.#files, from, to);
      return true;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return false;
      throw error;
    }
  }

  async #scan(id: string, name: string): Promise<LogScan> {
    try {
      return (await readLog(this.#files, id, join(this.#trash, name))).scan;
    } catch {
      const scan = new LogScan(id);
      scan.damaged.push({ from: 0, to: 0 });
      return scan;
    }
  }

  async #names(): Promise<readonly { id: string; name: string; trashed: number }[]> {
    return (await this.#files.list(this.#trash)).flatMap(name => {
      const [id = '', trashed = '', ending] = name.split('.');
      return isUlid(id) && `.${ending ?? ''}` === THREAD_FILE ? { id, name, trashed: Number(trashed) } : [];
    });
  }

  async #syncFolders(): Promise<void> {
    await this.#files.syncFolder(this.#trash);
    await this.#files.syncFolder(this.#threads);
  }
}
