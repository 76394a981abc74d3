import { CHUNK_FILE, CHUNK_LENGTH, END_CHUNK, FILE_LENGTH, FIRST_CHUNK, type Corpus } from '../corpus/corpus.ts';
import type { History } from './history.ts';
import type { InvertedIndex } from '../corpus/invertedIndex.ts';
import type { Query, QueryTerm } from './query.ts';
import { weighFiles, type RankedFile } from './weighFiles.ts';

/** How well each file and chunk fits a question. Higher is better; 0 is not at all. */
export interface Ranking {
  /** By file number: the files that fit, best first, at most `limit`. */
  readonly files: readonly RankedFile[];
  /** By chunk number. */
  readonly chunkScores: Float32Array;
  /** For each term of the query, the files it was found in, ascending. */
  readonly found: ReadonlyMap<QueryTerm, readonly number[]>;
}

/**
 * The sum of: BM25 over chunks with path and names in each chunk's bag (best + ½ second + ¼ third chunk of the file),
 * ½ BM25 over whole files, the path, the place that the question names first, exact identifiers, and where there is a
 * repository BM25 over the subjects of the commits that changed the file. Then what else tells of the best files.
 */
export function rank(corpus: Corpus, query: Query, history: History | undefined, options: RankOptions): Ranking {
  const { limit } = options;
  const { fileScores, chunkScores, found } = scoreText(corpus, query, CHUNK_WEIGHTS[options.unit]);
  addBestChunks(corpus, chunkScores, fileScores);
  for (const { term, weight, isNameOnly } of query.terms) {
    if (isNameOnly) continue;
    addMatches(corpus.pathIndex, term, corpus.files.length, WEIGHTS.path * weight, fileScores);
  }
  for (const term of query.scope) {
    addMatches(corpus.pathIndex, term, corpus.files.length, WEIGHTS.scope / query.scope.length, fileScores);
  }
  for (const identifier of query.identifiers) {
    addMatches(corpus.useIndex, identifier, corpus.files.length, WEIGHTS.identifier, fileScores);
    addMatches(corpus.definitionIndex, identifier, corpus.files.length, WEIGHTS.definition, fileScores);
  }
  if (history) addHistory(corpus, history, query, fileScores);
  const candidates = best(fileScores, limit + CANDIDATES);
  return { files: weighFiles(corpus, query, history, candidates).slice(0, limit), chunkScores, found };
}

export interface RankOptions {
  readonly limit: number;
  /** What the chunks are to be compared for: as parts of their files, or as definitions of their own. */
  readonly unit: 'file' | 'symbol';
}

/** `b`: how much the length of a chunk counts against it; `name`: what a term in a definition's name counts beside. */
interface ChunkWeights {
  readonly b: number;
  readonly name: number;
}

const CHUNK_WEIGHTS: Readonly<Record<RankOptions['unit'], ChunkWeights>> = {
  file: { b: 0.4, name: 0.5 },
  symbol: { b: 0.75, name: 1 },
};
const WEIGHTS = { file: 0.5, path: 1, scope: 3, identifier: 1, definition: 0.5, history: 1.2 };
const K1 = 1.2;
const B_FILE = 0.75;
const CANDIDATES = 200;
/** The count in path and names of a term that is in a name: a path gives 1, a name 2. */
const IN_NAME = 2;

function scoreText(
  corpus: Corpus,
  query: Query,
  weights: ChunkWeights,
): { fileScores: Float32Array; chunkScores: Float32Array; found: Map<QueryTerm, number[]> } {
  const chunkFile = corpus.chunkTable.column(CHUNK_FILE);
  const chunkLength = corpus.chunkTable.column(CHUNK_LENGTH);
  const firstChunk = corpus.fileTable.column(FIRST_CHUNK);
  const endChunk = corpus.fileTable.column(END_CHUNK);
  const fileLength = corpus.fileTable.column(FILE_LENGTH);
  const chunks = chunkFile.length;
  const perChunk = (K1 * weights.b) / average(chunkLength);
  const perFile = (K1 * B_FILE) / average(fileLength);
  const chunkScores = new Float32Array(chunks);
  const fileScores = new Float32Array(firstChunk.length);
  const found = new Map<QueryTerm, number[]>();
  for (const queryTerm of query.terms) {
    const { term, weight, isNameOnly } = queryTerm;
    const ranges = corpus.chunkIndex.find(term);
    const chunkWeight = weight * rarity(chunks, count(ranges));
    const files: number[] = [];
    const counts: number[] = [];
    let last = -1;
    for (const { postings, start, end } of ranges) {
      for (let i = start; i < end; i++) {
        const posting = postings[i] ?? 0;
        const chunk = posting >>> 8;
        const file = chunkFile[chunk] ?? 0;
        if (chunk < (firstChunk[file] ?? 0) || chunk >= (endChunk[file] ?? 0)) continue;
        const body = (posting >>> 2) & 63;
        const frequency = body + (posting & 3);
        const norm = K1 * (1 - weights.b) + perChunk * (chunkLength[chunk] ?? 0);
        let score = isNameOnly ? 0 : (chunkWeight * (K1 + 1) * frequency) / (frequency + norm);
        if ((posting & 3) >= IN_NAME) score += chunkWeight * weights.name;
        chunkScores[chunk] = (chunkScores[chunk] ?? 0) + score;
        if (isNameOnly) continue;
        if (files[last] !== file) {
          last = files.push(file) - 1;
          counts.push(0);
        }
        counts[last] = (counts[last] ?? 0) + body;
      }
    }
    const fileWeight = WEIGHTS.file * weight * rarity(fileScores.length, files.length) * (K1 + 1);
    for (let i = 0; i < files.length; i++) {
      const file = files[i] ?? 0;
      const frequency = counts[i] ?? 0;
      const norm = K1 * (1 - B_FILE) + perFile * (fileLength[file] ?? 0);
      fileScores[file] = (fileScores[file] ?? 0) + (fileWeight * frequency) / (frequency + norm);
    }
    if (!isNameOnly) found.set(queryTerm, files);
  }
  return { fileScores, chunkScores, found };
}

