import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Child } from './threadsChild.ts';
import { countLost, readThreads } from './threadsCheck.ts';

export interface Processes {
  readonly n: number;
  readonly seconds: number;
  readonly written: number;
  readonly lost: number;
}

/** Several processes that create, append, rename, trash and restore on one folder; then everything acknowledged is looked for. */
export async function measureProcesses(folder: string, n: number, seconds: number): Promise<Processes> {
  for (const place of ['threads', 'trash']) await mkdir(join(folder, place), { recursive: true });
  const children = Array.from(
    { length: n },
    (_, i) => new Child('threadsWriter.ts', [folder, 'everything', String(seconds * 1000), `p${String(i)}`]),
  );
  await Promise.all(children.map(child => child.ended()));
  const lines = children.flatMap(child => child.lines);
  const found = await readThreads(folder);
  console.error(
    `processes: ${String(n)}, ${String(found.threads.size)} threads, torn ${String(found.torn)}, damaged ${String(found.damaged)}`,
  );
  return {
    n,
    seconds,
    written: lines.length,
    lost: countLost(lines, found.threads) + found.damaged + found.unreadable,
  };
}
