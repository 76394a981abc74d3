import type { Op } from '../change.ts';
import { information } from '../views.ts';

/** What became of one old line: the same line, a like one, one with a typing error, or none (`at` is -1). */
export type Row = {
  readonly at: number;
  readonly how: 'same' | 'like' | 'typo' | 'none';
  /** How well the line is quoted, from 0 to 1: 0 when it may as well be another line. */
  readonly quality: number;
};

/**
 * The best alignment of old lines with a stretch of the file, neither end of which must be used up (semi-global
 * alignment). Blank lines cost almost nothing on either side. Keys are the lines in the loosest view.
 */
export function alignLines(
  old: readonly Op[],
  keys: readonly string[],
  stretch: readonly string[],
): { score: number; rows: Row[] } {
  const width = stretch.length + 1;
  const score = new Float64Array((keys.length + 1) * width);
  const step = new Uint8Array((keys.length + 1) * width);
  const skipCost = Float64Array.from(stretch, key => (key === '' ? 0.1 : 1 + 0.3 * information(key)));

  keys.forEach((key, i) => {
    const weight = key === '' ? 0.5 : 1 + information(key);
    const absent = key === '' ? 0 : 0.3 * weight;
    const isKept = old[i]?.kind === 'keep';
    const above = i * width;
    const here = above + width;
    score[here] = (score[above] ?? 0) - absent;
    step[here] = ABSENT;
    for (let j = 0; j < stretch.length; j++) {
      const key2 = stretch[j] ?? '';
      let best = (score[above + j + 1] ?? 0) - absent;
      let how = ABSENT;
      const skipped = (score[here + j] ?? 0) - (skipCost[j] ?? 0);
      if (skipped > best) {
        best = skipped;
        how = SKIP;
      }
      const diagonal = score[above + j] ?? 0;
      if (key === key2) {
        if (diagonal + weight >= best) {
          best = diagonal + weight;
          how = SAME;
        }
      } else if (key !== '' && key2 !== '') {
        const gain = isKept ? likeness(key, key2) * 0.5 * weight : isTypingError(key, key2) ? 0.7 * weight : 0;
        if (gain > 0 && diagonal + gain > best) {
          best = diagonal + gain;
          how = isKept ? LIKE : TYPO;
        }
      }
      score[here + j + 1] = best;
      step[here + j + 1] = how;
    }
  });

  const last = keys.length * width;
  let end = 0;
  for (let j = 1; j < width; j++) if ((score[last + j] ?? 0) > (score[last + end] ?? 0)) end = j;
  return { score: score[last + end] ?? 0, rows: walkBack(step, width, keys, stretch, end) };
}

const ABSENT = 0;
const SKIP = 1;
const SAME = 2;
const LIKE = 3;
const TYPO = 4;

function walkBack(
  step: Uint8Array,
  width: number,
  keys: readonly string[],
  stretch: readonly string[],
  end: number,
): Row[] {
  const rows: Row[] = [];
  let i = keys.length;
  let j = end;
  while (i > 0) {
    const how = step[i * width + j] ?? ABSENT;
    if (how === SKIP) {
      j--;
      continue;
    }
    i--;
    if (how === ABSENT) {
      rows.push({ at: -1, how: 'none', quality: 0 });
      continue;
    }
    j--;
    if (how === SAME) rows.push({ at: j, how: 'same', quality: 1 });
    else {
      const [key = '', own = ''] = [keys[i], stretch[j]];
      const quality = isMisquoted(key, own) ? likeness(key, own) : 0;
      rows.push({ at: j, how: how === LIKE ? 'like' : 'typo', quality });
    }
  }
  return rows.reverse();
}

/** How much of two lines is alike at their ends, from 0 to 1; 0 below 0.6. A line that goes on counts as like. */
export function likeness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  if (shorter >= 6 && (a.startsWith(b) || b.startsWith(a))) return Math.max(0.6, shorter / longer);
  if (shorter < 0.6 * longer) return 0;
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const share = (head + tail) / longer;
  return share >= 0.6 ? share : 0;
}

/** Whether two lines are the same but for a slip of the hand or a comment at the end. */
function isMisquoted(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  const isCommented = longer.startsWith(shorter) && /^(?:\/\/|\/\*|<!--|#|--)/.test(longer.slice(shorter.length));
  return isCommented || isTypingError(a, b);
}

/**
 * Whether two lines differ by a slip of the hand inside one word: at most two letters and a tenth of the line, in a
 * word of five letters or more. A digit, an operator or a case change is a different line, not a slip.
 */
export function isTypingError(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length);
  if (Math.abs(a.length - b.length) > 2 || a.toLowerCase() === b.toLowerCase()) return false;
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const changed = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const size = Math.max(...changed.map(part => part.length));
  if (size > Math.min(2, Math.floor(longer / 10)) || !changed.every(part => /^\p{L}*$/u.test(part))) return false;
  const wordStart = /\p{L}*$/u.exec(a.slice(0, head))?.[0] ?? '';
  const wordEnd = /^\p{L}*/u.exec(a.slice(a.length - tail))?.[0] ?? '';
  return wordStart.length + wordEnd.length >= 4 && wordStart.length > 0;
}
