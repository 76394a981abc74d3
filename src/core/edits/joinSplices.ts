import type { LineSplice } from './lineSplice.ts';

/** The splices in file order, equal ones once; undefined when two of them want different things of the same lines. */
export function joinSplices(splices: readonly LineSplice[]): LineSplice[] | undefined {
  const sorted = splices.map((splice, order) => ({ splice, order }));
  sorted.sort((a, b) => a.splice.from - b.splice.from || a.splice.to - b.splice.to || a.order - b.order);
  const joined: LineSplice[] = [];
  for (const { splice } of sorted) {
    const last = joined.at(-1);
    if (!last || splice.from > last.to || (splice.from === last.to && last.to > last.from && splice.to > splice.from)) {
      joined.push(splice);
    } else if (splice.from === last.from && splice.to === last.to && isSame(splice.lines, last.lines)) {
      continue;
    } else if (splice.from === last.to) {
      joined[joined.length - 1] = { from: last.from, to: splice.to, lines: [...last.lines, ...splice.lines] };
    } else {
      return undefined;
    }
  }
  return joined;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, at) => line === b[at]);
}
