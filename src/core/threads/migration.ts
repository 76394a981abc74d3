import { join } from 'node:path';
import { atomicWrite } from './atomicWrite.ts';
import { writeAll, type StoreFiles } from './files.ts';
import { LogScan, SCHEMA } from './logScan.ts';
import type { Presence } from './presence.ts';
import { decodeLine, encodeRecord, readRecord, type LogRecord } from './recordCodec.ts';

/** How the records of one version of the file format become those of the next. */
export interface Migration {
  /** The older version; the newer one is the next number. */
  readonly from: number;
  /** The header is changed by the frame. A record that has no successor gives none. */
  readonly convert: (record: LogRecord) => readonly LogRecord[];
}

/** One entry for each version of the format that is no longer the current one. */
export const MIGRATIONS: readonly Migration[] = [];

export interface MigrationOptions {
  readonly files: StoreFiles;
  readonly presence: Presence;
  readonly id: string;
  readonly path: string;
  readonly migrations?: readonly Migration[];
  readonly current?: number;
}

/**
 * Brings an older file to the current version: a copy is converted and read again, the old file is kept beside it as
 * `<id>.schema<version>`, and only then they change places. A file that cannot be read in full, or that another window
 * has open, is left as it is. Returns whether it was done.
 */
export async function migrateFile(options: MigrationOptions): Promise<boolean> {
  const { files, presence, id, path } = options;
  const isDone = await presence.withLock(id, async isStillOurs => {
    const { bytes, identity } = await files.read(path);
    const converted = convertLog(id, bytes, options);
    if (!converted || (await presence.othersWrite(id))) return false;
    await keepOld(files, join(path, '..', `${id}.schema${converted.from}`), bytes);
    return atomicWrite(files, path, converted.bytes, async () => {
      const facts = await files.stat(path);
      return facts?.identity === identity && facts.size === bytes.length && (await isStillOurs());
    });
  });
  return isDone ?? false;
}

function convertLog(
  id: string,
  bytes: Buffer,
  { migrations = MIGRATIONS, current = SCHEMA }: MigrationOptions,
): { readonly bytes: Buffer; readonly from: number } | undefined {
  const old = recordsOf(bytes);
  const header = old?.[0];
  if (!old || header?.kind !== 'header' || header.schema >= current) return undefined;
  let records = old;
  for (let version = header.schema; version < current; version++) {
    const migration = migrations.find(it => it.from === version);
    if (!migration) return undefined;
    records = records.flatMap(it => (it.kind === 'header' ? [{ ...it, schema: version + 1 }] : migration.convert(it)));
  }
  const converted = Buffer.concat(records.map(encodeRecord));
  return isWhole(id, converted, records.length) ? { bytes: converted, from: header.schema } : undefined;
}

/** All records of a file; undefined where one of its lines is not understood. */
function recordsOf(bytes: Buffer): readonly LogRecord[] | undefined {
  const records: LogRecord[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(LINE_BREAK, from);
    const to = end < 0 ? bytes.length : end;
    const line = decodeLine(bytes, from, to);
    const record = line.type === 'context' ? readRecord(bytes, from, to) : undefined;
    if (record) records.push(record);
    else if (line.type === 'record') records.push(line.record);
    else if (line.type !== 'blank') return undefined;
    from = to + 1;
  }
  return records;
}

function isWhole(id: string, bytes: Buffer, count: number): boolean {
  const scan = new LogScan(id);
  while (scan.scanLine(bytes, 0));
  return scan.damaged.length === 0 && scan.openBytes === 0 && recordsOf(bytes)?.length === count;
}

async function keepOld(files: StoreFiles, path: string, bytes: Buffer): Promise<void> {
  if (await files.stat(path)) return;
  const file = await files.open(path, 'create');
  try {
    await writeAll(file, bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

const LINE_BREAK = 10;
