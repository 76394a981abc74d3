import { information, isInformative } from '../views.ts';
import type { Step } from './alignCode.ts';
import { linesOfGap } from './linesOfGap.ts';

/**
 * Whether a run of steps puts in a line that the file keeps right beyond the part of the reply it stands in, where that
 * part ends with a blank line or a bracket: the line was moved, and the part reaches further than it seems.
 */
export function movesHidden(
  steps: readonly Step[],
  file: readonly string[],
  inserted: readonly string[],
  start: number,
  end: number,
): boolean {
  const before = steps.slice(0, start).findLastIndex(step => step.kind === 'gap');
  const after = steps.findIndex((step, at) => at >= end && step.kind === 'gap');
  const near = new Set([
    ...beyond(steps[before], steps[before + 1], file, -1),
    ...beyond(steps[after], steps[after - 1], file, 1),
  ]);
  return inserted.some(line => information(line) >= 10 && near.has(line));
}

const NEAR = 3;

function beyond(
  gap: Step | undefined,
  edge: Step | undefined,
  file: readonly string[],
  direction: 1 | -1,
): readonly string[] {
  if (gap?.kind !== 'gap' || edge?.kind !== 'match' || isInformative(file[edge.j] ?? '')) return [];
  return linesOfGap(gap, file, direction, NEAR).map(line => line.trim());
}
