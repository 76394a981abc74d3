import { enlarge, enlargeBytes } from './vocabulary.ts';
import type { Tokens } from './words.ts';

/**
 * The words of files that were read and will be cut anew at their symbols, so that they need not be read and cut into
 * words twice. Each number takes one to three bytes; what would go beyond the cap is not kept.
 */
export class KeptTokens {
  readonly #most: number;
  readonly #places = new Map<number, Place>();
  #page: Page | undefined;
  #bytes = 0;
  /** One file, while it is written. */
  #written = new Uint8Array(0);
  #ids = new Uint32Array(0);
  #lineStarts = new Uint32Array(0);

  constructor(most = MOST_BYTES) {
    this.#most = most;
  }

  /** Bytes in all. */
  get bytes(): number {
    return this.#bytes;
  }

  keep(file: number, tokens: Tokens): void {
    const length = this.#write(tokens);
    const page = this.#pageFor(length);
    if (!page) return;
    page.memory.set(this.#written.subarray(0, length), page.used);
    this.#places.set(file, { page, start: page.used, count: tokens.count, lines: tokens.lines });
    page.used += length;
    page.files++;
  }

  /** Gives the words of a file back, and keeps them no longer. Valid until the next call of `take`. */
  take(file: number): Tokens | undefined {
    const place = this.#places.get(file);
    if (!place) return undefined;
    const tokens = this.#read(place);
    this.drop(file);
    return tokens;
  }

  drop(file: number): void {
    const page = this.#places.get(file)?.page;
    if (!page) return;
    this.#places.delete(file);
    page.files--;
    if (page.files > 0) return;
    this.#bytes -= page.memory.length;
    if (page === this.#page) this.#page = undefined;
    // The collector would take its time.
    page.memory.buffer.transfer(0);
  }

  /** Keeps nothing any longer, and gives its memory back. */
  clear(): void {
    for (const file of [...this.#places.keys()]) this.drop(file);
    this.#written = new Uint8Array(0);
    this.#ids = new Uint32Array(0);
    this.#lineStarts = new Uint32Array(0);
  }

  /** For each line the number of its words, then the words. */
  #write({ ids, lineStarts, count, lines }: Tokens): number {
    const most = (count + lines) * LONGEST_NUMBER;
    if (most > this.#written.length) this.#written = enlargeBytes(this.#written, most);
    const bytes = this.#written;
    let at = 0;
    const put = (value: number): void => {
      let rest = value;
      for (; rest > 127; rest >>>= 7) bytes[at++] = (rest & 127) | 128;
      bytes[at++] = rest;
    };
    for (let line = 0, i = 0; line < lines; line++) {
      const end = lineStarts[line + 1] ?? 0;
      put(end - i);
      for (; i < end; i++) put(ids[i] ?? 0);
    }
    return at;
  }

  #read({ page, start, count, lines }: Place): Tokens {
    if (count > this.#ids.length) this.#ids = enlarge(this.#ids, count);
    if (lines + 1 > this.#lineStarts.length) this.#lineStarts = enlarge(this.#lineStarts, lines + 1);
    const { memory } = page;
    const ids = this.#ids;
    const lineStarts = this.#lineStarts;
    let at = start;
    const take = (): number => {
      let byte = memory[at++] ?? 0;
      let value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = memory[at++] ?? 0;
        value |= (byte & 127) << shift;
      }
      return value >>> 0;
    };
    for (let line = 0, i = 0; line < lines; line++) {
      lineStarts[line] = i;
      for (let left = take(); left > 0; left--) ids[i++] = take();
    }
    lineStarts[lines] = count;
    return { ids, count, lineStarts, lines };
  }

  #pageFor(length: number): Page | undefined {
    if (this.#page && this.#page.used + length <= this.#page.memory.length) return this.#page;
    const size = Math.max(PAGE_BYTES, length);
    if (this.#bytes + size > this.#most) return undefined;
    this.#bytes += size;
    this.#page = { memory: new Uint8Array(size), used: 0, files: 0 };
    return this.#page;
  }
}

/** Memory that is given back as one. */
interface Page {
  readonly memory: Uint8Array<ArrayBuffer>;
  used: number;
  /** Files whose words are still in it. */
  files: number;
}

interface Place {
  readonly page: Page;
  readonly start: number;
  readonly count: number;
  readonly lines: number;
}

/** The words of some 150 MB of source. */
const MOST_BYTES = 40 * 1024 * 1024;
const PAGE_BYTES = 1024 * 1024;
/** Of an unsigned number of 32 bits, seven to the byte. */
const LONGEST_NUMBER = 5;
