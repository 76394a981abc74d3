import { lineDiff, type DiffRun } from './lineDiff.ts';
import { splitLines } from './lines.ts';
import { withEnds } from './editsBetween.ts';

/** What two changes of one text come to. */
export type Merge =
  | { readonly type: 'merged'; readonly text: string }
  | { readonly type: 'conflict'; readonly conflicts: readonly MergeConflict[] };

/** A place that both sides change, each in its way. Lines of `ours`, counted from 1, both included. */
export type MergeConflict = {
  readonly startLine: number;
  readonly endLine: number;
  readonly ours: string;
  readonly theirs: string;
};

/**
 * Joins two changes of one text (diff3: Khanna, Kunal and Pierce, 2007). Changes that touch or overlap are a conflict
 * unless both sides say the same, as nobody can know how they belong together.
 */
export function mergeThreeWay(base: string, ours: string, theirs: string): Merge {
  if (ours === theirs || theirs === base) return { type: 'merged', text: ours };
  if (ours === base) return { type: 'merged', text: theirs };
  const sides = { base: linesOf(base), ours: linesOf(ours), theirs: linesOf(theirs) };
  const parts: string[] = [];
  const conflicts: MergeConflict[] = [];
  let at = 0;
  for (const region of regions(lineDiff(sides.base, sides.ours), lineDiff(sides.base, sides.theirs))) {
    parts.push(sides.base.slice(at, region.start).join(''));
    at = region.end;
    const our = side(sides.ours, region.ours, region);
    const their = side(sides.theirs, region.theirs, region);
    if (region.ours.length === 0 || our.text === their.text) parts.push(their.text);
    else if (region.theirs.length === 0) parts.push(our.text);
    else {
      const startLine = our.start + 1;
      conflicts.push({ startLine, endLine: Math.max(startLine, our.end), ours: our.text, theirs: their.text });
    }
  }
  parts.push(sides.base.slice(at).join(''));
  return conflicts.length > 0 ? { type: 'conflict', conflicts } : { type: 'merged', text: parts.join('') };
}

/** A stretch of base lines that one or both sides change. */
type Region = {
  readonly start: number;
  readonly end: number;
  readonly ours: readonly DiffRun[];
  readonly theirs: readonly DiffRun[];
};

function regions(ours: readonly DiffRun[], theirs: readonly DiffRun[]): Region[] {
  const runs = [...ours.map(run => ({ run, isOurs: true })), ...theirs.map(run => ({ run, isOurs: false }))].sort(
    (a, b) => a.run.aStart - b.run.aStart || a.run.aEnd - b.run.aEnd,
  );
  const found: { start: number; end: number; ours: DiffRun[]; theirs: DiffRun[] }[] = [];
  for (const { run, isOurs } of runs) {
    let last = found.at(-1);
    if (!last || run.aStart > last.end) {
      last = { start: run.aStart, end: run.aEnd, ours: [], theirs: [] };
      found.push(last);
    }
    last.end = Math.max(last.end, run.aEnd);
    (isOurs ? last.ours : last.theirs).push(run);
  }
  return found;
}

/** What one side has in a region: its runs, and around them the base lines that only the other side changes. */
function side(
  lines: readonly string[],
  runs: readonly DiffRun[],
  region: Region,
): { readonly text: string; readonly start: number; readonly end: number } {
  const [first] = runs;
  const last = runs.at(-1);
  if (!first || !last) return { text: '', start: 0, end: 0 };
  const start = first.bStart - (first.aStart - region.start);
  const end = last.bEnd + (region.end - last.aEnd);
  return { text: lines.slice(start, end).join(''), start, end };
}

function linesOf(text: string): string[] {
  const file = splitLines(text);
  const [first = '', ...rest] = withEnds(file);
  return text === '' ? [] : [file.bom + first, ...rest];
}
