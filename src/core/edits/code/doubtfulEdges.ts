import { indentOf, isBlank, isInformative } from '../views.ts';
import type { Step } from './alignCode.ts';
import { followsOlderForm } from './followsOlderForm.ts';
import { partsOf } from './partsOf.ts';
import type { Renewed } from './renewedLines.ts';

/**
 * Whether a part of the reply borders on a placeholder with lines that leave open where it ends. Either with blank lines
 * or brackets that do not stand right beside its telling lines, but again a little further on in the file: what is
 * between may be meant to go, or the model only set the placeholder off. Or with lines that would be new, but stand in
 * what the placeholder hides. Where no telling line of a part is the file's own, newer forms of its lines count as such.
 */
export function doubtfulEdges(
  steps: readonly Step[],
  reply: readonly (string | undefined)[],
  file: readonly string[],
  renewed: ReadonlyMap<number, Renewed> = new Map<number, Renewed>(),
): boolean {
  const rowOf = new Map(steps.flatMap(step => (step.kind === 'match' ? [[step.i, step.j] as const] : [])));
  return partsOf(reply).some(({ from, to }) => {
    const lines = reply.slice(from, to).map(line => line ?? '');
    const rows = lines.map((_, at) => rowOf.get(from + at));
    const hasOwn = lines.some((line, at) => isInformative(line) && rows[at] !== undefined);
    const rowsTowards = (side: (it: Renewed) => number): (number | undefined)[] =>
      rows.map((row, at) => {
        const newer = hasOwn ? undefined : renewed.get(from + at);
        return newer ? side(newer) : row;
      });
    const downwards = rowsTowards(it => it.to - 1);
    const upwards = rowsTowards(it => it.from);
    const above = hiddenAbove(rows, file, steps);
    const isBetween = from > 0 && to < reply.length;
    return (
      (isBetween && lines.every(line => !isInformative(line)) && lines.some(line => /^\s*[^\s\w(){}[\]]/.test(line))) ||
      (to < reply.length && isOpenEdge(lines, downwards, file, 1)) ||
      (from > 0 && isOpenEdge(lines.toReversed(), upwards.toReversed(), file, -1)) ||
      (from > 0 && (followsOlderForm(lines, rows, above) || repeatsHidden(lines, downwards, above))) ||
      (to < reply.length && repeatsHidden(lines.toReversed(), upwards.toReversed(), hiddenBelow(rows, file, steps)))
    );
  });
}

/** How far on the same lines are looked for. */
const REACH = 12;

/**
 * Lines and rows go towards the placeholder. The edge is what follows the last telling line, or the last new one; beside
 * the last line that is the file's own it must stand right there, but after lines that are replaced.
 */
function isOpenEdge(
  lines: readonly string[],
  rows: readonly (number | undefined)[],
  file: readonly string[],
  direction: 1 | -1,
): boolean {
  const isInner = (line: string, at: number): boolean =>
    isInformative(line) || (!isBlank(line) && rows[at] === undefined);
  const edge = lines.slice(lines.findLastIndex(isInner) + 1);
  const start = lines.length - edge.length;
  const anchor = lines.findLastIndex((line, at) => isInformative(line) && rows[at] !== undefined);
  const row = rows[anchor];
  if (row === undefined || edge.length === 0) return false;
  const beside = rows.slice(0, start).findLast(it => it !== undefined) ?? row;
  if (edge.every((_, at) => rows[start + at] === beside + direction * (at + 1))) return false;
  if (beside === row && leavesOutBlanks(row, rows.slice(start), file, direction)) return false;
  const standsAt = (far: number): boolean =>
    edge.every((line, at) => isSame(line, file[row + direction * (1 + far + at)]));
  if (standsAt(0)) return true;
  const isReplacement = anchor < start - 1 && edge.every((_, at) => rows[start + at] !== undefined);
  return !isReplacement && Array.from({ length: REACH }, (_, at) => at + 1).some(standsAt);
}

/** Whether the rows are all found from row `at` on in the direction, and only blank lines between are taken away. */
function leavesOutBlanks(
  at: number,
  rows: readonly (number | undefined)[],
  file: readonly string[],
  direction: 1 | -1,
): boolean {
  let last = at;
  return rows.every(row => {
    for (last += direction; last !== row; last += direction) if (!isBlank(file[last] ?? 'end')) return false;
    return true;
  });
}

function isSame(line: string, own: string | undefined): boolean {
  return own !== undefined && line.trim() === own.trim() && (isBlank(line) || indentOf(line) === indentOf(own));
}

/** The hidden lines of the placeholder above a part, and below it; both nearest last. */
function hiddenAbove(rows: readonly (number | undefined)[], file: readonly string[], steps: readonly Step[]): string[] {
  const first = rows.find(row => row !== undefined);
  return first === undefined ? [] : hiddenBeside(first, -1, file, steps).toReversed();
}

function hiddenBelow(rows: readonly (number | undefined)[], file: readonly string[], steps: readonly Step[]): string[] {
  const last = rows.findLast(row => row !== undefined);
  return last === undefined ? [] : hiddenBeside(last, 1, file, steps).toReversed();
}

const HIDDEN_REACH = 60;

function hiddenBeside(row: number, direction: 1 | -1, file: readonly string[], steps: readonly Step[]): string[] {
  const gaps = steps.filter(step => step.kind === 'gap');
  const isHidden = (at: number): boolean => gaps.some(gap => gap.j <= at && at < gap.to);
  const lines: string[] = [];
  for (let at = row + direction; lines.length < HIDDEN_REACH && isHidden(at); at += direction)
    lines.push(file[at] ?? '');
  return lines;
}

/** Whether the first lines of a part are new, but stand among the hidden ones: two in a row, or a telling one alone. */
function repeatsHidden(
  lines: readonly string[],
  rows: readonly (number | undefined)[],
  hidden: readonly string[],
): boolean {
  const start = lines.findIndex(line => !isBlank(line));
  if (start === -1 || rows[start] !== undefined) return false;
  const run = rows.slice(start, start + 2).every(row => row === undefined) ? lines.slice(start, start + 2) : [];
  const wanted = run.length > 0 ? run : lines.slice(start, start + 1);
  if (!wanted.some(isInformative)) return false;
  return hidden.some((_, at) => wanted.every((line, next) => isSame(line, hidden[at + next])));
}
