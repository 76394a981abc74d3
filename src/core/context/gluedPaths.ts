import { isFileName } from './fileNames.ts';

/** A word that ends as a file's name does, and where it stands. */
export interface GluedPath {
  readonly path: string;
  /** Offsets in the text, in UTF-16 units; `end` is not included. */
  readonly start: number;
  readonly end: number;
}

/**
 * The words with letters of other scripts than Latin that end as a file's name does: `源码/价格.ts`, `документ.md`, and
 * `请看价格.ts` too, as Chinese sets no space before a name. Where in such a word the name begins only the files can tell.
 */
export function gluedPaths(text: string): readonly GluedPath[] {
  if (!BEYOND_LATIN.test(text)) return [];
  const found: GluedPath[] = [];
  for (const word of text.matchAll(WORD)) {
    if (!BEYOND_LATIN.test(word[0])) continue;
    let from = 0;
    for (const extension of word[0].matchAll(EXTENSION)) {
      const end = extension.index + extension[0].length;
      const path = word[0].slice(Math.max(from, end - LONGEST), end);
      if (!isFileName(path.split(/[/\\]/).at(-1) ?? '')) continue;
      from = end;
      if (!BEYOND_LATIN.test(path)) continue;
      found.push({ path, start: word.index + end - path.length, end: word.index + end });
      if (found.length === MOST) return found;
    }
  }
  return found;
}

/** A message that names more is a log. */
const MOST = 60;

/** Characters after those of the Latin script, but for signs and emoji. */
const BEYOND_LATIN = /[\u0370-\u1dff\u2c00-\ua71f\ua800-\uffef\u{10000}-\u{3ffff}]/u;
const WORD = /[\p{L}\p{M}\p{Nd}_@$+~./\\-]+/gu;
/** Behind it the sentence ends, or another word begins that is not written in ASCII: `价格.ts的内容`. */
const EXTENSION = /\.[A-Za-z][A-Za-z\d]{0,9}(?![@+~.-]*[\w$/\\])/g;
const LONGEST = 250;

/**
 * Whether a name may begin at an offset of such a word: at its beginning and after a slash; after a letter only of a
 * script without spaces between words, or where the script changes.
 */
export function mayBegin(word: string, at: number): boolean {
  const before = word.slice(0, at);
  if (before === '' || /[/\\]$/.test(before)) return true;
  return (
    WITHOUT_SPACES.test(before) || (/\p{L}$/u.test(before) && !/[\w$]$/.test(before) && /^[\w$]/.test(word.slice(at)))
  );
}

const WITHOUT_SPACES =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]$/u;
