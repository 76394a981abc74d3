import { type Change, type Op } from '../change.ts';
import { definedNames } from '../definedNames.ts';
import { indentMap } from '../indentation.ts';
import { information, isBlank, isInformative, looseKey, views, type View } from '../views.ts';
import { alignLines, type Row } from './alignLines.ts';
import type { FileIndex } from './fileIndex.ts';
import { placementAt, type NearMiss, type Placement, type Search } from './placement.ts';

/**
 * Places that fit although some context differs: at least 60 % of what the old text tells is there, in two informative
 * lines or more, misquoted ones counted as far as they are alike; every line to be deleted is there; the lines that
 * touch an insertion are there, side by side; and no other region comes near. Whatever misses one of these is reported as near, never used.
 */
export function similar(change: Change, index: FileIndex): Search {
  const old = change.ops.filter(op => op.kind !== 'insert');
  if (old.filter(op => isInformative(op.text)).length < 2) return { placements: [] };
  const keys = old.map(op => looseKey(op.text));
  const tries = regions(old, keys, index)
    .map(({ from, to }) => ({ from, ...alignLines(old, keys, index.keys(loose, from, to)) }))
    .sort((a, b) => b.score - a.score);
  const best = tries[0];
  if (!best) return { placements: [] };
  const total = old.reduce((sum, op) => sum + weight(op.text), 0);
  const distinct = tries.filter((it, at) => tries.findIndex(other => firstRow(other) === firstRow(it)) === at);
  const rivals = distinct.filter(
    it => it === best || (best.score - it.score < Math.max(MARGIN * total, 6) && !beats(best.rows, it.rows, old)),
  );

  const placements: Placement[] = [];
  const near: NearMiss[] = [];
  for (const rival of rivals) {
    const rows = rival.rows.map(row => ({ ...row, at: row.at < 0 ? -1 : row.at + rival.from }));
    const matched = old.reduce((sum, op, at) => sum + (rows[at]?.quality ?? 0) * weight(op.text), 0);
    if (matched < SHARE * total) continue;
    const place = placementAt(
      'similar',
      change,
      rows.map(row => row.at),
    );
    const isElsewhere = quotesOtherPlace(place, rows, keys, index) || namesOtherDefinition(old, rows, index);
    const verdict = isElsewhere ? 'stale' : judge(change, rows, index);
    if (verdict === 'fits') placements.push(place);
    else near.push({ start: place.start, end: place.end, isStale: verdict === 'stale' });
  }
  // A rival that does not fit still makes the place uncertain: the context told it no better.
  return near.length > 0 ? { placements: [], near } : { placements };
}

const SHARE = 0.6;
const MARGIN = 0.15;
const loose: View = views[3] ?? { name: 'punctuation', key: looseKey };

function weight(line: string): number {
  return isBlank(line) ? 0 : 1 + information(line);
}

/**
 * Whether a place leaves no doubt beside another: all old lines stand there one after another, be some misquoted, none
 * of them better at the other place, and that one either misses some or has a telling line worse.
 */
function beats(rows: readonly Row[], others: readonly Row[], old: readonly Op[]): boolean {
  const quality = (at: number): number => others[at]?.quality ?? 0;
  if (!isComplete(rows) || !rows.every((row, at) => row.quality >= quality(at))) return false;
  return (
    !isComplete(others) ||
    rows.some((row, at) => row.how === 'same' && isInformative(old[at]?.text ?? '') && quality(at) < 1)
  );
}

function isComplete(rows: readonly Row[]): boolean {
  return rows.every((row, at) => row.quality > 0 && row.at === (rows[0]?.at ?? 0) + at);
}

function firstRow(it: { from: number; rows: readonly Row[] }): number {
  const first = it.rows.findIndex(row => row.at >= 0);
  return it.from + (it.rows[first]?.at ?? 0) - first;
}

/** Where in the file enough old lines stand about as far apart as in the reply: the eight best, as line ranges. */
function regions(old: readonly Op[], keys: readonly string[], index: FileIndex): { from: number; to: number }[] {
  const count = index.file.lines.length;
  const shift = old.length;
  // One vote for each distance between a line's place in the reply and one in the file.
  const votes = new Float64Array(count + shift);
  const positions = index.positions(
    loose,
    keys.filter((_, at) => isInformative(old[at]?.text ?? '')),
  );
  keys.forEach((key, at) => {
    const found = positions.get(key) ?? [];
    if (found.length > MOST_REPEATED) return;
    for (const position of found)
      votes[position - at + shift] = (votes[position - at + shift] ?? 0) + weight(old[at]?.text ?? '');
  });
  const slack = Math.min(40, 5 + Math.ceil(old.length / 3));
  const centers: { offset: number; sum: number }[] = [];
  let sum = 0;
  for (let at = 0; at < votes.length + slack; at++) {
    sum += votes[at] ?? 0;
    sum -= votes[at - 2 * slack - 1] ?? 0;
    const own = votes[at - slack] ?? 0;
    if (own > 0) centers.push({ offset: at - slack - shift, sum: sum + own });
  }
  centers.sort((a, b) => b.sum - a.sum || a.offset - b.offset);
  const chosen: number[] = [];
  for (const { offset } of centers) {
    if (chosen.length === MOST_REGIONS) break;
    if (chosen.every(other => Math.abs(other - offset) > Math.min(slack, 3))) chosen.push(offset);
  }
  return chosen.map(offset => ({
    from: Math.max(0, offset - slack),
    to: Math.min(count, offset + old.length + slack),
  }));
}

