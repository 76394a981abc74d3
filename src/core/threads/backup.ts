import { join } from 'node:path';
import { setImmediate as nextTurnOfLoop } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { ContextPart } from '../../shared/thread.ts';
import { atomicWrite } from './atomicWrite.ts';
import { decodeBackup, encodeBackupEntry, encodeBackupHeader, type BackupEntry } from './backupFile.ts';
import { threadIdOf } from './catalogue.ts';
import { readContextTexts } from './contextTexts.ts';
import type { WholeThread } from './export/exportJson.ts';
import { writeAll, type StoreFiles } from './files.ts';
import type { Skipped } from './import/importReport.ts';
import { LogScan } from './logScan.ts';
import { readLog } from './readLog.ts';

export interface BackupFolders {
  readonly threads: string;
  readonly trash: string;
}

/** What became of a backup that was put back. */
export interface RestoreReport {
  /** Threads that were missing and are there again. */
  readonly restored: readonly string[];
  /** Threads that are there in another state: both are kept, the one of the backup under a new id. */
  readonly keptBoth: readonly string[];
  /** Threads that are there as they were, or have only grown since. */
  readonly unchanged: readonly string[];
  readonly skipped: readonly Skipped[];
}

/** Writes all threads, those in the trash too, into one file. Returns how many. The file is whole or not there at all. */
export async function writeBackup(
  files: StoreFiles,
  folders: BackupFolders,
  path: string,
  now: number,
): Promise<number> {
  const parts: Buffer[] = [encodeBackupHeader(now)];
  for (const place of ['threads', 'trash'] as const) {
    for (const name of await files.list(folders[place])) {
      if (!name.endsWith('.jsonl')) continue;
      const { bytes } = await files.read(join(folders[place], name));
      parts.push(encodeBackupEntry({ name: `${place}/${name}`, bytes }));
      await nextTurnOfLoop();
    }
  }
  await atomicWrite(files, path, Buffer.concat(parts));
  return parts.length - 1;
}

/** Puts a backup's threads back. One that is there already is never overwritten; `keepBoth` adds the backup's beside it. */
export async function readBackup(
  files: StoreFiles,
  folders: BackupFolders,
  path: string,
  keepBoth: (whole: WholeThread) => Promise<string>,
): Promise<RestoreReport> {
  const backup = decodeBackup((await files.read(path)).bytes);
  if (!backup) return report({ skipped: [{ what: 'The file', why: 'It is not a backup of Parley.' }] });
  const restored: string[] = [];
  const keptBoth: string[] = [];
  const unchanged: string[] = [];
  for (const entry of backup.entries) {
    const [place, name = ''] = entry.name.split('/');
    const id = threadIdOf(name);
    // What was in the trash was meant to go: it stays in the backup.
    if (place !== 'threads' || id === undefined) continue;
    const target = join(folders.threads, name);
    if (!(await files.stat(target))) {
      await writeNew(files, target, entry.bytes);
      restored.push(id);
    } else if (await contains(files, id, target, entry)) {
      unchanged.push(id);
    } else {
      keptBoth.push(await keepBoth(await wholeOf(id, entry)));
    }
    await nextTurnOfLoop();
  }
  const why = 'The backup is damaged there.';
  const skipped = backup.damaged > 0 ? [{ what: `${backup.damaged} entries`, why }] : [];
  return report({ restored, keptBoth, unchanged, skipped });
}

function report(parts: Partial<RestoreReport>): RestoreReport {
  return { restored: [], keptBoth: [], unchanged: [], skipped: [], ...parts };
}

async function writeNew(files: StoreFiles, path: string, bytes: Buffer): Promise<void> {
  const file = await files.open(path, 'create');
  try {
    await writeAll(file, bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Whether a thread holds all that its backup does: the same bytes with more behind them, or the same state. */
async function contains(files: StoreFiles, id: string, path: string, entry: BackupEntry): Promise<boolean> {
  const { bytes } = await files.read(path);
  if (bytes.subarray(0, entry.bytes.length).equals(entry.bytes)) return true;
  const { scan } = await readLog(files, id, path);
  return isDeepStrictEqual(scan.thread, (await wholeOf(id, entry)).thread);
}

async function wholeOf(id: string, { bytes }: BackupEntry): Promise<WholeThread> {
  const scan = new LogScan(id);
  await scan.scanAll(bytes);
  const read: StoreFiles['read'] = (_, from = 0, to = Infinity) =>
    Promise.resolve({ bytes: bytes.subarray(from, Math.min(to, bytes.length)), identity: 0 });
  const contexts = new Map<string, readonly ContextPart[]>();
  for (const [turnId, ranges] of scan.contexts) contexts.set(turnId, await readContextTexts({ read }, '', ranges));
  return { thread: scan.thread, contexts };
}
