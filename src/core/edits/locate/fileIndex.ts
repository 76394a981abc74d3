import { lineIds, type LineIds } from '../lineIds.ts';
import type { Lines } from '../lines.ts';
import { shapeOf, type View } from '../views.ts';

/** A file's lines, findable in each view. */
export type FileIndex = {
  readonly file: Lines;
  /** The keys of the lines `from` up to `to`. */
  keys(view: View, from: number, to: number): string[];
  /** For each of some keys the lines that have it, ascending. */
  positions(view: View, keys: readonly string[]): ReadonlyMap<string, readonly number[]>;
  /** Every line at which all of `keys` stand one after another. */
  runs(view: View, keys: readonly string[]): number[];
  /** All lines as numbers, for formats that compare the whole file with a reply. */
  ids(): LineIds;
};

/** No view is computed for the whole file: only lines of the right shape are looked at closer. */
export function fileIndex(file: Lines): FileIndex {
  const { lines } = file;
  let slots: Uint16Array | undefined;
  let ids: LineIds | undefined;
  const known = new Map<View, Map<string, string>>();

  /** What has the right shape is mostly the same few lines again and again. */
  const keyOf = (view: View): ((line: string) => string) => {
    const keys = known.get(view) ?? new Map<string, string>();
    known.set(view, keys);
    return line => {
      const before = keys.get(line);
      if (before !== undefined) return before;
      const key = view.key(line);
      keys.set(line, key);
      return key;
    };
  };

  const positions = (view: View, keys: readonly string[]): Map<string, number[]> => {
    const found = new Map<string, number[]>(keys.map(key => [key, []]));
    const isWanted = new Uint8Array(SLOTS);
    for (const key of found.keys()) isWanted[slotOf(key)] = 1;
    slots ??= Uint16Array.from(lines, slotOf);
    const key = keyOf(view);
    for (let at = 0; at < slots.length; at++) {
      if (isWanted[slots[at] ?? 0] === 1) found.get(key(lines[at] ?? ''))?.push(at);
    }
    return found;
  };

  return {
    file,
    keys: (view, from, to) => lines.slice(from, to).map(line => view.key(line)),
    positions,
    ids: () => (ids ??= lineIds(lines)),
    runs(view, wanted) {
      const rare = rarestOf(wanted);
      if (rare === -1) return [];
      const key = wanted[rare] ?? '';
      const starts = (positions(view, [key]).get(key) ?? []).map(at => at - rare);
      return starts.filter(
        start =>
          start >= 0 &&
          wanted.every((other, at) => start + at < lines.length && view.key(lines[start + at] ?? '') === other),
      );
    },
  };
}

const SLOTS = 4096;

/** A number below `SLOTS` that lines of the same shape share. */
function slotOf(line: string): number {
  return Math.imul(shapeOf(line), 0x9e3779b1) >>> 20;
}

/** The longest key is likely the rarest. */
function rarestOf(keys: readonly string[]): number {
  let best = -1;
  keys.forEach((key, at) => {
    if (best === -1 || key.length > (keys[best] ?? '').length) best = at;
  });
  return best;
}
