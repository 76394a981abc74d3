/**
 * Words and their numbers: a hash table in typed arrays. It works on bytes, so that reading a file makes no strings, and
 * it is saved and opened again as it lies in memory.
 */
export class Vocabulary {
  #slots: Uint32Array<ArrayBuffer>;
  #hashes: Uint32Array<ArrayBuffer>;
  /** Where word `n` begins in `#bytes`; it ends where the next begins. */
  #starts: Uint32Array<ArrayBuffer>;
  #bytes: Uint8Array<ArrayBuffer>;
  #count: number;

  constructor(saved: SavedVocabulary = emptyVocabulary()) {
    this.#slots = saved.slots;
    this.#hashes = saved.hashes;
    this.#starts = saved.starts;
    this.#bytes = saved.bytes;
    this.#count = saved.starts.length - 1;
  }

  get size(): number {
    return this.#count;
  }

  /** The number of the word that lies at `bytes[start…end)`; a new one where it is new. `hash` is `hashBytes` of it. */
  intern(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const slot = this.#slot(bytes, start, end, hash);
    const found = this.#slots[slot] ?? 0;
    if (found > 0) return found - 1;
    const id = this.#append(bytes, start, end, hash);
    this.#slots[slot] = id + 1;
    if (id * 2 > this.#slots.length) this.#rehash(this.#slots.length * 2);
    return id;
  }

  /** The number of a word, or -1 where there is no such word. */
  find(bytes: Uint8Array, start: number, end: number, hash: number): number {
    return (this.#slots[this.#slot(bytes, start, end, hash)] ?? 0) - 1;
  }

  findWord(word: string): number {
    const bytes = Buffer.from(word);
    return this.find(bytes, 0, bytes.length, hashBytes(bytes, 0, bytes.length));
  }

  internWord(word: string): number {
    const bytes = Buffer.from(word);
    return this.intern(bytes, 0, bytes.length, hashBytes(bytes, 0, bytes.length));
  }

  word(id: number): string {
    const { buffer, byteOffset } = this.#bytes;
    const start = this.#starts[id] ?? 0;
    return Buffer.from(buffer, byteOffset + start, (this.#starts[id + 1] ?? start) - start).toString();
  }

  /** Views of what there is now, not copies. */
  save(): SavedVocabulary {
    return {
      slots: this.#slots,
      hashes: this.#hashes.subarray(0, this.#count),
      starts: this.#starts.subarray(0, this.#count + 1),
      bytes: this.#bytes.subarray(0, this.#starts[this.#count]),
    };
  }

  /** Where the word is, or where it would go. */
  #slot(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    const hashes = this.#hashes;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let id = slots[slot] ?? 0; id > 0; id = slots[slot] ?? 0) {
      if (hashes[id - 1] === hash && this.#isWord(id - 1, bytes, start, end)) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #isWord(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    const own = this.#bytes;
    let at = this.#starts[id] ?? 0;
    if ((this.#starts[id + 1] ?? 0) - at !== end - start) return false;
    for (let i = start; i < end; i++, at++) {
      if (own[at] !== bytes[i]) return false;
    }
    return true;
  }

  #append(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const id = this.#count;
    const from = this.#starts[id] ?? 0;
    const to = from + end - start;
    if (id + 2 > this.#starts.length) this.#starts = enlarge(this.#starts, id + 2);
    if (id + 1 > this.#hashes.length) this.#hashes = enlarge(this.#hashes, id + 1);
    if (to > this.#bytes.length) this.#bytes = enlargeBytes(this.#bytes, to);
    for (let i = start, at = from; i < end; i++, at++) this.#bytes[at] = bytes[i] ?? 0;
    this.#hashes[id] = hash;
    this.#starts[id + 1] = to;
    this.#count = id + 1;
    return id;
  }

  #rehash(size: number): void {
    const slots = new Uint32Array(size);
    const mask = size - 1;
    for (let id = 0; id < this.#count; id++) {
      let slot = (this.#hashes[id] ?? 0) & mask;
      while ((slots[slot] ?? 0) > 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }
}

export interface SavedVocabulary {
  readonly slots: Uint32Array<ArrayBuffer>;
  readonly hashes: Uint32Array<ArrayBuffer>;
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** FNV-1a over bytes, as an unsigned number of 30 bits: V8 makes an object of each that is larger. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = HASH_SEED;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), HASH_PRIME);
  return finishHash(hash);
}

export const HASH_SEED = 0x811c9dc5 | 0;
export const HASH_PRIME = 0x01000193;

/** FNV's low bits are its weakest; the table looks at them alone. */
export function finishHash(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 2;
}

/** A copy with room for at least `length` numbers. */
export function enlarge(array: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(length, Math.ceil(array.length * 1.5), 256));
  larger.set(array);
  return larger;
}

export function enlargeBytes(array: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(length, Math.ceil(array.length * 1.5), 4096));
  larger.set(array);
  return larger;
}

function emptyVocabulary(): SavedVocabulary {
  return {
    slots: new Uint32Array(1024),
    hashes: new Uint32Array(0),
    starts: new Uint32Array(1),
    bytes: new Uint8Array(0),
  };
}
