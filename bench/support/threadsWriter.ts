import { writeSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeRecord } from '../../src/core/threads/recordCodec.ts';
import { openThreadStore } from '../../src/core/threads/openThreadStore.ts';
import { delta, turnEnd, turnStart } from '../../test/unit/core/threads/support.ts';

// A process that writes threads until it is killed or its time is over. It tells what was acknowledged, one line each:
// `turn <thread> <turn>`, `title <thread> <title>`. Arguments: folder, kind of work, milliseconds, name, a thread.
const [folder = '', work = '', milliseconds = '0', name = '', thread = ''] = process.argv.slice(2);
const end = performance.now() + Number(milliseconds);
const store = await openThreadStore({ folder, joinMs: 3 });
let count = 0;

if (work === 'append') await append();
else if (work === 'compact') await compact();
else await everything();
await store.dispose();
process.exit(0);

function tell(...words: readonly string[]): void {
  writeSync(1, `${words.join(' ')}\n`);
}

/** Turns with replies, on one thread that others may have died on before. */
async function append(): Promise<void> {
  const open = await store.open(thread);
  while (performance.now() < end) {
    const turnId = `${name}-${String(++count)}`;
    await open.append(turnStart(turnId, `question ${'x'.repeat(count % 4000)}`));
    tell('turn', thread, turnId);
    for (let i = 0; i < 5; i++) void open.append(delta(turnId, `delta ${String(i)} ${'y'.repeat(300)}`));
    if (count % 3 > 0) await open.append(turnEnd(turnId));
  }
}

/** Opens, writes and closes: each closing rewrites the thread without what it does not need. */
async function compact(): Promise<void> {
  while (performance.now() < end) {
    const turnId = `${name}-${String(++count)}`;
    await addWaste(`waste-${turnId}`);
    const open = await store.open(thread);
    await open.append(turnStart(turnId, 'question'));
    tell('turn', thread, turnId);
    await open.append(turnEnd(turnId));
    await open.close();
    tell('closed', thread);
  }
}

/** So many deltas that rewriting is worth it. Written past the store, which would take its time. */
async function addWaste(turnId: string): Promise<void> {
  const deltas = Array.from({ length: 600 }, () => delta(turnId, 'a few words '));
  const events = [turnStart(turnId, 'a long reply'), ...deltas, turnEnd(turnId)];
  const records = events.map((event, n) => encodeRecord({ kind: 'event', by: turnId, n, event }));
  await appendFile(join(folder, 'threads', `${thread}.jsonl`), Buffer.concat(records));
}

/** Creates, appends, renames, trashes and restores, among others who do the same. */
async function everything(): Promise<void> {
  const own: string[] = [];
  while (performance.now() < end) {
    const listed = (await store.list()).map(it => it.id);
    const step = count++ % 10;
    if (own.length === 0 || step === 0) {
      const { id } = await store.create();
      own.push(id);
      tell('turn', id, '');
    }
    const pool = step % 2 === 0 ? own : listed;
    const id = pool[Math.floor(Math.random() * pool.length)];
    if (id === undefined) continue;
    if (step === 7) await store.trash(id);
    else if (step === 8) await restoreOne();
    else await write(id, step);
  }
}

async function write(id: string, step: number): Promise<void> {
  let open;
  try {
    open = await store.open(id);
  } catch {
    // Another process has it between two places just now.
    return;
  }
  const turnId = `${name}-${String(count)}`;
  if ((await open.append(turnStart(turnId, `by ${name}`))) === 'disk') tell('turn', id, turnId);
  await open.append(delta(turnId, 'a reply'));
  if ((await open.append(turnEnd(turnId))) === 'disk') tell('end', id, turnId);
  if (step === 4) await open.append({ type: 'thread-title', at: count, title: `${name} ${String(count)}`, by: 'user' });
  await open.close();
}

async function restoreOne(): Promise<void> {
  const first = (await store.trashed())[0];
  if (first) await store.restore(first.summary.id);
}
