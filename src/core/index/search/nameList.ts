/**
 * Names to be looked through at each key that somebody types. The letters of each are kept as bits, so that most that
 * cannot fit are passed over without being read.
 */
export class NameList {
  readonly names: readonly string[];
  readonly #letters: Uint32Array;

  constructor(names: readonly string[]) {
    this.names = names;
    this.#letters = Uint32Array.from(names, lettersOf);
  }

  /** Calls `visit` with the position of each name that has all letters of a query, in any order. */
  forEachWith(query: string, visit: (position: number) => void): void {
    const wanted = isAscii(query) ? lettersOf(query) : 0;
    const letters = this.#letters;
    for (let position = 0; position < letters.length; position++) {
      if ((wanted & ~(letters[position] ?? 0)) === 0) visit(position);
    }
  }
}

/** A bit for each letter, whatever its case, one for digits, one for all other signs. Beyond ASCII all bits. */
function lettersOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return ALL;
    bits |= BITS[code] ?? 0;
  }
  return bits;
}

const ALL = 0xffffffff;
const BITS = Uint32Array.from({ length: 128 }, (_, code) => {
  const letter = (code | 32) - 97;
  if (letter >= 0 && letter < 26 && code >= 65) return 1 << letter;
  return code >= 48 && code <= 57 ? 1 << 26 : 1 << 27;
});

function isAscii(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text);
}
