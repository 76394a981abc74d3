import type { Step } from './alignCode.ts';

/** At most so many lines of a gap, from its first line down, or with direction -1 from its last line up. */
export function linesOfGap(
  gap: Extract<Step, { kind: 'gap' }>,
  file: readonly string[],
  direction: 1 | -1,
  most: number,
): readonly string[] {
  return direction === 1
    ? file.slice(gap.j, Math.min(gap.to, gap.j + most))
    : file.slice(Math.max(gap.j, gap.to - most), gap.to).reverse();
}
