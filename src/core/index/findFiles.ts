import type { FileHit } from '../../shared/indexStatus.ts';
import { fileWeight } from './fileKinds.ts';
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
  const whole = pieces.join('/').toLowerCase();
  const hits: FileHit[] = [];
  for (const path of paths) {
    const score = scorePath(path, pieces, last, whole);
    if (score > 0) hits.push({ path, score: score * (0.8 + 0.2 * fileWeight(path, true)) });
  }
  hits.sort((a, b) => b.score - a.score || a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
  return hits.slice(0, limit);
}

function scorePath(path: string, pieces: readonly string[], last: string, whole: string): number {
  const segments = path.split('/');
  const name = segments.at(-1) ?? '';
  let score = matchName(name, last);
  const stem = name.replace(/\.[^.]+$/, '');
  if (stem.toLowerCase() === last.toLowerCase()) score = Math.max(score, 92);
  // The last word may also name a folder: half of what it is worth as the name of the file.
  if (score < 30 && pieces.length === 1) {
    score = Math.max(score / 2, ...segments.slice(0, -1).map(segment => matchName(segment, last) / 2));
  }
  if (score === 0) return 0;
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
  if (pieces.length > 1 && (lower.endsWith(`/${whole}`) || lower === whole)) score += 50;
  return score;
}
