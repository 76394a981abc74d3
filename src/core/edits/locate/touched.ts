import type { Placement } from './placement.ts';

/** The lines a placement would take away, or the gap it would fill: from, and up to but not including, in file lines. */
export function touched(placement: Placement): { from: number; to: number } {
  if (placement.edit) return { from: placement.start, to: placement.end };
  let from = Infinity;
  let to = -Infinity;
  let row = -1;
  let gap = placement.start;
  for (const op of placement.change.ops) {
    if (op.kind === 'insert') {
      from = Math.min(from, gap);
      to = Math.max(to, gap);
      continue;
    }
    row++;
    const at = placement.rows[row] ?? -1;
    if (at < 0) continue;
    gap = at + 1;
    if (op.kind === 'delete') {
      from = Math.min(from, at);
      to = Math.max(to, at + 1);
    }
  }
  return from === Infinity ? { from: placement.start, to: placement.start } : { from, to };
}
