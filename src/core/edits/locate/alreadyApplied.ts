import { isRecognisable, newLines, oldLines, type Change } from '../change.ts';
import { information, isInformative, type View } from '../views.ts';
import type { FileIndex } from './fileIndex.ts';
import type { Placement } from './placement.ts';

/**
 * Where the new text of a change that found no place already stands. A change that only deletes must show the lines
 * on both sides of the gap, one that inserts something worth recognising; else its absence proves nothing.
 */
export function alreadyApplied(change: Change, index: FileIndex): number | undefined {
  const wanted = newLines(change);
  if (!isTelling(change)) return undefined;
  const starts = index.runs(exact, wanted);
  return starts.length === 1 || isRecognisable(wanted) ? starts[0] : undefined;
}

/** Whether the lines that a change would put in beside the place it was found at are there already, above or below. */
export function standsAlready(placement: Placement, index: FileIndex): boolean {
  const { ops } = placement.change;
  if (placement.edit || ops.some(op => op.kind === 'delete')) return false;
  const old = new Set(oldLines(placement.change).map(line => line.trim()));
  let gap = placement.start;
  let row = 0;
  let isFirst = true;
  for (let at = 0; at < ops.length;) {
    let end = at;
    while (ops[end]?.kind === 'insert') end++;
    if (end === at) {
      gap = (placement.rows[row++] ?? gap - 1) + 1;
      at++;
      continue;
    }
    const inserted = ops.slice(at, end).map(op => op.text.trim());
    const standsAt = (start: number): boolean =>
      inserted.every((line, next) => index.file.lines[start + next]?.trim() === line);
    const isTold = inserted.some(line => isInformative(line) && !old.has(line));
    if (!isTold || !(standsAt(gap) || standsAt(gap - inserted.length))) return false;
    isFirst = false;
    at = end;
  }
  return !isFirst;
}

/** Blanks may be all that a change is about, so nothing looser will do. */
const exact: View = { name: 'exact', key: line => line };

function isTelling(change: Change): boolean {
  if (change.ops.some(op => op.kind === 'insert' && information(op.text) > 0)) return true;
  if (change.ops.some(op => op.kind === 'insert')) {
    return change.ops.filter(op => op.kind === 'keep' && isInformative(op.text)).length >= 2;
  }
  const first = change.ops.findIndex(op => op.kind === 'delete');
  const last = change.ops.findLastIndex(op => op.kind === 'delete');
  const isTold = (part: Change['ops']): boolean => part.some(op => op.kind === 'keep' && isInformative(op.text));
  return isTold(change.ops.slice(0, first)) && isTold(change.ops.slice(last + 1));
}
