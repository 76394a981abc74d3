import type { ComparedLines } from './compareLines.ts';

/** For one row of an alignment the most that the rows below can still add to a score, by the column reached. */
export type RowAhead = {
  /** What it is at column 0. */
  readonly most: number;
  /** Columns, ascending, from which on it is less, and by how much. The last is beyond every column. */
  readonly columns: Int32Array;
  readonly drops: Float64Array;
  /** To be added, by column: what deleting the rest of the file costs, where no placeholder takes it up. */
  readonly rest: Float64Array;
};

/**
 * Bounds for what an alignment can still gain. Every line of the reply counts with the best it can be found at, as if it
 * were alone; from the last such line of the file on it can only be put in.
 */
export function gainAhead(
  { rows, columns }: ComparedLines,
  { isTailFree, deletionCost }: { readonly isTailFree: boolean; readonly deletionCost: number },
): (row: number) => RowAhead {
  const lastGap = rows.findLastIndex(row => row === undefined);
  const gains = rows.map((row, i) => {
    if (!row) return { i, last: -1, most: 0, otherwise: 0 };
    // A line that is found need not be deleted; one like it tells as much as it does.
    const spared = isTailFree || i < lastGap ? 0 : deletionCost * (row.id === -1 ? MOST_TOLD : row.told);
    return { i, last: row.last, most: row.last === -1 ? -row.insertion : row.most + spared, otherwise: -row.insertion };
  });
  const totals = new Float64Array(rows.length + 1);
  for (const { i, most } of gains.toReversed()) totals[i] = (totals[i + 1] ?? 0) + most;
  const falling = gains.filter(it => it.last !== -1).sort((a, b) => a.last - b.last);

  const none = new Float64Array(columns.told.length);
  const rest = new Float64Array(columns.told.length);
  if (!isTailFree)
    for (let j = rest.length - 2; j >= 0; j--) rest[j] = (rest[j + 1] ?? 0) - deletionCost * (columns.told[j + 1] ?? 0);
  const own = { columns: new Int32Array(rows.length + 1), drops: new Float64Array(rows.length + 1) };
  return row => {
    let count = 0;
    for (const { i, last, most, otherwise } of falling) {
      if (i < row) continue;
      own.columns[count] = last + 1;
      own.drops[count++] = most - otherwise;
    }
    own.columns[count] = columns.told.length;
    return { ...own, most: totals[row] ?? 0, rest: row > lastGap + 1 ? rest : none };
  };
}

/** What the most telling line weighs. */
const MOST_TOLD = 6;
