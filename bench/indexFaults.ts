import { chmodSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SymbolIndex } from '../src/core/index/symbolIndex.ts';
import { option, residentMegabytes, round } from './support/indexFigures.ts';
import { indexProcesses, type IndexProcesses } from './support/indexProcess.ts';

/**
 * What the index does with folders that are hard on it: a file of 200 MB, a line of 5 MB, links in a circle, a folder that
 * cannot be read, 100,000 files (`--files N`), 1,000 saves (`--saves N`), and what it takes while it is off.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const processes = await indexProcesses();
  try {
    return {
      off: await measureOff(processes),
      hostile: await measureHostile(processes),
      saves: await measureSoak(processes, Number(option(args, 'saves') ?? 1000)),
      many: await measureMany(processes, Number(option(args, 'files') ?? 100_000)),
    };
  } finally {
    processes.dispose();
  }
}

/** CPU and reads of this process in a second in which an index that is off is told of 1,000 saves and asked as often. */
async function measureOff(processes: IndexProcesses) {
  const index = processes.start(tree(processes, 'off', { 'a.ts': 'export const a = 1;\n' }), { enabled: false });
  // What the interpreter takes for the first time is not the index's.
  await useForASecond(index);
  const before = usage();
  await useForASecond(index);
  const after = usage();
  index.dispose();
  return { phase: index.status().phase, cpuMs: round(after.cpuMs - before.cpuMs), reads: after.reads - before.reads };
}

async function useForASecond(index: SymbolIndex): Promise<void> {
  for (let i = 0; i < 1000; i++) {
    index.didSave('a.ts');
    await index.search('a', { limit: 10 });
  }
  await new Promise(resolve => setTimeout(resolve, 1000));
}

/** Where Linux tells, the calls to read, without the one that asks. */
function usage(): { readonly cpuMs: number; readonly reads: number } {
  const { user, system } = process.cpuUsage();
  const reads = Number(/syscr: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))?.[1] ?? 0);
  return { cpuMs: (user + system) / 1000, reads };
}

async function measureHostile(processes: IndexProcesses) {
  console.error('a hostile folder …');
  const folder = tree(processes, 'hostile', {
    'good.ts': 'export function stillFound() {}\n',
    'huge.ts': 'export function headOfHuge() {}\n',
    'line.ts': `export const line = '${'x'.repeat(5_000_000)}';\n`,
    'closed/secret.ts': 'export const closed = 1;\n',
  });
  // A file with a hole: its 200 MB read as zeros.
  truncateSync(join(folder, 'huge.ts'), 200 * 1024 * 1024);
  symlinkSync(folder, join(folder, 'circle'));
  chmodSync(join(folder, 'closed'), 0);
  const index = processes.start(folder, { storage: 'hostile-store', parsers: 1 });
  await index.settled();
  const stats = await index.stats();
  const { phase, skipped } = index.status();
  const found = (await index.symbols('stillFound', 5)).map(it => it.path);
  index.dispose();
  chmodSync(join(folder, 'closed'), 0o700);
  return { phase, found, skipped, cpuSeconds: round(stats.cpuSeconds), peakRssMB: round(stats.peakRssMB) };
}

/** Memory of the child after the first tenth of the saves, and after all. */
async function measureSoak(processes: IndexProcesses, count: number) {
  console.error(`${count} saves …`);
  const names = Array.from({ length: 20 }, (_, i) => `file${i}.ts`);
  const folder = tree(processes, 'soak', Object.fromEntries(names.map((name, i) => [name, source(i, 0)])));
  const index = processes.start(folder, { storage: 'soak-store', parsers: 1 });
  await index.settled();
  const { pid } = await index.stats();
  const memory: number[] = [];
  for (let i = 0; i < count; i++) {
    index.didChange(names[i % names.length] ?? '', source(i % names.length, i));
    await index.settled();
    if ((i + 1) % Math.ceil(count / 10) === 0) memory.push(residentMegabytes(pid));
  }
  const last = (await index.symbols(`renamed${count - 1}`, 1)).map(it => it.name);
  const { files, chunks } = await index.stats();
  index.dispose();
  return { files, chunks, last, residentMB: memory };
}

function source(file: number, round: number): string {
  const functions = Array.from({ length: 200 }, (_, i) => {
    return `/** Does thing ${i}. */\nexport function thing${file}_${i}(value: number) {\n  return value * ${i};\n}\n`;
  });
  return `export function renamed${round}() {}\n${functions.join('\n')}`;
}

async function measureMany(processes: IndexProcesses, count: number) {
  console.error(`${count} files …`);
  const folder = tree(processes, 'many', {});
  for (let i = 0; i < count; i++) {
    const own = join(folder, `part${i % 300}`);
    if (i < 300) mkdirSync(own);
    writeFileSync(join(own, `file${i}.ts`), `export function made${i}(value: number) {\n  return value + ${i};\n}\n`);
  }
  const started = performance.now();
  const index = processes.start(folder, { storage: 'many-store', maxFiles: Math.floor(count * 0.99) });
  await index.settled();
  const seconds = (performance.now() - started) / 1000;
  const stats = await index.stats();
  const { skipped, message } = index.status();
  index.dispose();
  const { files, symbols } = stats;
  return { files, symbols, skipped, message, seconds: round(seconds), peakRssMB: round(stats.peakRssMB) };
}

function tree({ scratch }: IndexProcesses, name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
