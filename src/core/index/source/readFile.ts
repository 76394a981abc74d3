import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * Reads a file, or its first `limit` bytes, as UTF-8 without a mark, into memory that the next call uses again: thousands
 * of files leave no garbage behind. Throws what the file system throws.
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
    return asUtf8(shared.subarray(0, length));
  } finally {
    closeSync(descriptor);
  }
}

function asUtf8(bytes: Buffer): Buffer {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(bytes.toString('utf16le', 2));
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

const EXTRA = 64 * 1024;
let shared = Buffer.allocUnsafeSlow(256 * 1024);
