import { isRecognisable, newLines, oldLines, type Change } from '../change.ts';
import { isInformative, views } from '../views.ts';
import type { FileIndex } from './fileIndex.ts';
import type { Placement } from './placement.ts';

/**
 * Where the new text of a change that found no place already stands. A change that only deletes must show the lines
 * on both sides of the gap, one that inserts something worth recognising; else its absence proves nothing.
 */
export function alreadyApplied(change: Change, index: FileIndex): number | undefined {
  const wanted = newLines(change);
  if (!isRecognisable(wanted) || !isTelling(change)) return undefined;
  for (const view of views.slice(0, 3)) {
    const starts = index.runs(
      view,
      wanted.map(line => view.key(line)),
    );
    if (starts.length > 0) return starts.length === 1 || view.name === 'exact' ? starts[0] : undefined;
  }
  return undefined;
}

/** Whether lines that a change would add beside the place it was found at are there already. */
export function standsAlready(placement: Placement, index: FileIndex): boolean {
  const { change } = placement;
  const inserted = change.ops.filter(op => op.kind === 'insert').map(op => op.text);
  if (change.ops.some(op => op.kind === 'delete') || !inserted.some(isInformative)) return false;
  const old = new Set(oldLines(change).map(line => line.trim()));
  if (inserted.every(line => old.has(line.trim()))) return false;
  const lead = change.ops.findIndex(op => op.kind === 'keep');
  const wanted = newLines(change);
  return wanted.every((line, at) => index.file.lines[placement.start - Math.max(0, lead) + at]?.trim() === line.trim());
}

function isTelling(change: Change): boolean {
  if (change.ops.some(op => op.kind === 'insert' && isInformative(op.text))) return true;
  if (change.ops.some(op => op.kind === 'insert')) return false;
  const first = change.ops.findIndex(op => op.kind === 'delete');
  const last = change.ops.findLastIndex(op => op.kind === 'delete');
  const isTold = (part: Change['ops']): boolean => part.some(op => op.kind === 'keep' && isInformative(op.text));
  return isTold(change.ops.slice(0, first)) && isTold(change.ops.slice(last + 1));
}
