import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { errorCode, folderOf, writeAll, type StoreFiles } from './files.ts';

/**
 * Replaces a file as a whole: whoever reads sees the old or the new one, also after a crash or a power cut.
 * `isStillWanted` is asked last of all before the swap. Returns whether the swap was made.
 */
export async function atomicWrite(
  files: StoreFiles,
  path: string,
  bytes: Uint8Array,
  isStillWanted: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<boolean> {
  // The name is nobody else's: two processes that write the same file never share a temporary one.
  const temporary = `${path}.${process.pid}-${randomBytes(6).toString('hex')}${TEMPORARY}`;
  try {
    const file = await files.open(temporary, 'create');
    try {
      await writeAll(file, bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    if (!(await isStillWanted())) {
      await files.remove(temporary);
      return false;
    }
    await renameWithRetries(files, temporary, path);
  } catch (error) {
    await files.remove(temporary).catch(() => undefined);
    throw error;
  }
  await files.syncFolder(folderOf(path));
  return true;
}

/** A rename that waits out a virus scanner or a backup that holds the file for a moment, as is usual on Windows. */
export async function renameWithRetries(files: StoreFiles, from: string, to: string): Promise<void> {
  for (const pause of RETRY_PAUSES) {
    try {
      await files.rename(from, to);
      return;
    } catch (error) {
      if (!HELD.has(errorCode(error))) throw error;
      await wait(pause);
    }
  }
  await files.rename(from, to);
}

/** Removes temporary files that a crash left more than an hour ago. `now` is in milliseconds since 1970. */
export async function sweepTemporaries(files: StoreFiles, folder: string, now: number): Promise<void> {
  for (const name of await files.list(folder)) {
    if (!name.endsWith(TEMPORARY)) continue;
    const path = `${folder}/${name}`;
    const facts = await files.stat(path);
    if (facts && now - facts.modified > TEMPORARY_LIFE) await files.remove(path);
  }
}

const TEMPORARY = '.tmp';
const TEMPORARY_LIFE = 60 * 60 * 1000;
const HELD = new Set(['EPERM', 'EBUSY', 'EACCES']);
/** Milliseconds. */
const RETRY_PAUSES = [5, 10, 20, 40, 80, 160];
