import { indentOf, isBlank, isInformative } from '../views.ts';
import type { Step } from './alignCode.ts';
import { opensBlock } from './olderForms.ts';
import { partsOf } from './partsOf.ts';

/**
 * Whether a part of the reply that seems to change nothing may take lines away instead: it borders on a placeholder with
 * a blank line or a bracket, which stands once more a few lines further on in the file. The model shows a part because
 * something changes there, and what is between the two would be it.
 */
export function hidesDeletion(
  steps: readonly Step[],
  reply: readonly (string | undefined)[],
  file: readonly string[],
): boolean {
  const rowOf = new Map(steps.flatMap(step => (step.kind === 'match' ? [[step.i, step.j] as const] : [])));
  const taken = new Set(steps.flatMap(step => (step.kind === 'gap' ? [] : 'j' in step ? [step.j] : [])));
  return partsOf(reply).some(({ from, to }) => {
    const rows = Array.from({ length: to - from }, (_, at) => rowOf.get(from + at));
    const first = rows[0] ?? rows[1];
    const last = rows.at(-1) ?? rows.at(-2);
    if (first === undefined || last === undefined || !isUnchanged(rows, reply.slice(from, to))) return false;
    const lines = reply.slice(from, to).map(line => line ?? '');
    const below = lines.slice(lines.findLastIndex(isInformative) + 1);
    const above = lines.slice(0, lines.findIndex(isInformative));
    if (below.length === lines.length) return false;
    const isShown = opensBlock(lines.findLast(isInformative) ?? '') || closesShown(below, reply.slice(0, to));
    return (
      (to < reply.length && !isShown && standsFurther(below, file, taken, last, 1)) ||
      (from > 0 && standsFurther(above, file, taken, first - above.length, -1))
    );
  });
}

/** Whether the last bracket of some lines closes what the reply shows the opening of: it only ends what was shown. */
function closesShown(edge: readonly string[], reply: readonly (string | undefined)[]): boolean {
  const bracket = edge.findLast(line => !isBlank(line));
  if (bracket === undefined) return false;
  const at = reply.lastIndexOf(bracket);
  const outer = reply
    .slice(0, at)
    .findLast(line => line !== undefined && !isBlank(line) && indentOf(line).length <= indentOf(bracket).length);
  return outer !== undefined && indentOf(outer) === indentOf(bracket) && opensBlock(outer);
}

/** How far on the same lines are looked for. */
const REACH = 12;

function isUnchanged(rows: readonly (number | undefined)[], lines: readonly (string | undefined)[]): boolean {
  let last: number | undefined;
  return rows.every((row, at) => {
    if (row === undefined) return isBlank(lines[at] ?? '');
    const follows = last === undefined || row === last + 1;
    last = row;
    return follows;
  });
}

/** Whether the outermost of some uninformative lines stands once more among the hidden lines beside row `at`. */
function standsFurther(
  edge: readonly string[],
  file: readonly string[],
  taken: ReadonlySet<number>,
  at: number,
  direction: 1 | -1,
): boolean {
  if (edge.length === 0) return false;
  const isSame = (line: string, own: string | undefined): boolean =>
    own !== undefined && line.trim() === own.trim() && (isBlank(line) || indentOf(line) === indentOf(own));
  for (let far = 1; far <= REACH; far++) {
    const start = direction === 1 ? at + far : at - far;
    if (taken.has(start) || start < 0 || start >= file.length) return false;
    const isThere = (at: number): boolean => isSame(edge[at] ?? '', file[start + at]) && !taken.has(start + at);
    // What stands there may also be the outer lines alone, and the others those that are matched.
    const outermost = direction === 1 ? edge.length - 1 : 0;
    if (isThere(outermost)) return true;
  }
  return false;
}
