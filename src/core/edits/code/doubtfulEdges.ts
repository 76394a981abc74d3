import { indentOf, isBlank, isInformative } from '../views.ts';
import type { Step } from './alignCode.ts';
import { partsOf } from './partsOf.ts';

/**
 * Whether a part of the reply borders on a placeholder with lines that leave open where it ends. Either with blank lines
 * or brackets that do not stand right beside its telling lines, but again a little further on in the file: what is
 * between may be meant to go, or the model only set the placeholder off. Or with lines that would be new, but stand in
 * what the placeholder hides.
 */
export function doubtfulEdges(
  steps: readonly Step[],
  reply: readonly (string | undefined)[],
  file: readonly string[],
): boolean {
  const rowOf = new Map(steps.flatMap(step => (step.kind === 'match' ? [[step.i, step.j] as const] : [])));
  return partsOf(reply).some(({ from, to }) => {
    const lines = reply.slice(from, to).map(line => line ?? '');
    const rows = lines.map((_, at) => rowOf.get(from + at));
    const isBetween = from > 0 && to < reply.length;
    return (
      (isBetween && lines.every(line => !isInformative(line)) && lines.some(line => /^\s*[^\s\w(){}[\]]/.test(line))) ||
      (to < reply.length && isOpenEdge(lines, rows, file, 1)) ||
      (from > 0 && isOpenEdge(lines.toReversed(), rows.toReversed(), file, -1)) ||
      (from > 0 && repeatsHidden(lines, rows, hiddenAbove(rows, file, steps))) ||
      (to < reply.length && repeatsHidden(lines.toReversed(), rows.toReversed(), hiddenBelow(rows, file, steps)))
    );
  });
}

/** How far on the same lines are looked for. */
const REACH = 12;

/**
 * Lines and rows go towards the placeholder. The edge is what follows the last telling line; beside the last telling
 * line that is the file's own it must stand right there, but after lines that are replaced.
 */
function isOpenEdge(
  lines: readonly string[],
  rows: readonly (number | undefined)[],
  file: readonly string[],
  direction: 1 | -1,
): boolean {
  const edge = lines.slice(lines.findLastIndex(isInformative) + 1);
  const start = lines.length - edge.length;
  const anchor = lines.findLastIndex((line, at) => isInformative(line) && rows[at] !== undefined);
  const row = rows[anchor];
  if (row === undefined || edge.length === 0) return false;
  if (edge.every((_, at) => rows[start + at] === row + direction * (at + 1))) return false;
  const standsAt = (far: number): boolean =>
    edge.every((line, at) => isSame(line, file[row + direction * (1 + far + at)]));
  if (standsAt(0)) return true;
  const isReplacement = anchor < start - 1 && edge.every((_, at) => rows[start + at] !== undefined);
  return !isReplacement && Array.from({ length: REACH }, (_, at) => at + 1).some(standsAt);
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
