import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { languageOf } from '../src/core/index/languages/languages.ts';
import { listFiles } from '../src/core/index/files/manifest.ts';
import type { Embeddings } from '../src/core/embeddings/embeddings.ts';
import { searchByMeaning } from '../src/core/embeddings/searchByMeaning.ts';
import type { SymbolIndex } from '../src/core/index/symbolIndex.ts';
import { hashedEmbeddings } from './support/hashedEmbeddings.ts';
import { option, percentile, round } from './support/indexFigures.ts';
import { indexProcesses } from './support/indexProcess.ts';
import { peerRipgrep } from './support/peerRipgrep.ts';
import { miniSearchRanker, ripgrepRanker, type Ranker } from './support/searchPeers.ts';
import { makeQuestions, type FileQuestion, type SymbolQuestion } from './support/searchQuestions.ts';

/**
 * How well questions find their files and functions, through the code that serves `@codebase`. `--folder DIR`, `--queries
 * FILE` (JSON lines `{query, relevant}`), `--symbols FILE` (JSON lines `{query, path, name}`); without either, questions
 * are made from the comments of a copy (`--count N`). `--embeddings` fuses hashed words in, as embeddings would be. `--no-peers` leaves out MiniSearch and ripgrep.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const folder = resolve(option(args, 'folder') ?? join(import.meta.dirname, '../src'));
  const processes = await indexProcesses();
  try {
    const given = {
      files: readLines(option(args, 'queries'), fileQuestion),
      symbols: readLines(option(args, 'symbols'), symbolQuestion),
    };
    const isMade = !given.files && !given.symbols;
    const corpus = isMade ? join(processes.scratch, 'corpus') : folder;
    const made = isMade
      ? await makeQuestions(folder, corpus, join(processes.scratch, 'grammars'), Number(option(args, 'count') ?? 300))
      : undefined;
    const fileQuestions = given.files ?? made?.map(({ query, path }) => ({ query, relevant: [path] }));
    const symbolQuestions = given.symbols ?? made;
    console.error('indexing …');
    const index = processes.start(corpus);
    await index.settled();
    const files = fileQuestions && (await measureFiles(index, fileQuestions));
    const fused =
      fileQuestions && args.includes('--embeddings')
        ? await measureFused(index, await hashedEmbeddings(corpus, processes.scratch), fileQuestions)
        : undefined;
    const symbols = symbolQuestions && (await measureSymbols(index, symbolQuestions));
    const result = { ...(files ?? symbols), ...(symbols ? { symbols } : {}), ...(fused ? { embeddings: fused } : {}) };
    index.dispose();
    const hasPeers = fileQuestions && !args.includes('--no-peers');
    return { ...result, ...(hasPeers ? { peers: await measurePeers(corpus, fileQuestions) } : {}) };
  } finally {
    processes.dispose();
  }
}

const fileQuestion = v.object({ query: v.string(), relevant: v.array(v.string()) });
const symbolQuestion = v.object({ query: v.string(), path: v.string(), name: v.string() });

function readLines<T>(file: string | undefined, schema: v.GenericSchema<unknown, T>): readonly T[] | undefined {
  if (file === undefined) return undefined;
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '');
  return lines.map(line => v.parse(schema, JSON.parse(line)));
}

async function measureFiles(index: SymbolIndex, questions: readonly FileQuestion[]) {
  const ranks: number[][] = [];
  const times: number[] = [];
  // The first questions pay for the compilation of the code.
  for (const { query } of questions.slice(0, 20)) await index.search(query, { limit: 10 });
  for (const { query, relevant } of questions) {
    const started = performance.now();
    const hits = await index.search(query, { limit: 10 });
    times.push(performance.now() - started);
    ranks.push(
      ranksOf(
        relevant,
        hits.map(hit => hit.path),
      ),
    );
  }
  return { ...figures(ranks), ms: { p50: round(percentile(times, 0.5)), p95: round(percentile(times, 0.95)) } };
}

async function measureFused(index: SymbolIndex, embeddings: Embeddings, questions: readonly FileQuestion[]) {
  const fused = await measureFiles(searchByMeaning(index, embeddings), questions);
  const alone: number[][] = [];
  for (const { query, relevant } of questions) {
    const found = await embeddings.search(query, 10, new AbortController().signal);
    alone.push(
      ranksOf(
        relevant,
        found.map(hit => hit.path),
      ),
    );
  }
  return { ...fused, alone: figures(alone) };
}

async function measureSymbols(index: SymbolIndex, questions: readonly SymbolQuestion[]) {
  const ranks: number[][] = [];
  const times: number[] = [];
  for (const { query } of questions.slice(0, 20)) await index.search(query, { limit: 10, unit: 'symbol' });
  for (const { query, path, name } of questions) {
    const started = performance.now();
    const hits = await index.search(query, { limit: 10, unit: 'symbol' });
    times.push(performance.now() - started);
    const found = hits.map(hit => `${hit.path}\0${hit.symbol?.name ?? ''}`);
    ranks.push(ranksOf([`${path}\0${name}`], found));
  }
  return { ...figures(ranks), ms: { p50: round(percentile(times, 0.5)), p95: round(percentile(times, 0.95)) } };
}

async function measurePeers(folder: string, questions: readonly FileQuestion[]) {
  const { files } = await listFiles({ path: folder, prefix: '' }, { excludes: [], useGit: true, maxFiles: 100_000 });
  const code = files.filter(({ path, size }) => languageOf(path) && size < 1_000_000);
  console.error('peers …');
  const ripgrep = await peerRipgrep();
  return {
    minisearch: measureRanker(miniSearchRanker(code), questions),
    ripgrep: ripgrep === undefined ? null : measureRanker(ripgrepRanker(ripgrep, folder), questions),
  };
}

function measureRanker(ranker: Ranker, questions: readonly FileQuestion[]) {
  const times: number[] = [];
  const ranks = questions.map(({ query, relevant }) => {
    const started = performance.now();
    const found = ranker(query);
    times.push(performance.now() - started);
    return ranksOf(relevant, found);
  });
  return { ...figures(ranks), ms: { p50: round(percentile(times, 0.5)), p95: round(percentile(times, 0.95)) } };
}

/** The rank of each right answer, from 1; infinite where it was not found. */
function ranksOf(relevant: readonly string[], found: readonly string[]): number[] {
  return relevant.map(it => (found.includes(it) ? found.indexOf(it) + 1 : Infinity));
}

function figures(ranks: readonly (readonly number[])[]) {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, it) => sum + it, 0) / Math.max(1, values.length);
  const recall = (limit: number): number => {
    return round(mean(ranks.map(own => own.filter(rank => rank <= limit).length / Math.max(1, own.length))));
  };
  return {
    n: ranks.length,
    recallAt5: recall(5),
    recallAt10: recall(10),
    mrr: round(mean(ranks.map(own => 1 / Math.min(Infinity, ...own)))),
  };
}
