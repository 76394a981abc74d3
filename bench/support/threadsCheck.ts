import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeFiles } from '../../src/core/threads/files.ts';
import { readLog } from '../../src/core/threads/readLog.ts';
import { decodeLine } from '../../src/core/threads/recordCodec.ts';
import type { Thread } from '../../src/shared/thread.ts';

export interface FoundThreads {
  readonly threads: ReadonlyMap<string, Thread>;
  /** Lines that a write left unfinished. */
  readonly torn: number;
  /** Lines with a wrong checksum. */
  readonly damaged: number;
  readonly unreadable: number;
}

/** All threads that lie in a folder, in the trash or not, as a reader finds them. */
export async function readThreads(folder: string, only?: string): Promise<FoundThreads> {
  const threads = new Map<string, Thread>();
  let torn = 0;
  let damaged = 0;
  let unreadable = 0;
  for (const place of ['threads', 'trash']) {
    for (const name of await readdir(join(folder, place))) {
      const [id = ''] = name.split('.');
      if (!name.endsWith('.jsonl') || (only !== undefined && id !== only)) continue;
      const path = join(folder, place, name);
      try {
        const { scan } = await readLog(nodeFiles, id, path);
        threads.set(id, scan.thread);
        damaged += scan.damaged.length;
        torn += await countTorn(path);
      } catch {
        unreadable++;
      }
    }
  }
  return { threads, torn, damaged, unreadable };
}

/** Of what was acknowledged (`turn <thread> <turn>`, `end <thread> <turn>`), how much is not there. */
export function countLost(lines: readonly string[], threads: ReadonlyMap<string, Thread>): number {
  const turns = new Map<string, Map<string, boolean>>();
  for (const [id, thread] of threads) {
    turns.set(id, new Map(thread.turns.map(turn => [turn.id, turn.outcome?.type === 'done'])));
  }
  return lines.filter(line => {
    const [kind, id = '', turnId = ''] = line.split(' ');
    const thread = turns.get(id);
    if (kind === 'turn') return turnId === '' ? !thread : !thread?.has(turnId);
    return kind === 'end' && !thread?.get(turnId);
  }).length;
}

async function countTorn(path: string): Promise<number> {
  const { bytes } = await nodeFiles.read(path);
  let torn = 0;
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from);
    if (decodeLine(bytes, from, end < 0 ? bytes.length : end).type === 'torn') torn++;
    from = end < 0 ? bytes.length : end + 1;
  }
  return torn;
}
