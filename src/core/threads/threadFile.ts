import { setTimeout as wait } from 'node:timers/promises';
import { errorCode, folderOf, type FileFacts, type StoreFile, type StoreFiles } from './files.ts';
import type { Presence } from './presence.ts';

export interface ThreadFileOptions {
  readonly id: string;
  readonly files: StoreFiles;
  readonly presence: Presence;
  /** Makes the folders where they are missing. */
  readonly prepare: () => Promise<void>;
  /** Where the thread's file is now: among the threads or in the trash; undefined where it is nowhere. */
  readonly locate: () => Promise<string | undefined>;
  /** Where the thread's file belongs. */
  readonly path: string;
}

/** The writing end of a thread's file. Others may move it, and rewrite it as long as it is not open here. */
export class ThreadFile {
  readonly #options: ThreadFileOptions;
  #file: StoreFile | undefined;
  #isSynced = true;
  #isFolderSynced = true;

  constructor(options: ThreadFileOptions) {
    this.#options = options;
  }

  /** Whether all that was written outlives a power cut. */
  get isSynced(): boolean {
    return this.#isSynced;
  }

  /**
   * Opens the file for appending, announced to others first, so that nobody rewrites it meanwhile. Where it is gone, a
   * new one is made and `onNew` told.
   */
  async open(isNew: boolean, onNew: () => void): Promise<void> {
    if (this.#file) return;
    const { id, presence, prepare } = this.#options;
    await prepare();
    await presence.mark(id);
    for (let tries = 0; await presence.isLocked(id); tries++) {
      if (tries === LOCK_TRIES) throw new Error('Another window is busy with this thread.');
      await wait(LOCK_PAUSE);
    }
    this.#file = (await this.#openExisting()) ?? (await this.#openNew(isNew, onNew));
  }

  /** Writes in one call; throws where not all of it was taken. With `isDurable` it waits for the disk itself. */
  async write(bytes: Buffer, isDurable: boolean): Promise<FileFacts> {
    const file = this.#file;
    if (!file) throw new Error('The file is not open.');
    if (bytes.length > 0) this.#isSynced = false;
    // What was cut stays as a torn line; all of it is written again, and what is there twice is read once.
    if (bytes.length > 0 && (await file.write(bytes)) < bytes.length) throw new Error('The disk is full.');
    if (isDurable) await this.#sync(file);
    return file.facts();
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close().catch(() => undefined);
  }

  async #sync(file: StoreFile): Promise<void> {
    await file.sync();
    if (!this.#isFolderSynced) await this.#options.files.syncFolder(folderOf(this.#options.path));
    this.#isFolderSynced = true;
    this.#isSynced = true;
  }

  /** Undefined where there is no file, neither among the threads nor in the trash. */
  async #openExisting(): Promise<StoreFile | undefined> {
    for (let tries = 0; tries < MOVES; tries++) {
      const path = await this.#options.locate();
      if (path === undefined) return undefined;
      try {
        return await this.#options.files.open(path, 'append');
      } catch (error) {
        if (errorCode(error) !== 'ENOENT') throw error;
      }
    }
    return undefined;
  }

  async #openNew(isNew: boolean, onNew: () => void): Promise<StoreFile> {
    const { id, files, presence, path } = this.#options;
    this.#isFolderSynced = false;
    if (isNew) return files.open(path, 'create');
    // Under the lock nobody moves it: what is not there now is really gone.
    return presence.withLockSoon(id, async () => {
      const existing = await this.#openExisting();
      if (existing) return existing;
      const file = await files.open(path, 'create');
      onNew();
      return file;
    });
  }
}

/** So often is a file looked for that others move meanwhile. */
const MOVES = 5;
const LOCK_TRIES = 250;
/** Milliseconds. */
const LOCK_PAUSE = 20;
