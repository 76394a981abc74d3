import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { languageOf } from '../src/core/index/languages/languages.ts';
import { listFiles, type ManifestFile } from '../src/core/index/files/manifest.ts';
import type { SymbolIndex } from '../src/core/index/symbolIndex.ts';
import { option, percentile, residentMegabytes, round } from './support/indexFigures.ts';
import { measureCtags, measureRipgrep } from './support/indexPeers.ts';
import { indexProcesses, type IndexProcesses } from './support/indexProcess.ts';

/**
 * Indexes a folder with the product's own processes: cold, warm, and after saves. `--folder DIR` (this project's sources
 * where not given), `--saves N` (100), `--no-peers`.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const folder = resolve(option(args, 'folder') ?? join(import.meta.dirname, '../src'));
  const processes = await indexProcesses();
  try {
    const one = await measureCold(processes, folder, 1);
    const two = await measureCold(processes, folder, 2);
    const warmStartMs = await measureWarm(processes, folder);
    const files = await codeFiles(folder);
    const saveMs = await measureSaves(processes, folder, files, Number(option(args, 'saves') ?? 100));
    const hasPeers = !args.includes('--no-peers');
    const code = files.map(it => it.file);
    const ctags = hasPeers ? measureCtags(code, processes.scratch) : null;
    const words = ['error', 'parse', 'connection', 'update', 'timeout'];
    return {
      files: two.files,
      symbols: two.symbols,
      references: two.references,
      seconds: two.seconds,
      megabytes: two.megabytes,
      peakRssMB: two.peakRssMB,
      restRssMB: two.restRssMB,
      warmStartMs,
      lexicalSeconds: two.lexicalSeconds,
      seconds1: one.seconds,
      seconds2: two.seconds,
      cpuSeconds: one.cpuSeconds,
      chunks: two.chunks,
      snapshotMB: snapshotMegabytes(processes),
      saveMs,
      idleDelayP99Ms: await idleDelay(),
      hostDelayP99Ms: two.hostDelayP99Ms,
      skipped: two.skipped,
      peers: {
        ctagsSeconds: ctags?.ctagsSeconds ?? null,
        ctagsCpuSeconds: ctags?.ctagsCpuSeconds ?? null,
        ctagsTags: ctags?.ctagsTags ?? null,
        ripgrepMs: hasPeers ? await measureRipgrep(folder, words) : null,
      },
    };
  } finally {
    processes.dispose();
  }
}

async function measureCold(processes: IndexProcesses, folder: string, parsers: number) {
  console.error(`cold, ${parsers} parser(s) …`);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const started = performance.now();
  const index = processes.start(folder, { parsers, storage: `cold${parsers}` });
  let lexicalSeconds = 0;
  index.onStatus(({ phase }) => {
    if ((phase === 'symbols' || phase === 'ready') && lexicalSeconds === 0) {
      lexicalSeconds = (performance.now() - started) / 1000;
    }
  });
  await index.settled();
  const seconds = (performance.now() - started) / 1000;
  delay.disable();
  const stats = await index.stats();
  const { skipped } = index.status();
  const restRssMB = await restMegabytes(index);
  await stop(index);
  return {
    files: stats.files,
    symbols: stats.symbols,
    references: stats.references,
    chunks: stats.chunks,
    megabytes: round(stats.bytes / 1e6),
    cpuSeconds: round(stats.cpuSeconds),
    peakRssMB: round(stats.peakRssMB),
    restRssMB,
    seconds: round(seconds),
    lexicalSeconds: round(lexicalSeconds),
    hostDelayP99Ms: round(delay.percentile(99) / 1e6 - 5),
    skipped,
  };
}

/** What the process holds when it has built the index and has nothing more to do. */
async function restMegabytes(index: SymbolIndex): Promise<number> {
  await index.settled();
  await new Promise(resolve => setTimeout(resolve, 1000));
  return residentMegabytes((await index.stats()).pid);
}

/** From the start of the process to the first answer, the median of five. */
async function measureWarm(processes: IndexProcesses, folder: string): Promise<number> {
  console.error('warm …');
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const started = performance.now();
    const index = processes.start(folder, { storage: 'cold2' });
    await index.search('open a file and read it', { limit: 10 });
    times.push(performance.now() - started);
    await stop(index);
  }
  return round(percentile(times, 0.5));
}

/** From the notice of a save until the text and its symbols are found. */
async function measureSaves(processes: IndexProcesses, folder: string, files: readonly ManifestFile[], count: number) {
  console.error('saves …');
  const index = processes.start(folder, { storage: 'cold2' });
  await index.settled();
  const times: number[] = [];
  const step = Math.max(1, Math.floor(files.length / count));
  for (const { path, file } of files.filter((_, i) => i % step === 0).slice(0, count)) {
    const text = `${readFileSync(file, 'utf8')}\n`;
    const started = performance.now();
    index.didChange(path, text);
    await index.settled();
    times.push(performance.now() - started);
  }
  await stop(index);
  return { p50: round(percentile(times, 0.5)), p95: round(percentile(times, 0.95)) };
}

async function codeFiles(folder: string): Promise<readonly ManifestFile[]> {
  const { files } = await listFiles({ path: folder, prefix: '' }, { excludes: [], useGit: true, maxFiles: 100_000 });
  return files.filter(({ path }) => languageOf(path)?.grammar);
}

function snapshotMegabytes({ scratch }: IndexProcesses): number {
  const folder = join(scratch, 'cold2');
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  return round(bytes / 1e6);
}

async function idleDelay(): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await new Promise(resolve => setTimeout(resolve, 1000));
  delay.disable();
  return round(delay.percentile(99) / 1e6 - 5);
}

/** The next process must not share the machine with the last one. */
async function stop(index: SymbolIndex): Promise<void> {
  index.dispose();
  await new Promise(resolve => setTimeout(resolve, 300));
}
