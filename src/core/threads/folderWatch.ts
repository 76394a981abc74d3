import { watch, type FSWatcher } from 'node:fs';
import type { Disposable } from '../disposables.ts';

/** Tells which names in a folder were created, changed, renamed or removed, by any process. */
export class FolderWatch implements Disposable {
  #watcher: FSWatcher | undefined;

  /** `onName` gets undefined where the system cannot say which. */
  constructor(folder: string, onName: (name: string | undefined) => void) {
    try {
      this.#watcher = watch(folder, { persistent: false }, (_, name) => onName(name ?? undefined));
      this.#watcher.on('error', () => this.dispose());
    } catch {
      // Too many watches, or a disk that has none: whoever asks looks for himself then.
    }
  }

  /** False where nothing will be told, so that looking is all that is left. */
  get isWatching(): boolean {
    return this.#watcher !== undefined;
  }

  dispose(): void {
    this.#watcher?.close();
    this.#watcher = undefined;
  }
}
