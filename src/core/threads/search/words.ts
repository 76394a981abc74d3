/** A word of a text as it is looked up: without accents and capitals. Offsets are those of the text. */
export interface Word {
  readonly from: number;
  readonly to: number;
  /** The word itself and, where it is an identifier, its parts: `getUserName` → getusername, get, user, name. */
  readonly terms: readonly string[];
}

/**
 * The words of a text, in order. A run of Chinese or Japanese gives its pairs of characters, as it has no spaces.
 * `terms` can be a `termsOf` that remembers.
 */
export function* wordsOf(text: string, terms: (token: string) => readonly string[] = termsOf): Iterable<Word> {
  for (const match of text.matchAll(TOKEN)) {
    const token = match[0];
    const from = match.index;
    if (!ASCII.test(token) && UNSPACED.test(token)) yield* mixedWords(token, from, terms);
    else yield { from, to: from + token.length, terms: terms(token) };
  }
}

/** The terms of one identifier or word. */
export function termsOf(token: string): readonly string[] {
  const whole = fold(token.slice(0, LONGEST));
  if (LOWER_CASE.test(token)) return [whole];
  const parts = token.slice(0, LONGEST).match(PART) ?? [];
  return parts.length < 2 ? [whole] : [...new Set([whole, ...parts.map(fold)])];
}

/** Small letters without accents: `Größe` → grosse, `naïve` → naive. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower.normalize('NFKD').replace(MARKS, '').replaceAll('ß', 'ss');
}

const TOKEN = /[\p{L}\p{M}\p{N}_]+|\p{Extended_Pictographic}/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
const ASCII = /^[\x20-\x7e]*$/;
const LOWER_CASE = /^[a-z]+$/;
const MARKS = /\p{M}/gu;
/** `HTTPServer2_old` → HTTP, Server, 2, old. */
const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|\p{N}+|\p{Lu}/gu;
/** Longer ones are data, of which the beginning is enough. */
const LONGEST = 64;

function* mixedWords(token: string, start: number, terms: (token: string) => readonly string[]): Iterable<Word> {
  for (const match of token.matchAll(RUN)) {
    const run = match[0];
    const from = start + match.index;
    if (UNSPACED.test(run)) yield* pairsOf(run, from);
    else yield { from, to: from + run.length, terms: terms(run) };
  }
}

function* pairsOf(token: string, from: number): Iterable<Word> {
  const characters = Array.from(fold(token));
  let offset = from;
  for (const [place, character] of characters.entries()) {
    const next = characters[place + 1] ?? '';
    yield {
      from: offset,
      to: Math.min(offset + character.length + next.length, from + token.length),
      terms: [character + next],
    };
    offset += character.length;
  }
}
