import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * Reads a file, or its first `limit` bytes, into memory that the next call uses again: thousands of files leave no
 * garbage behind. Throws what the file system throws.
 */
export function readShared(file: string, limit = Infinity): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const size = Math.min(fstatSync(descriptor).size, limit);
    if (size > shared.length) shared = Buffer.allocUnsafeSlow(size + EXTRA);
    let length = 0;
    while (length < size) {
      const read = readSync(descriptor, shared, length, size - length, length);
      if (read === 0) break;
      length += read;
    }
    return shared.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

const EXTRA = 64 * 1024;
let shared = Buffer.allocUnsafeSlow(256 * 1024);
