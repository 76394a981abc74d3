import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openThreadStore } from '../src/core/threads/openThreadStore.ts';
import type { ThreadStore } from '../src/core/threads/threadStore.ts';
import { Words, writeCorpus } from './support/threadsCorpus.ts';
import { longestStall, memoryMb, quantiles, round, timed } from './support/threadsMeasure.ts';

/** The thread store: appending, opening, listing, searching, and what it holds in memory when nothing is open. */
export async function run(): Promise<Record<string, unknown>> {
  // A collection on demand, so that memory is measured and not chance.
  setFlagsFromString('--expose-gc');
  globalThis.gc = runInNewContext('gc') as NonNullable<typeof globalThis.gc>;
  const appendMs = await inFolder(measureAppend);
  const open10k = await inFolder(measureOpen);
  const many = await inFolder(measureMany);
  return { appendMs, open10kMs: open10k.ms, open10kStallMs: open10k.stall, ...many };
}

async function measureAppend(folder: string): Promise<unknown> {
  const store = await openThreadStore({ folder });
  const open = await store.open((await store.create()).id);
  const text = new Words(1).text(2000);
  const times: number[] = [];
  for (let i = 0; i < 600; i++) {
    const turn = { id: `t${String(i)}`, created: i, text, context: [], model: 'm' };
    const ms = await timed(() => open.append({ type: 'turn-start', at: i, turn }));
    // The first ones open the file and warm the compiler.
    if (i >= 100) times.push(ms);
  }
  await store.dispose();
  return quantiles(times);
}

async function measureOpen(folder: string): Promise<{ readonly ms: number; readonly stall: number }> {
  const [id = ''] = await writeCorpus({ folder, threads: 1, messages: 10_000, length: 350 });
  const times: number[] = [];
  let stall = 0;
  for (let i = 0; i < 5; i++) {
    const store = await openThreadStore({ folder });
    stall = await longestStall(async () => times.push(await timed(() => store.open(id))));
    await store.dispose();
  }
  console.error(`open 10,000 messages: ${times.join(', ')} ms, longest stall ${String(stall)} ms`);
  return { ms: quantiles(times).p50, stall };
}

async function measureMany(folder: string): Promise<Record<string, unknown>> {
  await writeCorpus({ folder, threads: 5000, messages: 20, length: 700 });
  const workerPath = join(import.meta.dirname, '../src/core/threads/searchWorker.ts');
  const open = (): Promise<ThreadStore> => openThreadStore({ folder, workerPath });
  const first = await open();
  let rebuild = 0;
  const rebuildStall = await longestStall(async () => {
    rebuild = await timed(() => first.list());
  });
  await first.dispose();

  const cold: number[] = [];
  const warm: number[] = [];
  let coldStall = 0;
  for (let i = 0; i < 5; i++) {
    const store = await open();
    coldStall = await longestStall(async () => cold.push(await timed(() => store.list())));
    for (let j = 0; j < 20; j++) {
      // Something changes each time, so that the list is made anew and not handed out again.
      const thread = await store.create();
      warm.push(await timed(() => store.list()));
      await store.trash(thread.id);
    }
    await store.dispose();
  }
  console.error(
    `list 5,000 threads: rebuilt ${String(rebuild)} ms (stall ${String(rebuildStall)}), cold stall ${String(coldStall)}`,
  );

  const before = memoryMb();
  const store = await open();
  await store.list();
  const build = await timed(() => store.search('warm up'));
  const words = new Words(7);
  const searches: number[] = [];
  let hits = 0;
  const stall = await longestStall(async () => {
    for (let i = 0; i < 300; i++) {
      const query = queryOf(words, i);
      searches.push(await timed(async () => (hits += (await store.search(query)).length)));
    }
  });
  console.error(
    `search: index made in ${String(build)} ms, ${String(hits)} hits, longest stall of the host ${String(stall)} ms`,
  );
  await store.dispose();

  const again = await open();
  await again.list();
  const firstSearchMs = await timed(() => again.search('getbaco'));
  await again.dispose();
  const idle = await open();
  await idle.list();
  const idleMB = round(memoryMb() - before);
  await idle.dispose();
  return {
    list5kColdMs: quantiles(cold).p50,
    list5kWarmMs: quantiles(warm).p95,
    list5kRebuildMs: rebuild,
    search100kMs: quantiles(searches),
    searchStallMs: stall,
    searchBuildMs: build,
    searchFirstMs: firstSearchMs,
    idleMB,
  };
}

/** What people type: one word, two words, the beginning of a word. */
function queryOf(words: Words, number: number): string {
  if (number % 3 === 0) return words.word();
  if (number % 3 === 1) return `${words.word()} ${words.word()}`;
  return words.word().slice(0, 3);
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
