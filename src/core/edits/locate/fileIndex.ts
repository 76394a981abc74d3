import type { Lines } from '../lines.ts';
import type { View } from '../views.ts';

/** A file's lines, findable in each view. Each view is computed when first asked for. */
export type FileIndex = {
  readonly file: Lines;
  keys(view: View): readonly string[];
  /** Where lines with this key stand, ascending. */
  positions(view: View, key: string): readonly number[];
  /** Every line at which all of `keys` stand one after another. */
  runs(view: View, keys: readonly string[]): number[];
};

export function fileIndex(file: Lines): FileIndex {
  const keysOf = new Map<string, readonly string[]>();
  const positionsOf = new Map<string, Map<string, number[]>>();

  const keys = (view: View): readonly string[] => {
    const known = keysOf.get(view.name);
    if (known) return known;
    const made = view.name === 'exact' ? file.lines : file.lines.map(line => view.key(line));
    keysOf.set(view.name, made);
    return made;
  };

  const table = (view: View): Map<string, number[]> => {
    const known = positionsOf.get(view.name);
    if (known) return known;
    const made = new Map<string, number[]>();
    keys(view).forEach((key, at) => {
      const list = made.get(key);
      if (list) list.push(at);
      else made.set(key, [at]);
    });
    positionsOf.set(view.name, made);
    return made;
  };

  const positions = (view: View, key: string): readonly number[] => table(view).get(key) ?? [];

  return {
    file,
    keys,
    positions,
    runs(view, wanted) {
      let rarest: readonly number[] | undefined;
      let offset = 0;
      for (const [at, key] of wanted.entries()) {
        const found = positions(view, key);
        if (found.length === 0) return [];
        if (!rarest || found.length < rarest.length) {
          rarest = found;
          offset = at;
        }
      }
      const all = keys(view);
      return (rarest ?? [])
        .map(at => at - offset)
        .filter(start => start >= 0 && wanted.every((key, at) => all[start + at] === key));
    },
  };
}
