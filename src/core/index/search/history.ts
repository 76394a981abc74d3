import { InvertedIndex } from '../corpus/invertedIndex.ts';
import { git, type Root } from '../files/manifest.ts';
import type { Segment } from '../corpus/segment.ts';
import { tokenize, type Words } from '../corpus/words.ts';

/** What the repository's history says of each file: the words of its commits' subjects, and how often it changes. */
export class History {
  readonly saved: SavedHistory;
  readonly index: InvertedIndex;
  /** Terms of a file that has any; at least 1. */
  readonly averageLength: number;
  readonly #documents: ReadonlyMap<string, number>;

  constructor(saved: SavedHistory) {
    this.saved = saved;
    this.index = new InvertedIndex(saved.segment);
    const used = saved.lengths.filter(length => length > 0);
    this.averageLength = Math.max(1, used.reduce((sum, length) => sum + length, 0) / Math.max(1, used.length));
    this.#documents = new Map(saved.paths.map((path, document) => [path, document]));
  }

  /** The number of a file in `index`; -1 where the history does not know it. */
  documentOf(path: string): number {
    return this.#documents.get(path) ?? -1;
  }
}

/** A history as it is kept between starts. Documents are files, numbered in the order of `paths`. */
export interface SavedHistory {
  /** The commits that the repositories were at. */
  readonly heads: string;
  readonly paths: readonly string[];
  /** Number of terms in the subjects of each file. */
  readonly lengths: Float64Array<ArrayBuffer>;
  /** Changes of each file, recent ones counting more. */
  readonly churn: Float64Array<ArrayBuffer>;
  /** Terms → files. */
  readonly segment: Segment;
}

/** One commit, as much of it as is used. */
export interface Commit {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly subject: string;
  /** Relative to the workspace. */
  readonly paths: readonly string[];
}

/** The commits that the repositories of the folders are at; empty where there is no repository. */
export async function readHeads(roots: readonly Root[]): Promise<string> {
  const heads = await Promise.all(roots.map(root => git(root.path, ['rev-parse', 'HEAD'])));
  return heads
    .map(head => head?.trim() ?? '')
    .join(' ')
    .trim();
}

export async function readHistory(roots: readonly Root[], words: Words, heads: string): Promise<History> {
  const args = ['log', '--no-merges', '--no-renames', '--relative', '-n', String(MOST_COMMITS), '-z', '--name-only'];
  const outputs = await Promise.all(
    roots.map(async root => parseCommits((await git(root.path, [...args, FORMAT])) ?? '', root.prefix)),
  );
  return indexCommits(outputs.flat(), words, heads);
}

/** What `git log -z --name-only` prints in `FORMAT`. */
export function parseCommits(output: string, prefix: string): Commit[] {
  return output
    .split('\x01')
    .slice(1)
    .flatMap(entry => {
      const [head = '', ...names] = entry.split('\0');
      const [time = '', subject = ''] = head.split('\x02');
      const paths = names.map(name => name.trimStart()).filter(name => name !== '');
      if (paths.length === 0 || paths.length > MOST_FILES) return [];
      return [{ time: Number(time) * 1000, subject: subject.trim(), paths: paths.map(path => prefix + path) }];
    });
}

/** `commits` stand newest first. */
export function indexCommits(commits: readonly Commit[], words: Words, heads: string): History {
  const subjects = new Map<string, string[]>();
  const churn = new Map<string, number>();
  const now = commits[0]?.time ?? 0;
  for (const { time, subject, paths } of commits) {
    const recency = Math.exp(-Math.max(0, now - time) / FORGOTTEN_AFTER_MS);
    for (const path of paths) {
      churn.set(path, (churn.get(path) ?? 0) + recency);
      const own = subjects.get(path);
      if (!own) subjects.set(path, [subject]);
      else if (own.length < MOST_SUBJECTS) own.push(subject);
    }
  }
  const index = new InvertedIndex();
  const paths = [...subjects.keys()];
  const lengths = Float64Array.from(paths, (path, document) => {
    return addTerms(words, index, document, (subjects.get(path) ?? []).join('\n'));
  });
  return new History({
    heads,
    paths,
    lengths,
    churn: Float64Array.from(paths, path => churn.get(path) ?? 0),
    segment: index.save(),
  });
}

const FORMAT = '--format=%x01%ct%x02%s';
const MOST_COMMITS = 5000;
/** A commit that changes more is a move or a reformatting: it says nothing of each file. */
const MOST_FILES = 25;
const MOST_SUBJECTS = 40;
const FORGOTTEN_AFTER_MS = 90 * 24 * 3600 * 1000;

/** Gives back the number of terms. */
function addTerms(words: Words, index: InvertedIndex, document: number, text: string): number {
  const { ids, count } = tokenize(Buffer.from(text), words);
  const counts = new Map<number, number>();
  let length = 0;
  for (let i = 0; i < count; i++) {
    const id = ids[i] ?? 0;
    for (let at = words.termStart(id); at < words.termStart(id + 1); at++) {
      const term = words.termLists[at] ?? 0;
      counts.set(term, (counts.get(term) ?? 0) + 1);
      length++;
    }
  }
  for (const [term, frequency] of counts) index.add(term, document, frequency);
  return length;
}