const MOST_REPEATED = 500;
const MOST_REGIONS = 8;

/** Whether a telling line that the place lacks stands elsewhere, once: then the code meant is there, and has changed. */
function quotesOtherPlace(place: Placement, rows: readonly Row[], keys: readonly string[], index: FileIndex): boolean {
  const missing = keys.filter((key, at) => rows[at]?.quality === 0 && information(key) >= 6);
  if (missing.length === 0) return false;
  return [...index.positions(loose, missing).values()].some(
    ([only, second]) => only !== undefined && second === undefined && (only < place.start || only >= place.end),
  );
}

/** Whether the reply quotes the first line of a definition where the file has none of that name: another code is meant. */
function namesOtherDefinition(old: readonly Op[], rows: readonly Row[], index: FileIndex): boolean {
  const { lines } = index.file;
  return old.some((op, at) => {
    if (rows[at]?.quality !== 0) return false;
    const names = definedNames(op.text);
    if (names.length === 0) return false;
    const above = rows.findLast((row, other) => other < at && row.at >= 0)?.at;
    const below = rows.find((row, other) => other > at && row.at >= 0)?.at;
    const from = above ?? Math.max(0, (below ?? 0) - NEAR);
    return !lines.slice(from, below ?? from + NEAR).some(line => {
      const own = definedNames(line);
      return names.every(name => own.includes(name));
    });
  });
}

/** So far beyond the quoted lines that are there a definition may stand that the reply quotes otherwise. */
const NEAR = 4;

type Verdict = 'fits' | 'stale' | 'loose';

/** Whether the change can be made at these rows without touching anything the reply did not see. */
function judge(change: Change, rows: readonly Row[], index: FileIndex): Verdict {
  const { lines } = index.file;
  const old = change.ops.filter(op => op.kind !== 'insert');
  const isSame = (at: number): boolean => rows[at]?.how === 'same';
  const isThere = (at: number): boolean =>
    isSame(at) || (rows[at]?.how === 'like' && (isSame(at - 1) || isSame(at + 1)));
  const isSideBySide = (at: number, next: number): boolean => {
    const from = rows[at]?.at ?? -1;
    const to = rows[next]?.at ?? -1;
    return from >= 0 && to > from && lines.slice(from + 1, to).every(isBlank);
  };
  const isAbsentBlank = (at: number): boolean => {
    const op = old[at];
    return op !== undefined && isBlank(op.text) && (rows[at]?.at ?? -1) < 0;
  };
  const before = (at: number): number => (isAbsentBlank(at) ? before(at - 1) : at);
  const after = (at: number): number => (isAbsentBlank(at) ? after(at + 1) : at);

  let at = -1;
  let verdict: Verdict = 'fits';
  let isAfterDelete = false;
  for (const op of change.ops) {
    if (op.kind === 'insert') {
      const left = before(at);
      const right = after(at + 1);
      const hasLeft = left >= 0;
      const hasRight = right < old.length;
      if (hasLeft && !(hasRight ? isThere(left) : isSame(left))) verdict = 'loose';
      if (hasRight && !(hasLeft ? isThere(right) : isSame(right))) verdict = 'loose';
      if (hasLeft && hasRight && !isSideBySide(left, right)) verdict = 'loose';
      continue;
    }
    at++;
    if (op.kind === 'delete' && !isAbsentBlank(at)) {
      const isTypo =
        rows[at]?.how === 'typo' &&
        isSame(at - 1) &&
        isSame(at + 1) &&
        isSideBySide(at - 1, at) &&
        isSideBySide(at, at + 1);
      if (!isSame(at) && !(isTypo && !repeatsTypo(change, op.text, lines[rows[at]?.at ?? -1] ?? ''))) return 'stale';
      if (isAfterDelete && !isSideBySide(before(at - 1), at)) return 'stale';
    }
    isAfterDelete = op.kind === 'delete';
  }
  if (verdict !== 'fits') return verdict;
  const pairs = old.flatMap((op, row) => {
    const found = rows[row];
    return found?.how === 'same' ? [{ reply: op.text, file: lines[found.at] ?? '' }] : [];
  });
  const inserted = change.ops.filter(op => op.kind === 'insert').map(op => op.text);
  return indentMap(pairs, inserted, lines) ? 'fits' : 'loose';
}

/** Whether a word the reply misspells in a deleted line comes back in what it inserts. */
function repeatsTypo(change: Change, quoted: string, actual: string): boolean {
  const words = (line: string): string[] => line.match(/[\p{L}\p{N}_$]+/gu) ?? [];
  const real = new Set(words(actual));
  const wrong = words(quoted).filter(word => !real.has(word));
  return change.ops.some(op => op.kind === 'insert' && words(op.text).some(word => wrong.includes(word)));
}
