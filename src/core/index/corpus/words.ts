import { CHARACTERS, identifierTerms } from './terms.ts';
import {
  enlarge,
  finishHash,
  HASH_PRIME,
  HASH_SEED,
  hashBytes,
  Vocabulary,
  type SavedVocabulary,
} from './vocabulary.ts';

/**
 * The words of all files: identifiers as they are written, and the terms each is found by. An identifier is cut into
 * terms once, however often it occurs.
 */
export class Words {
  readonly identifiers: Vocabulary;
  readonly terms: Vocabulary;
  /** Where the terms of identifier `n` begin in `#termLists`; they end where the next begin. */
  #starts: Uint32Array<ArrayBuffer>;
  #termLists: Uint32Array<ArrayBuffer>;

  constructor(saved?: SavedWords) {
    this.identifiers = new Vocabulary(saved?.identifiers);
    this.terms = new Vocabulary(saved?.terms);
    this.#starts = saved?.starts ?? new Uint32Array(1024);
    this.#termLists = saved?.termLists ?? new Uint32Array(1024);
  }

  /** The number of the identifier at `bytes[start…end)`. */
  identifier(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const known = this.identifiers.size;
    const id = this.identifiers.intern(bytes, start, end, hash);
    if (id === known) this.#addTerms(id, identifierTerms(bytes, start, end, this.terms));
    return id;
  }

  /** The number of a name, which need not be an identifier: `operator()`, a heading. */
  identifierOf(name: string): number {
    const bytes = Buffer.from(name);
    return this.identifier(bytes, 0, bytes.length, hashBytes(bytes, 0, bytes.length));
  }

  /** The terms of identifier `id` lie at `termLists[termStart(id) … termStart(id + 1))`. */
  termStart(id: number): number {
    return this.#starts[id] ?? 0;
  }

  get termLists(): Uint32Array {
    return this.#termLists;
  }

  save(): SavedWords {
    const count = this.identifiers.size;
    return {
      identifiers: this.identifiers.save(),
      terms: this.terms.save(),
      starts: this.#starts.subarray(0, count + 1),
      termLists: this.#termLists.subarray(0, this.#starts[count]),
    };
  }

  #addTerms(id: number, terms: readonly number[]): void {
    const start = this.#starts[id] ?? 0;
    const end = start + terms.length;
    if (id + 2 > this.#starts.length) this.#starts = enlarge(this.#starts, id + 2);
    if (end > this.#termLists.length) this.#termLists = enlarge(this.#termLists, end);
    for (let i = 0; i < terms.length; i++) this.#termLists[start + i] = terms[i] ?? 0;
    this.#starts[id + 1] = end;
  }
}

export interface SavedWords {
  readonly identifiers: SavedVocabulary;
  readonly terms: SavedVocabulary;
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly termLists: Uint32Array<ArrayBuffer>;
}

/** The identifiers of a text, line by line. Valid until the next call of `tokenize`. */
export interface Tokens {
  /** Numbers of identifiers, in the order of the text. */
  readonly ids: Uint32Array;
  readonly count: number;
  /** Where line `n` (from 0) begins in `ids`; `lines` of them, and one more for the end. */
  readonly lineStarts: Uint32Array;
  readonly lines: number;
}

let ids = new Uint32Array(16_384);
let lineStarts = new Uint32Array(4096);

/** Reads all identifiers, words and numbers of a UTF-8 text. Single characters are left out. */
export function tokenize(bytes: Uint8Array, words: Words): Tokens {
  let count = 0;
  let lines = 1;
  const length = bytes.length;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] ?? 0;
    if (CHARACTERS[byte] === 0) {
      if (byte === NEWLINE) {
        if (lines + 2 > lineStarts.length) lineStarts = enlarge(lineStarts, lines + 2);
        lineStarts[lines++] = count;
      }
      continue;
    }
    const start = i;
    let hash = HASH_SEED;
    for (let own = byte; CHARACTERS[own] !== 0; own = bytes[i] ?? 0) {
      hash = Math.imul(hash ^ own, HASH_PRIME);
      if (++i >= length) break;
    }
    if (i - start > 1) {
      if (count + 1 > ids.length) ids = enlarge(ids, count + 1);
      ids[count++] = words.identifier(bytes, start, i, finishHash(hash));
    }
    i--;
  }
  lineStarts[lines] = count;
  return { ids, count, lineStarts, lines };
}

const NEWLINE = 10;
