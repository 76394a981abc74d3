import { withEnds } from './editsBetween.ts';
import type { Hunk } from './hunks.ts';
import { hunksBetween, takeHunks } from './hunks.ts';
import { splitLines } from './lines.ts';
import { mergeThreeWay } from './mergeThreeWay.ts';

/**
 * Makes the change from `base` to `wanted` in another text that also came from `base`. A hunk whose lines somebody has
 * edited there is left out; unlike a merge, lines put right above or below it do not stop it. `left` counts those.
 */
export function moveHunks(
  base: string,
  wanted: string,
  current: string,
): { readonly text: string; readonly left: number } {
  const whole = mergeThreeWay(base, current, wanted);
  if (whole.type === 'merged') return { text: whole.text, left: 0 };
  const edits = hunksBetween(base, current);
  const lines = linesOf(current);
  const given = linesOf(wanted);
  let left = 0;
  for (const [position, hunk] of [...hunksBetween(base, wanted).entries()].toReversed()) {
    if (edits.some(edit => isEdited(hunk, edit))) {
      const alone = takeHunks(base, wanted, (_, at) => at === position);
      const merge = mergeThreeWay(base, current, alone);
      // The same change made by hand is no hunk that was left.
      if (merge.type === 'conflict' || merge.text !== current) left++;
      continue;
    }
    const start = hunk.beforeStart + shiftAt(hunk, edits);
    lines.splice(start, hunk.beforeEnd - hunk.beforeStart, ...given.slice(hunk.afterStart, hunk.afterEnd));
  }
  return { text: lines.join(''), left };
}

/** Whether somebody has edited the lines of a hunk. Lines put right above or below it leave it as it is. */
function isEdited({ beforeStart: start, beforeEnd: end }: Hunk, { beforeStart: from, beforeEnd: to }: Hunk): boolean {
  // New lines at the very place where a hunk puts some in could belong above or below them.
  if (start === end) return from === to ? from === start : from < start && to > start;
  return from === to ? from > start && from < end : from < end && to > start;
}

/** By how many lines the edits before a hunk have moved it. */
function shiftAt({ beforeStart }: Hunk, edits: readonly Hunk[]): number {
  return edits
    .filter(edit => edit.beforeEnd <= beforeStart)
    .reduce((sum, edit) => sum + edit.afterEnd - edit.afterStart - (edit.beforeEnd - edit.beforeStart), 0);
}

function linesOf(text: string): string[] {
  const file = splitLines(text);
  const [first = '', ...rest] = withEnds(file);
  return text === '' ? [] : [file.bom + first, ...rest];
}
