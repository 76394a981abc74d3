/** A run of lines that differ: `a[aStart, aEnd)` stands where `b[bStart, bEnd)` stands. */
export type DiffRun = {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
};

/**
 * The differing runs between two lists of lines, ascending. Equal ends are set aside, then lines that occur once on
 * both sides split the rest (patience), then each piece is compared by Myers' algorithm (An O(ND) Difference
 * Algorithm, 1986). A piece that differs in more than 2,000 lines is one run, so that time stays bounded.
 */
export function lineDiff(a: readonly string[], b: readonly string[]): DiffRun[] {
  const runs: DiffRun[] = [];
  const ids = new Map<string, number>();
  const idOf = (line: string): number => {
    const known = ids.get(line);
    if (known !== undefined) return known;
    ids.set(line, ids.size);
    return ids.size - 1;
  };
  compare(Int32Array.from(a, idOf), Int32Array.from(b, idOf), 0, a.length, 0, b.length, runs);
  return joinTouching(runs);
}

const LONGEST_SCRIPT = 2000;
const SMALL = 400;

function compare(
  a: Int32Array,
  b: Int32Array,
  aLow: number,
  aHigh: number,
  bLow: number,
  bHigh: number,
  out: DiffRun[],
): void {
  while (aLow < aHigh && bLow < bHigh && a[aLow] === b[bLow]) {
    aLow++;
    bLow++;
  }
  while (aLow < aHigh && bLow < bHigh && a[aHigh - 1] === b[bHigh - 1]) {
    aHigh--;
    bHigh--;
  }
  if (aLow === aHigh && bLow === bHigh) return;
  if (aLow === aHigh || bLow === bHigh) {
    out.push({ aStart: aLow, aEnd: aHigh, bStart: bLow, bEnd: bHigh });
    return;
  }
  const anchors = aHigh - aLow + bHigh - bLow > SMALL ? uniqueAnchors(a, b, aLow, aHigh, bLow, bHigh) : [];
  if (anchors.length === 0) {
    myers(a, b, aLow, aHigh, bLow, bHigh, out);
    return;
  }
  for (const [aAt, bAt] of anchors) {
    compare(a, b, aLow, aAt, bLow, bAt, out);
    aLow = aAt + 1;
    bLow = bAt + 1;
  }
  compare(a, b, aLow, aHigh, bLow, bHigh, out);
}

/** The longest ascending list of lines that occur exactly once on both sides. */
function uniqueAnchors(
  a: Int32Array,
  b: Int32Array,
  aLow: number,
  aHigh: number,
  bLow: number,
  bHigh: number,
): [number, number][] {
  const seen = new Map<number, { aCount: number; bCount: number; aAt: number; bAt: number }>();
  for (let i = aLow; i < aHigh; i++) {
    const id = a[i] ?? -1;
    const entry = seen.get(id);
    if (entry) entry.aCount++;
    else seen.set(id, { aCount: 1, bCount: 0, aAt: i, bAt: -1 });
  }
  for (let j = bLow; j < bHigh; j++) {
    const entry = seen.get(b[j] ?? -1);
    if (!entry) continue;
    entry.bCount++;
    entry.bAt = j;
  }
  const pairs: [number, number][] = [];
  for (const entry of seen.values()) {
    if (entry.aCount === 1 && entry.bCount === 1) pairs.push([entry.aAt, entry.bAt]);
  }
  return longestAscending(pairs);
}

/** Of pairs ascending in the first number, the longest choice that ascends in the second too (patience sorting). */
function longestAscending(pairs: readonly [number, number][]): [number, number][] {
  const piles: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, value], index) => {
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const top = pairs[piles[middle] ?? 0];
      if (top && top[1] < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (piles[low - 1] ?? -1) : -1;
    piles[low] = index;
  });
  const chosen: [number, number][] = [];
  for (let at = piles.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) chosen.push(pair);
  }
  return chosen.reverse();
}

function myers(
  a: Int32Array,
  b: Int32Array,
  aLow: number,
  aHigh: number,
  bLow: number,
  bHigh: number,
  out: DiffRun[],
): void {
  const n = aHigh - aLow;
  const m = bHigh - bLow;
  const limit = Math.min(n + m, LONGEST_SCRIPT);
  const reach = new Int32Array(2 * limit + 3);
  const middle = limit + 1;
  const trace: Int32Array[] = [];
  for (let depth = 0; depth <= limit; depth++) {
    trace.push(reach.slice(middle - depth - 1, middle + depth + 2));
    for (let k = -depth; k <= depth; k += 2) {
      const down = k === -depth || (k !== depth && (reach[middle + k - 1] ?? 0) < (reach[middle + k + 1] ?? 0));
      let x = down ? (reach[middle + k + 1] ?? 0) : (reach[middle + k - 1] ?? 0) + 1;
      let y = x - k;
      while (x < n && y < m && a[aLow + x] === b[bLow + y]) {
        x++;
        y++;
      }
      reach[middle + k] = x;
      if (x >= n && y >= m) {
        backtrack(trace, n, m, aLow, bLow, out);
        return;
      }
    }
  }
  out.push({ aStart: aLow, aEnd: aHigh, bStart: bLow, bEnd: bHigh });
}

function backtrack(
  trace: readonly Int32Array[],
  n: number,
  m: number,
  aLow: number,
  bLow: number,
  out: DiffRun[],
): void {
  const runs: DiffRun[] = [];
  let x = n;
  let y = m;
  for (let depth = trace.length - 1; depth > 0; depth--) {
    const reach = trace[depth];
    if (!reach) break;
    const middle = depth + 1;
    const k = x - y;
    const down = k === -depth || (k !== depth && (reach[middle + k - 1] ?? 0) < (reach[middle + k + 1] ?? 0));
    const fromK = down ? k + 1 : k - 1;
    const fromX = reach[middle + fromK] ?? 0;
    const fromY = fromX - fromK;
    const aAt = aLow + fromX;
    const bAt = bLow + fromY;
    runs.push({ aStart: aAt, aEnd: down ? aAt : aAt + 1, bStart: bAt, bEnd: down ? bAt + 1 : bAt });
    x = fromX;
    y = fromY;
  }
  out.push(...runs.reverse());
}

function joinTouching(runs: readonly DiffRun[]): DiffRun[] {
  const joined: DiffRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last?.aEnd === run.aStart && last.bEnd === run.bStart) {
      joined[joined.length - 1] = { aStart: last.aStart, aEnd: run.aEnd, bStart: last.bStart, bEnd: run.bEnd };
    } else {
      joined.push(run);
    }
  }
  return joined;
}
