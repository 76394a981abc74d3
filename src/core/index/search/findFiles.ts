import type { FileHit } from '../../../shared/indexStatus.ts';
import { ANY_CODE, fileWeight } from './fileKinds.ts';
import { keepBest } from './keepBest.ts';
import { matchName } from './matchName.ts';

/** Files by path: the name first, then any part of the path; words and slashes in the query part it. */
export function findFiles(paths: Iterable<string>, query: string, limit: number): readonly FileHit[] {
  const pieces = query
    .trim()
    .replaceAll('\\', '/')
    .replace(/^\.?\//, '')
    .split(/[/\s]+/)
    .filter(it => it !== '');
  const last = pieces.at(-1);
  if (last === undefined) return [];
  const wanted: Wanted = { pieces, last, whole: pieces.join('/').toLowerCase(), folders: new Map() };
  const isShort = limit <= SHORT_LIST;
  const best: FileHit[] = [];
  for (const path of paths) {
    const score = scorePath(path, wanted);
    // No weight makes it more.
    if (score === 0 || (isShort && best.length >= limit && score < (best.at(-1)?.score ?? 0))) continue;
    const hit = { path, score: score * (0.8 + 0.2 * fileWeight(path, ANY_CODE)) };
    if (isShort) keepBest(best, hit, compareHits, limit);
    else best.push(hit);
  }
  return isShort ? best : best.sort(compareHits).slice(0, limit);
}

/** Up to so many are kept in order from the beginning. */
const SHORT_LIST = 500;

interface Wanted {
  readonly pieces: readonly string[];
  readonly last: string;
  readonly whole: string;
  /** How well the last word fits the names of a folder's path. Many files share a folder. */
  readonly folders: Map<string, number>;
}

function compareHits(a: FileHit, b: FileHit): number {
  return b.score - a.score || a.path.length - b.path.length || (a.path < b.path ? -1 : 1);
}

function scorePath(path: string, { pieces, last, whole, folders }: Wanted): number {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  let score = matchName(name, last);
  if (score > 0 && score < 92 && isStem(name, last)) score = 92;
  // The last word may also name a folder: half of what it is worth as the name of the file.
  if (score < 30 && pieces.length === 1) {
    score = Math.max(score / 2, slash < 0 ? 0 : folderScore(path.slice(0, slash), last, folders) / 2);
  }
  if (score === 0) return 0;
  if (pieces.length === 1) return score;
  const segments = path.split('/');
  for (const piece of pieces.slice(0, -1)) {
    const found = Math.max(
      0,
      ...segments.slice(0, -1).map(segment => matchName(segment, piece)),
      matchName(name, piece) / 2,
    );
    if (found === 0) return 0;
    score += found / 10;
  }
  const lower = path.toLowerCase();
  return lower.endsWith(`/${whole}`) || lower === whole ? score + 50 : score;
}

/** Whether a word is the name of a file but for its extension. */
function isStem(name: string, word: string): boolean {
  const dot = name.lastIndexOf('.');
  return dot === word.length && dot < name.length - 1 && name.slice(0, dot).toLowerCase() === word.toLowerCase();
}

function folderScore(folder: string, word: string, known: Map<string, number>): number {
  const found = known.get(folder);
  if (found !== undefined) return found;
  const score = Math.max(...folder.split('/').map(segment => matchName(segment, word)));
  known.set(folder, score);
  return score;
}
