import { FILE_LENGTH, type Corpus } from '../corpus/corpus.ts';
import { fileWeight, isMentioned, isNamed } from './fileKinds.ts';
import type { History } from './history.ts';
import type { Query } from './query.ts';

export interface RankedFile {
  readonly file: number;
  readonly score: number;
}

/**
 * Weighs files that fit a question by their words with what else tells of them, best first: whether the question names
 * the file, how often it changes, how long it is, and how well its neighbours in the folder fit. What is not code counts
 * less.
 */
export function weighFiles(
  corpus: Corpus,
  query: Query,
  history: History | undefined,
  files: readonly RankedFile[],
): RankedFile[] {
  // A question of one word is about that word: there, a long file is no better than a short one.
  const perLength = WEIGHTS.length * Math.min(1, query.terms.filter(it => !it.isNameOnly).length / MANY_TERMS);
  const weighed: WeighedFile[] = [];
  for (const { file, score } of files) {
    const path = corpus.files[file]?.path;
    if (path === undefined) continue;
    const mention =
      (isMentioned(path, query.names) ? WEIGHTS.mention : 0) + (isNamed(path, query.paths) ? WEIGHTS.named : 0);
    const churn = WEIGHTS.churn * Math.log1p(history?.saved.churn[history.documentOf(path)] ?? 0);
    const length = perLength * Math.log1p(corpus.fileTable.get(file, FILE_LENGTH));
    const weight = fileWeight(path, query.about, query.names);
    weighed.push({ file, folder: folderOf(path), weight, score: (score + mention + churn + length) * weight });
  }
  const bestOf = new Map([...Map.groupBy(weighed, it => it.folder)].map(([folder, own]) => [folder, bestScores(own)]));
  return weighed
    .map(it => ({ file: it.file, score: it.score + it.weight * neighbours(it, bestOf.get(it.folder) ?? []) }))
    .sort((a, b) => b.score - a.score || a.file - b.file);
}

interface WeighedFile extends RankedFile {
  readonly folder: string;
  readonly weight: number;
}

const WEIGHTS = { mention: 6, named: 16, churn: 4, length: 1, neighbours: 0.12 };
const MANY_TERMS = 8;
/** So many neighbours are looked at. */
const NEIGHBOURS = 3;

/** One more than the neighbours: the file itself may be among them. */
function bestScores(files: readonly RankedFile[]): readonly number[] {
  return files
    .map(it => it.score)
    .sort((a, b) => b - a)
    .slice(0, NEIGHBOURS + 1);
}

function neighbours({ score }: RankedFile, best: readonly number[]): number {
  const own = best.indexOf(score);
  const others = best.filter((_, i) => i !== own).slice(0, NEIGHBOURS);
  return (WEIGHTS.neighbours * others.reduce((sum, it) => sum + it, 0)) / NEIGHBOURS;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
