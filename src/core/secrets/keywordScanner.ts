import type { KeywordHit } from './secretRule.ts';

/**
 * Finds many keywords in one pass, whatever their number (Aho and Corasick, 1975). Keywords are ASCII in lower case and
 * are found in any case, those within others too.
 */
export class KeywordScanner {
  readonly #keywords: readonly string[];
  /** The class of each UTF-16 unit; 0 for those in no keyword. */
  readonly #classes = new Uint8Array(65_536);
  readonly #width: number;
  /** The row of the state that follows each state and class. A state's row is its number times the width. */
  readonly #next: Int32Array;
  /** 1 at the rows of the states in which a keyword ends. */
  readonly #hasEnds: Uint8Array;
  /** The keywords that end in each state. */
  readonly #ends: readonly (readonly number[])[];

  constructor(keywords: readonly string[]) {
    this.#keywords = [...new Set(keywords)];
    let width = 1;
    for (const character of new Set(this.#keywords.join(''))) {
      const code = character.charCodeAt(0);
      this.#classes[code] = width;
      this.#classes[character.toUpperCase().charCodeAt(0)] = width++;
    }
    this.#width = width;
    const trie = this.#buildTrie();
    this.#next = Int32Array.from(trie.next, state => state * width);
    this.#ends = trie.ends;
    this.#hasEnds = new Uint8Array(trie.next.length);
    for (const [state, ends] of trie.ends.entries()) this.#hasEnds[state * width] = ends.length > 0 ? 1 : 0;
  }

  /** All hits, in the order in which they end. */
  scan(text: string, onHit: (hit: KeywordHit) => void): void {
    const classes = this.#classes;
    const next = this.#next;
    const hasEnds = this.#hasEnds;
    let row = 0;
    for (let i = 0; i < text.length; i++) {
      row = next[row + (classes[text.charCodeAt(i)] ?? 0)] ?? 0;
      if (hasEnds[row] !== 1) continue;
      for (const index of this.#ends[row / this.#width] ?? []) {
        const keyword = this.#keywords[index] ?? '';
        onHit({ keyword, start: i + 1 - keyword.length, end: i + 1 });
      }
    }
  }

  #buildTrie(): { readonly next: readonly number[]; readonly ends: readonly (readonly number[])[] } {
    const width = this.#width;
    const next: number[] = newRow(width, -1);
    const ends: number[][] = [[]];
    for (const [index, keyword] of this.#keywords.entries()) {
      let state = 0;
      for (let i = 0; i < keyword.length; i++) {
        const slot = state * width + (this.#classes[keyword.charCodeAt(i)] ?? 0);
        let following = next[slot] ?? -1;
        if (following < 0) {
          following = ends.length;
          next[slot] = following;
          next.push(...newRow(width, -1));
          ends.push([]);
        }
        state = following;
      }
      ends[state]?.push(index);
    }
    completeTrie(next, ends, width);
    return { next, ends };
  }
}

/** Where no keyword goes on, the scan continues with the longest end of what was read that begins another. */
function completeTrie(next: number[], ends: number[][], width: number): void {
  const fallback = ends.map(() => 0);
  const queue: number[] = [0];
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head] ?? 0;
    for (let kind = 0; kind < width; kind++) {
      const slot = state * width + kind;
      const following = next[slot] ?? -1;
      const other = state === 0 ? 0 : (next[(fallback[state] ?? 0) * width + kind] ?? 0);
      if (following < 0) {
        next[slot] = other;
        continue;
      }
      fallback[following] = other;
      ends[following]?.push(...(ends[other] ?? []));
      queue.push(following);
    }
  }
}

function newRow(width: number, value: number): number[] {
  return Array.from({ length: width }, () => value);
}
