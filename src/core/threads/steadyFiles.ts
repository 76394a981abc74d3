import { setTimeout as wait } from 'node:timers/promises';
import { errorCode, type StoreFiles } from './files.ts';

/**
 * The same disk with patience: reading is tried again where it fails for a moment, as happens with too many open
 * files, a virus scanner or a network drive. Writing is not: there the store itself knows what it may repeat.
 */
export function steadyFiles(files: StoreFiles): StoreFiles {
  return {
    ...files,
    list: folder => again(() => files.list(folder)),
    stat: path => again(() => files.stat(path)),
    read: (path, from, to) => again(() => files.read(path, from, to)),
  };
}

/** Milliseconds. */
const PAUSES = [5, 25, 100];
/** Trying again would not change these. */
const LASTING = new Set(['ENOENT', 'EISDIR', 'ENOTDIR', 'EACCES']);

async function again<T>(call: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await call();
    } catch (error) {
      if (LASTING.has(errorCode(error))) throw error;
      await wait(pause);
    }
  }
  return call();
}
