import { hashBytes, type Vocabulary } from './vocabulary.ts';

/**
 * Cuts an identifier into the terms it is found by: the whole without underscores, and its camelCase, snake_case and
 * digit parts of two characters and more, all in lower case and lightly stemmed. `parseURIs` gives `parseuri`, `pars`
 * and `uri`.
 */
export function identifierTerms(bytes: Uint8Array, start: number, end: number, terms: TermSource): number[] {
  if (end - start > LONGEST) return [];
  for (let i = start; i < end; i++) {
    if ((bytes[i] ?? 0) >= 0x80) return foreignTerms(Buffer.from(bytes.subarray(start, end)).toString(), terms);
  }
  const found: number[] = [];
  let wholeLength = 0;
  let partLength = 0;
  let parts = 0;
  for (let i = start; i <= end; i++) {
    const byte = i < end ? (bytes[i] ?? 0) : 0;
    const kind = CHARACTERS[byte] ?? 0;
    const isBetween = kind === MARK || kind === 0;
    if (partLength > 0 && (isBetween || isBorder(bytes, i, end))) {
      if (partLength >= 2) addTerm(part, partLength, terms, found);
      parts++;
      partLength = 0;
    }
    if (isBetween) continue;
    const lower = kind === UPPER ? byte + 32 : byte;
    part[partLength++] = lower;
    whole[wholeLength++] = lower;
  }
  if (parts > 1 && wholeLength >= 2) addTerm(whole, wholeLength, terms, found);
  return found;
}

/** Gives a term its number: an interning vocabulary, or one that only looks up. */
export type TermSource = Pick<Vocabulary, 'intern' | 'internWord'>;

/** What a byte is to the tokeniser; 0 ends a word. */
export const CHARACTERS = new Uint8Array(256);
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
const MARK = 4;
const FOREIGN = 5;
for (let i = 0; i < 26; i++) {
  CHARACTERS[97 + i] = LOWER;
  CHARACTERS[65 + i] = UPPER;
}
for (let i = 48; i < 58; i++) CHARACTERS[i] = DIGIT;
CHARACTERS[95] = MARK;
CHARACTERS[36] = MARK;
CHARACTERS.fill(FOREIGN, 128);

/** Longer runs are data (hashes, base64), not words. */
const LONGEST = 80;
const part = new Uint8Array(LONGEST);
const whole = new Uint8Array(LONGEST);

/** `aB`, `a1`, `1a`, and before the last capital of `HTMLParser`; not before the plural of `URIs`. */
function isBorder(bytes: Uint8Array, at: number, end: number): boolean {
  const kind = kindAt(bytes, at, end);
  const before = kindAt(bytes, at - 1, end);
  if (kind !== UPPER) return (kind === DIGIT) !== (before === DIGIT);
  if (before !== UPPER || kindAt(bytes, at + 1, end) !== LOWER) return before !== UPPER;
  return bytes[at + 1] !== S || kindAt(bytes, at + 2, end) === LOWER;
}

function kindAt(bytes: Uint8Array, at: number, end: number): number {
  return at < end ? (CHARACTERS[bytes[at] ?? 0] ?? 0) : 0;
}

function addTerm(bytes: Uint8Array, length: number, terms: TermSource, found: number[]): void {
  const end = stem(bytes, length);
  found.push(terms.intern(bytes, 0, end, hashBytes(bytes, 0, end)));
}

/** Cuts plural, -ed, -ing and a final e off, so that cache, caches, cached and caching meet. Returns the new length. */
export function stem(word: Uint8Array, length: number): number {
  let end = length;
  if (end > 3 && word[end - 1] === S) {
    if (end > 4 && word[end - 2] === E && word[end - 3] === I) {
      word[end - 3] = Y;
      return end - 2;
    }
    if (word[end - 2] !== S) end -= 1;
  }
  const last = word[end - 1];
  if (end > 5 && last === G && word[end - 2] === N && word[end - 3] === I) return withoutDouble(word, end - 3);
  if (end > 4 && last === D && word[end - 2] === E) return withoutDouble(word, end - 2);
  return end > 3 && last === E ? end - 1 : end;
}

const [D, E, G, I, N, S, Y] = [100, 101, 103, 105, 110, 115, 121];

/** `runn` becomes `run`; `call`, `pass` and `buzz` keep both letters, as `call` itself does. */
function withoutDouble(word: Uint8Array, length: number): number {
  const last = word[length - 1];
  const isDouble = length > 3 && last === word[length - 2];
  return isDouble && last !== 108 && last !== S && last !== 122 ? length - 1 : length;
}

/** Words beyond ASCII: in lower case; scripts that are written without spaces as pairs of characters. */
function foreignTerms(word: string, terms: TermSource): number[] {
  const lower = word.normalize('NFC').toLowerCase().slice(0, LONGEST);
  const characters = SPACELESS.test(lower) ? Array.from(lower) : [];
  if (characters.length < 3) return [terms.internWord(lower)];
  return characters.slice(1).map((character, i) => terms.internWord((characters[i] ?? '') + character));
}

const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
