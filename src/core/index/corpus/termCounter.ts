import type { InvertedIndex } from './invertedIndex.ts';
import { enlarge } from './vocabulary.ts';
import type { Words } from './words.ts';

/** Counts the terms of one chunk after the other: how often in its text, and how often in its path and names. */
export class TermCounter {
  readonly #words: Words;
  #inText = new Uint32Array(1024);
  #inHeader = new Uint32Array(1024);
  /** The terms of the chunk at hand. */
  #found = new Uint32Array(1024);
  #foundCount = 0;

  constructor(words: Words) {
    this.#words = words;
  }

  /** Counts the terms of an identifier in the text. Gives back how many they are. */
  addText(identifier: number): number {
    const { termLists } = this.#words;
    const start = this.#words.termStart(identifier);
    const end = this.#words.termStart(identifier + 1);
    for (let i = start; i < end; i++) {
      const term = termLists[i] ?? 0;
      this.#note(term);
      this.#inText[term] = (this.#inText[term] ?? 0) + 1;
    }
    return end - start;
  }

  /** Counts a term of the path or a name `weight` times, and gives that back. */
  addHeader(term: number, weight: number): number {
    this.#note(term);
    this.#inHeader[term] = (this.#inHeader[term] ?? 0) + weight;
    return weight;
  }

  /** Adds the chunk's terms to an index, and begins the next chunk. For the values see `Corpus.chunkIndex`. */
  moveTo(index: InvertedIndex, chunk: number): void {
    for (let i = 0; i < this.#foundCount; i++) {
      const term = this.#found[i] ?? 0;
      const value = (Math.min(this.#inText[term] ?? 0, 63) << 2) | Math.min(this.#inHeader[term] ?? 0, 3);
      index.add(term, chunk, value);
      this.#inText[term] = 0;
      this.#inHeader[term] = 0;
    }
    this.#foundCount = 0;
  }

  #note(term: number): void {
    if (term >= this.#inText.length) {
      const size = Math.max(term + 1, this.#words.terms.size);
      this.#inText = enlarge(this.#inText, size);
      this.#inHeader = enlarge(this.#inHeader, size);
    }
    if (this.#inText[term] !== 0 || this.#inHeader[term] !== 0) return;
    if (this.#foundCount >= this.#found.length) this.#found = enlarge(this.#found, this.#foundCount + 1);
    this.#found[this.#foundCount++] = term;
  }
}
