import { constants, stat, type Stats } from 'node:fs';
import * as fs from 'node:fs/promises';
import { dirname } from 'node:path';

/** All that the thread store asks of the disk. Failures are Node's own errors with their `code`. */
export interface StoreFiles {
  /** Names in a folder; none where the folder is missing. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Undefined where there is nothing. */
  readonly stat: (path: string) => Promise<FileFacts | undefined>;
  /** The bytes from `from` to the end (or to `to`), read by position from one open file. */
  readonly read: (path: string, from?: number, to?: number) => Promise<FileRead>;
  /** `append` needs an existing file, `create` one that does not exist; both write at the end only. */
  readonly open: (path: string, mode: 'append' | 'create') => Promise<StoreFile>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Removing what is not there is no error. */
  readonly remove: (path: string) => Promise<void>;
  readonly makeFolder: (path: string) => Promise<void>;
  /** Makes creations and renames in a folder outlive a power cut, where the system can. */
  readonly syncFolder: (path: string) => Promise<void>;
  /** Gives a file a new time of change. */
  readonly touch: (path: string) => Promise<void>;
}

export interface FileFacts {
  readonly size: number;
  readonly modified: number;
  /** Tells a file from another that took its name. */
  readonly identity: number;
  readonly isFile: boolean;
}

export interface FileRead {
  readonly bytes: Buffer;
  readonly identity: number;
}

export interface StoreFile {
  /** One system call. Returns how many bytes were taken, which can be fewer than given. */
  write(bytes: Uint8Array): Promise<number>;
  sync(): Promise<void>;
  facts(): Promise<FileFacts>;
  close(): Promise<void>;
}

/** The disk. Files are for the user alone (0600), folders too (0700). */
export const nodeFiles: StoreFiles = {
  async list(folder) {
    return (await unlessMissing(fs.readdir(folder))) ?? [];
  },
  async stat(path) {
    const stats = await unlessMissing(statOf(path));
    return stats && facts(stats);
  },
  async read(path, from = 0, to = Infinity) {
    const file = await fs.open(path, 'r');
    try {
      const stats = await file.stat();
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(stats.size, to) - from));
      let length = 0;
      while (length < bytes.length) {
        const { bytesRead } = await file.read(bytes, length, bytes.length - length, from + length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return { bytes: bytes.subarray(0, length), identity: stats.ino };
    } finally {
      await file.close();
    }
  },
  async open(path, mode) {
    const create = mode === 'create' ? constants.O_CREAT | constants.O_EXCL : 0;
    const file = await fs.open(path, constants.O_WRONLY | constants.O_APPEND | create, 0o600);
    return {
      write: async bytes => (await file.write(bytes)).bytesWritten,
      sync: () => file.datasync(),
      facts: async () => facts(await file.stat()),
      close: () => file.close(),
    };
  },
  rename: (from, to) => fs.rename(from, to),
  async remove(path) {
    await unlessMissing(fs.unlink(path));
  },
  async makeFolder(path) {
    await fs.mkdir(path, { recursive: true, mode: 0o700 });
  },
  async syncFolder(path) {
    // Windows has no such thing: renames are journalled there.
    if (process.platform === 'win32') return;
    const folder = await fs.open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
  async touch(path) {
    const time = new Date();
    await fs.utimes(path, time, time);
  },
};

/** Node's code for a failed call, such as `ENOSPC`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Writes all of `bytes`, in as many calls as the system takes. Throws when it takes none. */
export async function writeAll(file: StoreFile, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const taken = await file.write(bytes.subarray(done));
    if (taken === 0) throw new Error('The disk took no more bytes.');
    done += taken;
  }
}

export function folderOf(path: string): string {
  return dirname(path);
}

/** A third of the time that the promise API takes, which counts where there are thousands. */
function statOf(path: string): Promise<Stats> {
  return new Promise((resolve, reject) => {
    stat(path, (error, stats) => (error ? reject(error) : resolve(stats)));
  });
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function facts(stats: Stats): FileFacts {
  return { size: stats.size, modified: stats.mtimeMs, identity: stats.ino, isFile: stats.isFile() };
}
