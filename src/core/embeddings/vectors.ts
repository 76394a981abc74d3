import { readSnapshot, writeSnapshot } from '../index/snapshot/snapshotFile.ts';

/** Vectors by the hash of their text, a byte for each number, kept in one file between starts. */
export class Vectors {
  readonly #rows = new Map<string, Row>();
  /** What made them: vectors of two models cannot be compared. */
  readonly #model: string;
  #dimensions = 0;

  constructor(model: string) {
    this.#model = model;
  }

  /** What was saved; empty where there is nothing, it is damaged, or another model made it. */
  static load(file: string, model: string): Vectors {
    const made = new Vectors(model);
    const sections = readSnapshot(file, VERSION);
    const [name, hashes, numbers, norms] = ['model', 'hashes', 'numbers', 'norms'].map(it => sections?.get(it));
    if (!(name instanceof Uint8Array) || Buffer.from(name).toString() !== model) return made;
    if (!(hashes instanceof Uint8Array && numbers instanceof Uint8Array && norms instanceof Float64Array)) return made;
    const dimensions = norms.length === 0 ? 0 : numbers.length / norms.length;
    if (hashes.length !== norms.length * HASH || !Number.isInteger(dimensions)) return made;
    const all = Buffer.from(hashes);
    norms.forEach((norm, i) => {
      const own = new Int8Array(numbers.slice(i * dimensions, (i + 1) * dimensions).buffer);
      made.#rows.set(all.toString('latin1', i * HASH, (i + 1) * HASH), { numbers: own, norm });
    });
    made.#dimensions = dimensions;
    return made;
  }

  get size(): number {
    return this.#rows.size;
  }

  has(hash: string): boolean {
    return this.#rows.has(hash);
  }

  /** Throws where it is of another length than the others: then the model has changed under its name. */
  put(hash: string, vector: readonly number[]): void {
    if (this.#rows.size === 0) this.#dimensions = vector.length;
    if (vector.length !== this.#dimensions) throw new Error('The endpoint gives embeddings of another length now.');
    this.#rows.set(hash, quantised(vector));
  }

  /** Forgets those that nobody needs any more; gives back whether there were any. */
  keepOnly(hashes: ReadonlySet<string>): boolean {
    const before = this.#rows.size;
    for (const hash of [...this.#rows.keys()]) if (!hashes.has(hash)) this.#rows.delete(hash);
    return this.#rows.size < before;
  }

  /** The cosine between a text's vector and another, by hash. Those of another length fit nothing. */
  *compare(vector: readonly number[]): Generator<readonly [hash: string, cosine: number]> {
    const length = Math.hypot(...vector);
    if (vector.length !== this.#dimensions || length === 0) return;
    const query = Float32Array.from(vector, it => it / length);
    for (const [hash, { numbers, norm }] of this.#rows) {
      let sum = 0;
      for (let i = 0; i < numbers.length; i++) sum += (query[i] ?? 0) * (numbers[i] ?? 0);
      yield [hash, norm === 0 ? 0 : sum / norm];
    }
  }

  save(file: string): void {
    const numbers = new Uint8Array(this.#rows.size * this.#dimensions);
    const norms = new Float64Array(this.#rows.size);
    let i = 0;
    for (const row of this.#rows.values()) {
      numbers.set(new Uint8Array(row.numbers.buffer), i * this.#dimensions);
      norms[i++] = row.norm;
    }
    writeSnapshot(
      file,
      VERSION,
      new Map<string, Uint8Array<ArrayBuffer> | Float64Array<ArrayBuffer>>([
        ['model', Uint8Array.from(Buffer.from(this.#model))],
        ['hashes', Uint8Array.from(Buffer.from([...this.#rows.keys()].join(''), 'latin1'))],
        ['numbers', numbers],
        ['norms', norms],
      ]),
    );
  }
}

interface Row {
  readonly numbers: Int8Array<ArrayBuffer>;
  /** Of `numbers`. */
  readonly norm: number;
}

const VERSION = 1;
const HASH = 20;

/** A byte a number is a quarter of the room, and moves a cosine by less than a hundredth. */
function quantised(vector: readonly number[]): Row {
  const largest = vector.reduce((most, it) => Math.max(most, Math.abs(it)), 0) || 1;
  const numbers = Int8Array.from(vector, it => Math.round((it / largest) * 127));
  return { numbers, norm: Math.hypot(...numbers) };
}
