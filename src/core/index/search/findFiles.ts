import type { FileHit } from '../../../shared/indexStatus.ts';
import { ANY_CODE, fileWeight } from './fileKinds.ts';
import type { FileList } from './fileList.ts';
import { keepBest } from './keepBest.ts';
import { matchName } from './matchName.ts';

/** Files by path: the name first, then any part of the path; words and slashes in the query part it. */
export function findFiles(files: FileList, query: string, limit: number): readonly FileHit[] {
  const pieces = query
    .trim()
    .replaceAll('\\', '/')
    .replace(/^\.?\//, '')
    .split(/[/\s]+/)
    .filter(it => it !== '');
  const last = pieces.at(-1);
  if (last === undefined) return [];
  const isShort = limit <= SHORT_LIST;
  const best: FileHit[] = [];
  /** No weight makes a score more. */
  const least = (): number => (isShort && best.length >= limit ? (best.at(-1)?.score ?? 0) : 0);
  const take = (position: number, score: number): void => {
    if (score === 0 || score < least()) return;
    const path = files.paths[position] ?? '';
    const hit = { path, score: score * (0.8 + 0.2 * fileWeight(path, ANY_CODE)) };
    if (isShort) keepBest(best, hit, compareHits, limit);
    else best.push(hit);
  };
  if (pieces.length > 1) findByPath(files, pieces, last, take);
  else findByName(files, last, least, take);
  return isShort ? best : best.sort(compareHits).slice(0, limit);
}

/** Up to so many are kept in order from the beginning. */
const SHORT_LIST = 500;

function compareHits(a: FileHit, b: FileHit): number {
  return b.score - a.score || a.path.length - b.path.length || (a.path < b.path ? -1 : 1);
}

type Take = (position: number, score: number) => void;

/** A word names a file, or a folder: then each file in it, for half of what it is worth as the name of the file. */
function findByName(files: FileList, word: string, least: () => number, take: Take): void {
  const own = new Float64Array(files.paths.length);
  files.names.forEachWith(word, position => {
    const needed = least() > IN_FOLDER ? least() : 0;
    const score = (own[position] = nameScore(files.names.names[position] ?? '', word, needed));
    if (score >= IN_NAME) take(position, score);
  });
  if (least() > IN_FOLDER) return;
  const folders = files.folders.map(folder => folderScore(folder, word) / 2);
  for (const [position, score] of own.entries()) {
    if (score < IN_NAME) take(position, Math.max(score / 2, folders[files.folderOf[position] ?? 0] ?? 0));
  }
}

/** What a file scores at most by its folder alone. */
const IN_FOLDER = 50;
/** What a name scores at least that has the word in one piece. */
const IN_NAME = 30;

/** Several words: the last for the name, each other for a folder, or for the name as well. */
function findByPath(files: FileList, pieces: readonly string[], last: string, take: Take): void {
  const whole = pieces.join('/').toLowerCase();
  files.names.forEachWith(last, position => {
    const name = files.names.names[position] ?? '';
    let score = nameScore(name, last, 0);
    if (score === 0) return;
    const folder = files.folders[files.folderOf[position] ?? 0] ?? '';
    for (const piece of pieces.slice(0, -1)) {
      const found = Math.max(folderScore(folder, piece), matchName(name, piece) / 2);
      if (found === 0) return;
      score += found / 10;
    }
    const lower = (files.paths[position] ?? '').toLowerCase();
    take(position, lower.endsWith(`/${whole}`) || lower === whole ? score + 50 : score);
  });
}

/** A word that is the name but for its extension is as good as the name. */
function nameScore(name: string, word: string, least: number): number {
  const score = matchName(name, word, least);
  return score > 0 && score < 92 && isStem(name, word) ? 92 : score;
}

function isStem(name: string, word: string): boolean {
  const dot = name.lastIndexOf('.');
  return dot === word.length && dot < name.length - 1 && name.slice(0, dot).toLowerCase() === word.toLowerCase();
}

function folderScore(folder: string, word: string): number {
  return folder === '' ? 0 : Math.max(...folder.split('/').map(segment => matchName(segment, word)));
}
