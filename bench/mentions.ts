import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createContextProviders } from '../src/core/context/contextProviders.ts';
import { suggestMentions } from '../src/core/context/suggestMentions.ts';
import type { SymbolIndex } from '../src/core/index/symbolIndex.ts';
import type { Workspace } from '../src/core/workspace.ts';
import { option, percentile, round } from './support/indexFigures.ts';
import { indexProcesses } from './support/indexProcess.ts';

/**
 * How long the `@` menu takes to answer each key, in milliseconds, over `--files N` (50,000) generated files, through the
 * real index in its own process; `cpuPerKey` is the processor time of both processes, which a busy machine does not change. Each word is typed key by key, as a person does.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const count = Number(option(args, 'files') ?? 50_000);
  const processes = await indexProcesses();
  try {
    const corpus = join(processes.scratch, 'corpus');
    console.error(`writing ${count} files …`);
    await writeFiles(corpus, count);
    console.error('indexing …');
    const index = processes.start(corpus);
    await index.settled();
    const providers = createContextProviders({ workspace: emptyWorkspace(corpus), index });
    const keys = WORDS.flatMap(word => Array.from(word, (_, i) => word.slice(0, i + 1)));
    for (const key of keys.slice(0, 5)) await suggestMentions(key, providers, SUGGESTIONS);
    const times: number[] = [];
    const before = await processorSeconds(index);
    for (const key of ['', ...keys]) {
      const started = performance.now();
      const found = await suggestMentions(key, providers, SUGGESTIONS);
      times.push(performance.now() - started);
      if (found.length === 0) console.error(`nothing for “${key}”`);
    }
    const cpuPerKey = ((await processorSeconds(index)) - before) * 1_000;
    const files = index.status().files;
    index.dispose();
    return {
      files,
      keys: times.length,
      p50: round(percentile(times, 0.5)),
      p95: round(percentile(times, 0.95)),
      cpuPerKey: round(cpuPerKey / times.length),
      worst: round(Math.max(...times)),
    };
  } finally {
    processes.dispose();
  }
}

/** Of this process and of the index's. */
async function processorSeconds(index: SymbolIndex): Promise<number> {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + (await index.stats()).cpuSeconds;
}

const SUGGESTIONS = 12;
const WORDS = ['@userService', '@file:order/inv', '@symbol:parsePay', '@folder:src/mod', '@retry', '@zzz'];
const NOUNS = 'user order invoice payment cart price stock mail report session token retry queue cache'.split(' ');
const KINDS = 'Service Store Parser View Client Handler Model Helper'.split(' ');

async function writeFiles(folder: string, count: number): Promise<void> {
  for (let i = 0; i < count; i += 100) {
    const inner = join(folder, 'src', `module${Math.floor(i / 1_000)}`, NOUNS[(i / 100) % NOUNS.length] ?? '');
    await mkdir(inner, { recursive: true });
    await Promise.all(
      Array.from({ length: Math.min(100, count - i) }, (_, k) => {
        const noun = NOUNS[(i + k) % NOUNS.length] ?? '';
        const kind = KINDS[(i + k) % KINDS.length] ?? '';
        const name = `${noun}${kind}${i + k}`;
        return writeFile(join(inner, `${name}.ts`), `export function parse${name}(): number {\n  return ${k};\n}\n`);
      }),
    );
  }
}

function emptyWorkspace(path: string): Workspace {
  return {
    folders: () => [{ name: 'corpus', path, uri: `file://${path}` }],
    ref: () => undefined,
    isTrusted: () => true,
    readText: () => Promise.reject(new Error('no file is read')),
    activeEditor: () => undefined,
    openEditors: () => [],
    onDidChangeEditor: () => ({ dispose: () => undefined }),
  };
}
