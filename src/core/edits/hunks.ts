import { withEnds } from './editsBetween.ts';
import { lineDiff, type DiffRun } from './lineDiff.ts';
import { splitLines } from './lines.ts';

/** One place where two texts differ. Lines count from 0; ends are not included. */
export type Hunk = {
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
};

/** The places where two texts differ, in order. Line ends count: a hunk may change nothing else. */
export function hunksBetween(before: string, after: string): readonly Hunk[] {
  return lineDiff(linesOf(before), linesOf(after)).map(toHunk);
}

/**
 * The text `before` with some of its hunks towards `after` taken over. All of them give `after`, none `before`;
 * which are taken first makes no difference.
 */
export function takeHunks(before: string, after: string, isTaken: (hunk: Hunk, position: number) => boolean): string {
  const a = linesOf(before);
  const b = linesOf(after);
  const parts: string[] = [];
  let at = 0;
  for (const [position, run] of lineDiff(a, b).entries()) {
    const taken = isTaken(toHunk(run), position) ? b.slice(run.bStart, run.bEnd) : a.slice(run.aStart, run.aEnd);
    parts.push(...a.slice(at, run.aStart), ...taken);
    at = run.aEnd;
  }
  parts.push(...a.slice(at));
  return parts.join('');
}

/** How many lines come and go. */
export function countLines(hunks: readonly Hunk[]): { readonly added: number; readonly removed: number } {
  return {
    added: hunks.reduce((sum, hunk) => sum + hunk.afterEnd - hunk.afterStart, 0),
    removed: hunks.reduce((sum, hunk) => sum + hunk.beforeEnd - hunk.beforeStart, 0),
  };
}

function toHunk({ aStart, aEnd, bStart, bEnd }: DiffRun): Hunk {
  return { beforeStart: aStart, beforeEnd: aEnd, afterStart: bStart, afterEnd: bEnd };
}

/** The lines with their ends; the byte order mark belongs to the first. */
function linesOf(text: string): string[] {
  const file = splitLines(text);
  const [first = '', ...rest] = withEnds(file);
  return file.lines.length === 0 ? (file.bom === '' ? [] : [file.bom]) : [file.bom + first, ...rest];
}
