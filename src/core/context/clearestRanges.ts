import type { HitRange, SearchHit } from '../../shared/indexStatus.ts';

/** The ranges of a search hit, definitions rather than windows of lines, none that overlaps a better one. */
export function clearestRanges(hit: SearchHit): readonly HitRange[] {
  const ranges = [hit, ...hit.others];
  const chosen: HitRange[] = [];
  for (const range of [...ranges.filter(it => it.symbol), ...ranges.filter(it => !it.symbol)]) {
    if (!chosen.some(it => it.startLine <= range.endLine && range.startLine <= it.endLine)) chosen.push(range);
  }
  return chosen;
}
