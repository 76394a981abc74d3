import type { HitRange, SearchHit } from '../../../shared/indexStatus.ts';
import {
  CHUNK_END,
  CHUNK_FILE,
  CHUNK_START,
  CHUNK_SYMBOL,
  END_CHUNK,
  FIRST_CHUNK,
  type Corpus,
} from '../corpus/corpus.ts';
import { fileWeight } from './fileKinds.ts';
import { NO_SYMBOLS, symbolInfo, symbolKind } from '../corpus/fileSymbols.ts';
import type { History } from './history.ts';
import { keepBest } from './keepBest.ts';
import type { SearchOptions } from '../messages.ts';
import { isFunctionLike } from '../source/parsedSymbol.ts';
import { parseQuery, type Query, type QueryTerm } from './query.ts';
import { rank, type Ranking } from './ranking.ts';

/** The files, or the definitions, that fit a question best. This is what serves `@codebase`. */
export function searchCorpus(
  corpus: Corpus,
  text: string,
  options: SearchOptions,
  history?: History,
): readonly SearchHit[] {
  corpus.flush();
  const query = parseQuery(text, corpus.words);
  const bySymbol = options.unit === 'symbol' || options.kinds !== undefined;
  const ranking = rank(corpus, query, history, {
    unit: bySymbol ? 'symbol' : 'file',
    limit: bySymbol ? SYMBOL_FILES : options.limit,
  });
  if (bySymbol) return symbolHits(corpus, query, ranking, options);
  return ranking.files.map(({ file, score }) => {
    const ranges = bestChunks(corpus, file, ranking.chunkScores).map(chunk => range(corpus, chunk, ranking));
    // A file may fit by its path or its history alone.
    const [first = range(corpus, corpus.fileTable.get(file, FIRST_CHUNK), ranking), ...others] = ranges;
    return { path: corpus.files[file]?.path ?? '', ...first, score, others, matched: matched(file, ranking.found) };
  });
}

const MOST_RANGES = 3;
/** Files whose definitions are looked at. */
const SYMBOL_FILES = 500;
/** A further range must fit at least so well, compared with the best of its file. */
const FURTHER = 0.4;
/** How much the file counts for a definition in it, beside its own chunk. */
const FILE_SHARE = 0.4;
/** How much a definition that is not a function counts: its text is longer, and says less of each part. */
const OTHER_SHARE = 0.6;

function symbolHits(corpus: Corpus, query: Query, ranking: Ranking, options: SearchOptions): SearchHit[] {
  const best: ScoredChunk[] = [];
  const chunkFile = corpus.chunkTable.column(CHUNK_FILE);
  for (const { file, score: fileScore } of ranking.files) {
    /** A long definition lies in several chunks: the best one of each. */
    const ofFile = new Map<number, ScoredChunk>();
    const symbols = corpus.symbols[file] ?? NO_SYMBOLS;
    const weight = fileWeight(corpus.files[file]?.path ?? '', query.about, query.names);
    const end = corpus.fileTable.get(file, END_CHUNK);
    for (let chunk = corpus.fileTable.get(file, FIRST_CHUNK); chunk < end; chunk++) {
      const own = ranking.chunkScores[chunk] ?? 0;
      const symbol = corpus.chunkTable.get(chunk, CHUNK_SYMBOL) - 1;
      if (own <= 0 || symbol < 0) continue;
      const worst = best.length < options.limit ? 0 : (best.at(-1)?.score ?? 0);
      if (own * weight + FILE_SHARE * fileScore < worst) continue;
      if (options.kinds && !options.kinds.includes(symbolKind(symbols, symbol))) continue;
      const share = isFunctionLike(symbolKind(symbols, symbol)) ? 1 : OTHER_SHARE;
      const score = own * weight * share + FILE_SHARE * fileScore;
      if (score > (ofFile.get(symbol)?.score ?? 0)) ofFile.set(symbol, { chunk, score });
    }
    for (const hit of ofFile.values()) keepBest(best, hit, compareChunks, options.limit);
  }
  return best.map(({ chunk, score }) => {
    const file = chunkFile[chunk] ?? 0;
    const path = corpus.files[file]?.path ?? '';
    return { path, ...range(corpus, chunk, ranking), score, others: [], matched: matched(file, ranking.found) };
  });
}

interface ScoredChunk {
  readonly chunk: number;
  readonly score: number;
}

function compareChunks(a: ScoredChunk, b: ScoredChunk): number {
  return b.score - a.score || a.chunk - b.chunk;
}

function bestChunks(corpus: Corpus, file: number, scores: Float32Array): number[] {
  const first = corpus.fileTable.get(file, FIRST_CHUNK);
  const length = corpus.fileTable.get(file, END_CHUNK) - first;
  const chunks = Array.from({ length }, (_, i) => first + i).filter(chunk => (scores[chunk] ?? 0) > 0);
  chunks.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const least = (scores[chunks[0] ?? 0] ?? 0) * FURTHER;
  return chunks.slice(0, MOST_RANGES).filter(chunk => (scores[chunk] ?? 0) >= least);
}

function range(corpus: Corpus, chunk: number, ranking: Ranking): HitRange {
  const { chunkTable } = corpus;
  const file = chunkTable.get(chunk, CHUNK_FILE);
  const symbol = chunkTable.get(chunk, CHUNK_SYMBOL) - 1;
  const path = corpus.files[file]?.path ?? '';
  const symbols = corpus.symbols[file] ?? NO_SYMBOLS;
  return {
    startLine: chunkTable.get(chunk, CHUNK_START) + 1,
    endLine: chunkTable.get(chunk, CHUNK_END) + 1,
    score: ranking.chunkScores[chunk] ?? 0,
    ...(symbol >= 0 ? { symbol: symbolInfo(path, symbols, symbol, corpus.words) } : {}),
  };
}

function matched(file: number, found: ReadonlyMap<QueryTerm, readonly number[]>): string[] {
  const words = new Map<string, number>();
  for (const [{ word }, files] of found) {
    if (holds(files, file)) words.set(word, Math.min(words.get(word) ?? Infinity, files.length));
  }
  return [...words].sort((a, b) => a[1] - b[1]).map(([word]) => word);
}

/** Whether a sorted list has a number. */
function holds(sorted: readonly number[], wanted: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted;
}
