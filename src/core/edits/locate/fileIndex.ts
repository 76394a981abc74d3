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
};

/** No view is computed for the whole file: only lines of the right shape are looked at closer. */
export function fileIndex(file: Lines): FileIndex {
  const { lines } = file;
  let known: Float64Array | undefined;
  const shapes = (): Float64Array => (known ??= Float64Array.from(lines, shapeOf));

  const positions = (view: View, keys: readonly string[]): Map<string, number[]> => {
    const found = new Map<string, number[]>(keys.map(key => [key, []]));
    const wanted = new Set([...found.keys()].map(shapeOf));
    const all = shapes();
    // What has the right shape is mostly the same few lines again and again.
    const lists = new Map<string, number[] | undefined>();
    for (let at = 0; at < all.length; at++) {
      if (!wanted.has(all[at] ?? 0)) continue;
      const line = lines[at] ?? '';
      if (!lists.has(line)) lists.set(line, found.get(view.key(line)));
      lists.get(line)?.push(at);
    }
    return found;
  };

  return {
    file,
    keys: (view, from, to) => lines.slice(from, to).map(line => view.key(line)),
    positions,
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

/** The longest key is likely the rarest. */
function rarestOf(keys: readonly string[]): number {
  let best = -1;
  keys.forEach((key, at) => {
    if (best === -1 || key.length > (keys[best] ?? '').length) best = at;
  });
  return best;
}
