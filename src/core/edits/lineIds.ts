/** The lines of a file as numbers: lines that are equal but for the blanks around them have the same one. */
export type LineIds = {
  /** The number of each line, from 0 without gaps. */
  readonly all: Int32Array;
  /** The number of a line that need not be the file's own; -1 when the file has none like it. */
  of(line: string): number;
  /** How many lines of the file are like this one. */
  count(line: string): number;
};

export function lineIds(lines: readonly string[]): LineIds {
  const ids = new Map<string, number>();
  const counts: number[] = [];
  const all = new Int32Array(lines.length);
  lines.forEach((line, at) => {
    const key = line.trim();
    let id = ids.get(key);
    if (id === undefined) {
      id = counts.length;
      ids.set(key, id);
      counts.push(0);
    }
    counts[id] = (counts[id] ?? 0) + 1;
    all[at] = id;
  });
  const of = (line: string): number => ids.get(line.trim()) ?? -1;
  return { all, of, count: line => counts[of(line)] ?? 0 };
}
