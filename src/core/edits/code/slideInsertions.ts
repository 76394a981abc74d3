import { isBlank, isInformative } from '../views.ts';
import type { Step } from './alignCode.ts';

/**
 * New lines after a placeholder whose part begins with blank lines or brackets alone. An alignment likes to take the
 * last lines of the new code for the file's own and to put the rest above them, in the middle of another block. Where the
 * part's first lines stand right above the line it goes on with, everything between them is new.
 */
export function slideInsertions(
  steps: readonly Step[],
  reply: readonly (string | undefined)[],
  file: readonly string[],
): Step[] {
  const rowOf = new Map(steps.flatMap(step => (step.kind === 'match' ? [[step.i, step.j] as const] : [])));
  const result = [...steps];
  reply.forEach((line, gap) => {
    if (line !== undefined) return;
    const start = gap + 1;
    let edge = start;
    while (isPlain(reply[edge])) edge++;
    const next = reply.findIndex((other, i) => i >= edge && (other === undefined || isTelling(other, rowOf.get(i))));
    const row = rowOf.get(next);
    if (edge === start || row === undefined || next === edge) return;
    const from = row - (edge - start);
    if (from < 0 || !reply.slice(start, edge).every((own, at) => own === file[from + at])) return;
    const isNewBetween = reply.slice(edge, next).some((_, at) => !rowOf.has(edge + at));
    if (!isNewBetween || reply.slice(edge, next).every(it => isPlain(it))) return;
    const first = result.findIndex(step => 'i' in step && step.i >= start);
    const last = result.findIndex(step => step.kind === 'match' && step.i === next);
    const part = result.slice(first, last);
    if (first === -1 || part.some(step => step.kind === 'delete')) return;
    const rows = part.flatMap(step => ('j' in step ? [step.j] : []));
    const lowest = Math.min(...rows, from);
    // Only lines that tell nothing are taken from the part and left to the placeholder.
    if (!file.slice(lowest, from).every(own => !isInformative(own))) return;
    const slid: Step[] = [];
    for (let i = start; i < edge; i++) slid.push({ kind: 'match', i, j: from + i - start });
    for (let i = edge; i < next; i++) slid.push({ kind: 'insert', i });
    result.splice(first, part.length, ...slid);
    growGap(result, first, from);
  });
  return result;
}

function isPlain(line: string | undefined): boolean {
  return line !== undefined && !isInformative(line);
}

function isTelling(line: string, row: number | undefined): boolean {
  return row !== undefined && isInformative(line) && !isBlank(line);
}

/** The file's lines between the step before `at` and line `to` belong to the placeholder. */
function growGap(steps: Step[], at: number, to: number): void {
  const before = steps[at - 1];
  if (before?.kind === 'gap') steps[at - 1] = { ...before, to: Math.max(before.to, to) };
  else {
    const j = before && 'j' in before ? before.j + 1 : 0;
    if (j < to) steps.splice(at, 0, { kind: 'gap', j, to });
  }
}