/** Adds to each file its best chunk, half of the second and a quarter of the third. */
function addBestChunks(corpus: Corpus, chunkScores: Float32Array, fileScores: Float32Array): void {
  const firstChunk = corpus.fileTable.column(FIRST_CHUNK);
  const endChunk = corpus.fileTable.column(END_CHUNK);
  for (let file = 0; file < fileScores.length; file++) {
    const end = endChunk[file] ?? 0;
    let [first, second, third] = [0, 0, 0];
    for (let chunk = firstChunk[file] ?? 0; chunk < end; chunk++) {
      const score = chunkScores[chunk] ?? 0;
      if (score <= third) continue;
      if (score > first) [first, second, third] = [score, first, second];
      else if (score > second) [second, third] = [score, second];
      else third = score;
    }
    if (first > 0) fileScores[file] = (fileScores[file] ?? 0) + first + second / 2 + third / 4;
  }
}

function addMatches(index: InvertedIndex, word: number, total: number, weight: number, scores: Float32Array): void {
  const ranges = index.find(word);
  const score = weight * rarity(total, count(ranges));
  const seen = new Set<number>();
  for (const { postings, start, end } of ranges) {
    for (let i = start; i < end; i++) {
      const file = (postings[i] ?? 0) >>> 8;
      if (seen.has(file)) continue;
      seen.add(file);
      scores[file] = (scores[file] ?? 0) + score;
    }
  }
}

function addHistory(corpus: Corpus, history: History, query: Query, scores: Float32Array): void {
  const { paths, lengths } = history.saved;
  /** The files of the documents that were met, + 1; -1 where there is none any more. */
  const files = new Int32Array(paths.length);
  const perFile = (K1 * B_FILE) / history.averageLength;
  for (const { term, weight, isNameOnly } of query.terms) {
    if (isNameOnly) continue;
    const ranges = history.index.find(term);
    const termWeight = WEIGHTS.history * weight * rarity(corpus.fileCount, count(ranges)) * (K1 + 1);
    for (const { postings, start, end } of ranges) {
      for (let i = start; i < end; i++) {
        const posting = postings[i] ?? 0;
        const document = posting >>> 8;
        if (files[document] === 0) files[document] = (corpus.numberOf(paths[document] ?? '') ?? -2) + 1;
        const file = (files[document] ?? -1) - 1;
        if (file < 0) continue;
        const frequency = posting & 255;
        const norm = K1 * (1 - B_FILE) + perFile * (lengths[document] ?? 0);
        scores[file] = (scores[file] ?? 0) + (termWeight * frequency) / (frequency + norm);
      }
    }
  }
}

/** BM25's inverse document frequency. */
function rarity(total: number, count: number): number {
  return Math.log(1 + (Math.max(total - count, 0) + 0.5) / (count + 0.5));
}

function count(ranges: readonly { readonly start: number; readonly end: number }[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0);
}

function average(lengths: Uint32Array): number {
  let sum = 0;
  let used = 0;
  for (const length of lengths) {
    sum += length;
    if (length > 0) used++;
  }
  return used > 0 ? Math.max(sum / used, 1) : 1;
}

/** The `limit` greatest scores above 0, and those that are hardly less than the last of them. */
function best(scores: Float32Array, limit: number): RankedFile[] {
  const step = scores.reduce((most, score) => Math.max(most, score), 0) / STEPS;
  if (step === 0) return [];
  const counts = new Uint32Array(STEPS + 1);
  for (const score of scores) {
    const at = Math.floor(score / step);
    if (score > 0) counts[at] = (counts[at] ?? 0) + 1;
  }
  let least = STEPS;
  for (let count = counts[least] ?? 0; least > 0 && count < limit; count += counts[least] ?? 0) least--;
  const found: RankedFile[] = [];
  scores.forEach((score, file) => {
    if (score > 0 && Math.floor(score / step) >= least) found.push({ file, score });
  });
  return found;
}

/** Sorting all scores would take longer than finding them. */
const STEPS = 1024;
