import { enlarge } from './vocabulary.ts';

/** Rows of a fixed number of unsigned numbers, one column after the other in memory of their own. */
export class NumberTable {
  readonly columns: Uint32Array<ArrayBuffer>[];
  #length: number;

  constructor(fields: number, saved?: readonly Uint32Array<ArrayBuffer>[]) {
    this.columns = saved ? [...saved] : Array.from({ length: fields }, () => new Uint32Array(64));
    this.#length = saved?.[0]?.length ?? 0;
  }

  get length(): number {
    return this.#length;
  }

  /** Adds a row and gives back its number. */
  push(values: readonly number[]): number {
    const row = this.#length++;
    for (let field = 0; field < this.columns.length; field++) {
      let column = this.columns[field] ?? new Uint32Array(0);
      if (row >= column.length) this.columns[field] = column = enlarge(column, row + 1);
      column[row] = values[field] ?? 0;
    }
    return row;
  }

  get(row: number, field: number): number {
    return this.columns[field]?.[row] ?? 0;
  }

  set(row: number, field: number, value: number): void {
    const column = this.columns[field];
    if (column) column[row] = value;
  }

  row(row: number): number[] {
    return this.columns.map(column => column[row] ?? 0);
  }

  /** A column as it is now; valid until the next `push`. */
  column(field: number): Uint32Array<ArrayBuffer> {
    return this.columns[field]?.subarray(0, this.#length) ?? new Uint32Array(0);
  }
}
