import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TokenCounter } from '../src/core/models/tokenCounter.ts';
import { TokenRatios } from '../src/core/models/tokenRatios.ts';
import { estimateTokens } from '../src/core/models/tokens.ts';
import { option, percentile, round } from './support/indexFigures.ts';
import { loadVocabulary } from './support/vocabulary.ts';

/**
 * What counting tokens costs, and how far the counts are from those of other models.
 *
 * `--folder DIR`: the texts to count. `counter`: in its thread, from the first question on. `library`: `gpt-tokenizer`
 * as it is. `estimate`: what stands in where the thread does not answer. `hostileMs`: for 20,000 brackets in a row.
 * Errors are shares of the true count, of a file or a request of twenty files: what is estimated; and what is counted
 * for a model of another vocabulary, before and while it tells how many tokens it counted itself.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const folder = option(args, 'folder');
  if (folder === undefined) throw new Error('tokens: --folder DIR is missing');
  const texts = readTexts(folder);
  const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;

  const counter = new TokenCounter(join(import.meta.dirname, '../src/core/models/tokenWorker.ts'), 60_000);
  const before = process.memoryUsage.rss();
  const first = await timed(() => counter.count(['one']));
  const counted: number[] = [];
  const { seconds } = await timed(async () => {
    for (const text of texts) counted.push(...(await counter.count([text])));
  });
  const rssMB = (process.memoryUsage.rss() - before) / 1e6;
  const hostile = await timed(() => counter.count([HOSTILE]));
  counter.dispose();

  const o200k = await loadVocabulary('o200k_base');
  const estimating = await timed(() => texts.map(estimateTokens));
  const counting = await timed(() => texts.map(o200k.count));
  return {
    files: texts.length,
    megabytes: round(megabytes),
    counter: {
      firstMs: round(first.seconds * 1_000),
      rssMB: round(rssMB),
      megabytesPerSecond: round(megabytes / seconds),
      hostileMs: round(hostile.seconds * 1_000),
      otherThanLibrary: texts.filter((_, i) => counted[i] !== counting.result[i]).length,
      file: errors(counted.map((guess, i) => ({ guess, truth: counting.result[i] ?? 0 }))),
    },
    library: {
      loadMs: round(o200k.loadMs),
      megabytesPerSecond: round(megabytes / counting.seconds),
      hostileMs: round((await timed(() => o200k.count(HOSTILE))).seconds * 1_000),
    },
    estimate: {
      megabytesPerSecond: round(megabytes / estimating.seconds),
      file: errors(estimating.result.map((guess, i) => ({ guess, truth: counting.result[i] ?? 0 }))),
      ...ofRequests(estimating.result, counting.result),
    },
    otherModels: {
      cl100k: ofRequests(counting.result, texts.map((await loadVocabulary('cl100k_base')).count)),
      p50k: ofRequests(counting.result, texts.map((await loadVocabulary('p50k_base')).count)),
    },
  };
}

const HOSTILE = '('.repeat(20_000);

/** Every so many files, in the order of their paths. */
function readTexts(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => !/(?:^|[\\/])(?:node_modules|\.git)[\\/]/.test(path))
    .map(path => join(folder, path))
    .filter(path => statSync(path, { throwIfNoEntry: false })?.isFile())
    .sort();
  const step = Math.max(1, Math.floor(files.length / MOST_FILES));
  return files
    .filter((_, position) => position % step === 0)
    .map(path => readFileSync(path, 'utf8'))
    .filter(text => text.length > 200 && text.length < 1_000_000 && !/[\0\uFFFD]/.test(text));
}

const MOST_FILES = 1_500;

async function timed<T>(work: () => T | Promise<T>): Promise<{ readonly result: T; readonly seconds: number }> {
  const started = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - started) / 1_000 };
}

/** Requests of twenty files each, as they come; the model tells after each how many tokens it had. */
function ofRequests(guesses: readonly number[], truths: readonly number[]): Record<'request' | 'learnt', Errors> {
  const ratios = new TokenRatios();
  const plain: Sample[] = [];
  const learnt: Sample[] = [];
  for (let from = 0; from + 20 <= guesses.length; from += 20) {
    const guess = sum(guesses.slice(from, from + 20));
    const truth = sum(truths.slice(from, from + 20));
    plain.push({ guess, truth });
    learnt.push({ guess: guess * ratios.of('model'), truth });
    ratios.learn('model', { counted: guess, told: truth });
  }
  return { request: errors(plain), learnt: errors(learnt) };
}

interface Sample {
  readonly guess: number;
  readonly truth: number;
}

interface Errors {
  readonly p50: number;
  readonly p90: number;
  readonly worst: number;
}

function errors(samples: readonly Sample[]): Errors {
  const shares = samples.map(({ guess, truth }) => Math.abs(guess - truth) / truth);
  const [p50 = 0, p90 = 0, worst = 0] = [0.5, 0.9, 1].map(share => round(percentile(shares, share)));
  return { p50, p90, worst };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
