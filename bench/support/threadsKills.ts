import { setTimeout as wait } from 'node:timers/promises';
import { openThreadStore } from '../../src/core/threads/openThreadStore.ts';
import { Child } from './threadsChild.ts';
import { countLost, readThreads } from './threadsCheck.ts';

export interface Kills {
  readonly n: number;
  readonly lostMessages: number;
  readonly tornRecords: number;
  readonly unreadable: number;
}

/** Kills a writer at random moments, every second one while it rewrites a thread, and looks what is left. */
export async function measureKills(folder: string, n: number): Promise<Kills> {
  let lostMessages = 0;
  let tornRecords = 0;
  let unreadable = 0;
  let rewritten = 0;
  let thread = '';
  let lines: string[] = [];
  for (let i = 0; i < n; i++) {
    const work = i % 2 === 0 ? 'append' : 'compact';
    // A fresh thread now and then, so that each stays small; in between one process goes on where another died.
    if (i % 10 === 0) [thread, lines] = [await newThread(folder), []];
    const child = new Child('threadsWriter.ts', [folder, work, '3000', `k${String(i)}`, thread]);
    await child.said('turn');
    await wait(Math.random() * 150);
    await child.kill();
    lines.push(...child.lines);
    const found = await readThreads(folder, thread);
    lostMessages += countLost(lines, found.threads);
    unreadable += found.unreadable + found.damaged;
    rewritten += child.lines.filter(line => line.startsWith('closed')).length;
    if ((i + 1) % 10 === 0) {
      tornRecords += found.torn;
      console.error(
        `kills: ${String(i + 1)} of ${String(n)}, lost ${String(lostMessages)}, torn ${String(tornRecords)}, rewritten ${String(rewritten)}`,
      );
    }
  }
  return { n, lostMessages, tornRecords, unreadable };
}

async function newThread(folder: string): Promise<string> {
  const store = await openThreadStore({ folder });
  const { id } = await store.create();
  await store.dispose();
  return id;
}
