/**
 * Puts an item into a list that is in order, where it belongs, and keeps the list at its limit: with tens of thousands of
 * items, of which a few are wanted, sorting all of them would take longer than finding them.
 */
export function keepBest<T>(best: T[], item: T, compare: (a: T, b: T) => number, limit: number): void {
  let from = 0;
  let to = best.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = best[middle];
    if (other !== undefined && compare(other, item) <= 0) from = middle + 1;
    else to = middle;
  }
  if (from >= limit) return;
  best.splice(from, 0, item);
  if (best.length > limit) best.pop();
}
