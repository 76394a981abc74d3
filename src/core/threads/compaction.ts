import { isDeepStrictEqual } from 'node:util';
import { atomicWrite } from './atomicWrite.ts';
import { compactLines } from './compactLines.ts';
import type { StoreFiles } from './files.ts';
import type { LiveThread } from './liveThread.ts';
import { LogScan } from './logScan.ts';
import type { Presence } from './presence.ts';

export interface CompactionOptions {
  readonly files: StoreFiles;
  readonly presence: Presence;
  /** The thread's file. */
  readonly path: string;
  readonly count: () => number;
}

/**
 * Writes a thread's file anew without what a reader no longer needs: deltas joined, drafts but the last left out, a
 * reply that held a secret in its redacted form alone. Only where all of the file can be read, nobody else writes to
 * it and the result reads the same. Returns whether it was done.
 */
export async function compact(live: LiveThread, options: CompactionOptions): Promise<boolean> {
  if (!isWorthIt(live.scan) || live.readOnlyReason !== undefined) return false;
  const { presence } = options;
  const isDone = await presence.withLock(live.id, isStillOurs =>
    live.exclusively(() =>
      rewrite(live, options, async () => (await isStillOurs()) && !(await presence.othersWrite(live.id))),
    ),
  );
  return isDone ?? false;
}

const WORTH_BYTES = 64 * 1024;
const WORTH_SHARE = 0.3;

function isWorthIt({ waste, position, hasCorrection, damaged, unfinished }: LogScan): boolean {
  if (damaged.length > 0 || unfinished.size > 0) return false;
  return hasCorrection || (waste > WORTH_BYTES && waste > position * WORTH_SHARE);
}

async function rewrite(live: LiveThread, options: CompactionOptions, isOurs: () => Promise<boolean>): Promise<boolean> {
  const { files, path, presence, count } = options;
  if (live.hasUnwritten || !(await isOurs())) return false;
  const { bytes, identity } = await files.read(path);
  const old = new LogScan(live.id);
  await old.scanAll(bytes);
  if (old.openBytes > 0 || old.damaged.length > 0 || old.unfinished.size > 0) return false;
  const compacted = await compactLines(bytes, presence.writer, count);
  if (!compacted || !(await readsTheSame(old, compacted))) return false;
  const isSwapped = await atomicWrite(files, path, compacted, async () => {
    const facts = await files.stat(path);
    return facts?.identity === identity && facts.size === bytes.length && (await isOurs());
  });
  if (isSwapped) await live.adopt(path);
  return isSwapped;
}

async function readsTheSame(old: LogScan, compacted: Buffer): Promise<boolean> {
  const scan = new LogScan(old.id);
  await scan.scanAll(compacted);
  return (
    scan.damaged.length === 0 &&
    scan.openBytes === 0 &&
    isDeepStrictEqual(scan.thread, old.thread) &&
    isDeepStrictEqual(counts(scan), counts(old))
  );
}

function counts(scan: LogScan): readonly (readonly [string, number])[] {
  return [...scan.contexts].map(([turnId, ranges]) => [turnId, ranges.length] as const);
}
