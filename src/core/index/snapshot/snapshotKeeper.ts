import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Disposable } from '../../disposables.ts';
import type { Root } from '../files/manifest.ts';
import { loadSnapshot, saveSnapshot, type Snapshot } from './snapshot.ts';

/** Keeps the index of some folders between starts: knows where, and whether there is something new to keep. */
export class SnapshotKeeper implements Disposable {
  readonly #file: string;
  readonly #onDue: () => void;
  #changes = 0;
  #savedChanges = 0;
  #timer: NodeJS.Timeout | undefined;

  /** `onDue` is called when changes have waited long enough: then `save` should be. */
  constructor(storageFolder: string, roots: readonly Root[], onDue: () => void) {
    const key = crc32(roots.map(({ path, prefix }) => `${prefix}\0${path}`).join('\0'));
    this.#file = join(storageFolder, `index-${key.toString(16)}.bin`);
    this.#onDue = onDue;
  }

  get isDue(): boolean {
    return this.#changes !== this.#savedChanges;
  }

  /** Undefined where there is nothing that can be used. */
  load(): Snapshot | undefined {
    return loadSnapshot(this.#file);
  }

  /** Notes a change that the next start should find. */
  note(): void {
    this.#changes++;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#onDue();
    }, SAVE_AFTER_MS).unref();
  }

  /** Throws what the file system throws. */
  save(snapshot: Snapshot): void {
    saveSnapshot(this.#file, snapshot);
    this.#savedChanges = this.#changes;
    removeOld(dirname(this.#file));
  }

  /** Forgets what was kept. Throws what the file system throws. */
  discard(): void {
    rmSync(this.#file, { force: true });
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}

const SAVE_AFTER_MS = 60_000;
/** What other sets of folders left, or a process that ended while it wrote. */
const OLD_MS = 30 * 24 * 3600 * 1000;

function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (/^index-\w+\.bin/.test(name) && statSync(file).mtimeMs < Date.now() - OLD_MS) rmSync(file, { force: true });
  }
}
