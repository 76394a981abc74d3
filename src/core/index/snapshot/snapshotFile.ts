import { mkdirSync, openSync, readFileSync, renameSync, rmSync, closeSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

/** Numbers as they lie in memory, by name. */
export type Sections = ReadonlyMap<string, Section>;
/** A section may be written from parts, so that no copy of the whole is needed. */
export type WrittenSections = ReadonlyMap<string, Section | readonly Section[]>;
export type Section = Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/**
 * Writes sections to one file: beside it first, then in its place, so that a reader finds the old file or the new one.
 * The file is: magic, checksum, version, length of the directory, the directory as JSON, and the sections, each at a
 * multiple of eight bytes.
 */
export function writeSnapshot(file: string, version: number, sections: WrittenSections): void {
  const entries: Entry[] = [];
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const [name, section] of sections) {
    const start = at;
    let length = 0;
    for (const part of partsOf(section)) {
      parts.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
      length += part.length;
      at += part.byteLength;
    }
    entries.push({ name, type: typeOf(section), start, length });
    parts.push(Buffer.alloc(padded(at) - at));
    at = padded(at);
  }
  const directory = Buffer.from(JSON.stringify(entries));
  const head = Buffer.alloc(padded(HEAD + directory.length));
  head.write(MAGIC, 0, 'latin1');
  head.writeUInt32LE(version >>> 0, 12);
  head.writeUInt32LE(directory.length, 16);
  directory.copy(head, HEAD);
  let checksum = crc32(head.subarray(12));
  for (const part of parts) checksum = crc32(part, checksum);
  head.writeUInt32LE(checksum, 8);
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeAll(temporary, [head, ...parts]);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Undefined where there is no such file, or it is damaged, or of another version. */
export function readSnapshot(file: string, version: number): Sections | undefined {
  try {
    const bytes = aligned(readFileSync(file));
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    if (head.toString('latin1', 0, 8) !== MAGIC || head.readUInt32LE(12) !== version >>> 0) return undefined;
    if (head.readUInt32LE(8) !== crc32(head.subarray(12))) return undefined;
    const directoryLength = head.readUInt32LE(16);
    // The checksum has shown that this is what `writeSnapshot` wrote.
    const entries = JSON.parse(head.toString('utf8', HEAD, HEAD + directoryLength)) as Entry[];
    const start = bytes.byteOffset + padded(HEAD + directoryLength);
    return new Map(entries.map(entry => [entry.name, section(bytes.buffer, start, entry)]));
  } catch {
    return undefined;
  }
}

interface Entry {
  readonly name: string;
  readonly type: 'u8' | 'u32' | 'f64';
  readonly start: number;
  readonly length: number;
}

const MAGIC = 'PARLEYIX';
const HEAD = 20;

function padded(length: number): number {
  return Math.ceil(length / 8) * 8;
}

function partsOf(section: Section | readonly Section[]): readonly Section[] {
  return 'buffer' in section ? [section] : section;
}

function typeOf(section: Section | readonly Section[]): Entry['type'] {
  const [sample] = partsOf(section);
  if (sample === undefined || sample instanceof Uint8Array) return 'u8';
  return sample instanceof Uint32Array ? 'u32' : 'f64';
}

function section(buffer: ArrayBuffer, base: number, { type, start, length }: Entry): Section {
  switch (type) {
    case 'u8':
      return new Uint8Array(buffer, base + start, length);
    case 'u32':
      return new Uint32Array(buffer, base + start, length);
    case 'f64':
      return new Float64Array(buffer, base + start, length);
  }
}

/** Small files lie anywhere in Node's pool. */
function aligned(bytes: Buffer): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, length } = bytes;
  if (buffer instanceof ArrayBuffer && byteOffset % 8 === 0) return new Uint8Array(buffer, byteOffset, length);
  return new Uint8Array(bytes);
}

/** Small parts, of which there are many, are written together. */
function writeAll(file: string, parts: readonly Uint8Array[]): void {
  const descriptor = openSync(file, 'w', 0o600);
  const gathered = Buffer.alloc(GATHERED);
  let length = 0;
  const write = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
  };
  const flush = (): void => {
    write(gathered.subarray(0, length));
    length = 0;
  };
  try {
    for (const part of parts) {
      if (length + part.length > GATHERED) flush();
      if (part.length > GATHERED) write(part);
      else {
        gathered.set(part, length);
        length += part.length;
      }
    }
    flush();
  } finally {
    closeSync(descriptor);
  }
}

const GATHERED = 256 * 1024;
