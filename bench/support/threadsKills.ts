import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { encodeRecord } from '../../src/core/threads/recordCodec.ts';
import { openThreadStore } from '../../src/core/threads/threadStore.ts';
import { delta, turnEnd, turnStart } from '../../test/unit/core/threads/support.ts';
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
    if (work === 'compact') await makeWaste(folder, thread, i);
    const child = new Child('threadsWriter.ts', [folder, work, '3000', `k${String(i)}`, thread]);
    await child.said('turn');
    await wait(Math.random() * (work === 'compact' ? 60 : 120));
    await child.kill();
    lines.push(...child.lines);
    const found = await readThreads(folder, thread);
    lostMessages += countLost(lines, found.threads);
    unreadable += found.unreadable + found.damaged;
    if (work === 'compact' && !(await holdsWaste(folder, thread, i))) rewritten++;
    if ((i + 1) % 10 === 0) {
      tornRecords += found.torn;
      console.error(
        `kills: ${String(i + 1)} of ${String(n)}, lost ${String(lostMessages)}, torn ${String(tornRecords)}`,
      );
    }
  }
  return { n, lostMessages, tornRecords, unreadable };
}

/** Whether the killed process had not come to rewrite the thread. */
async function holdsWaste(folder: string, id: string, number: number): Promise<boolean> {
  const text = await readFile(join(folder, 'threads', `${id}.jsonl`), 'utf8');
  return text.split(`"by":"waste-${String(number)}"`).length > 100;
}

async function newThread(folder: string): Promise<string> {
  const store = await openThreadStore({ folder });
  const { id } = await store.create();
  await store.dispose();
  return id;
}

/** So many deltas that the next to close the thread finds it worth rewriting. Written past the store, which would do it itself. */
async function makeWaste(folder: string, id: string, number: number): Promise<void> {
  const turnId = `waste-${String(number)}`;
  const events = [
    turnStart(turnId, 'a long reply'),
    ...Array.from({ length: 900 }, () => delta(turnId, 'a few words ')),
    turnEnd(turnId),
  ];
  const records = events.map((event, n) => encodeRecord({ kind: 'event', by: turnId, n, event }));
  await appendFile(join(folder, 'threads', `${id}.jsonl`), Buffer.concat(records));
}
