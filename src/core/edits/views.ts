/** How a line is compared: two lines are alike in a view when it gives the same key for both. */
export type View = { readonly name: ViewName; key(line: string): string };
export type ViewName = 'exact' | 'trailing-space' | 'indentation' | 'punctuation';

/** The views from the strictest to the loosest. None of them changes what is written, only what is compared. */
export const views: readonly View[] = [
  { name: 'exact', key: line => line },
  { name: 'trailing-space', key: line => line.trimEnd() },
  { name: 'indentation', key: line => line.trim() },
  { name: 'punctuation', key: looseKey },
];

/** The blanks a line starts with. */
export function indentOf(line: string): string {
  let end = 0;
  while (end < line.length && (line[end] === ' ' || line[end] === '\t')) end++;
  return line.slice(0, end);
}

export function isBlank(line: string): boolean {
  return line.trim() === '';
}

/**
 * A number that lines share when they are alike in any view: how many characters are not blanks, and the first and last
 * of those where they are plain letters or digits. It costs far less than a view.
 */
export function shapeOf(line: string): number {
  let count = 0;
  let first = 0;
  let last = 0;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code <= 32 || (code >= 160 && line.charAt(i).trim() === '')) continue;
    count++;
    last = code;
    if (first === 0) first = code;
  }
  return count * 65536 + plainLetter(first) * 256 + plainLetter(last);
}

function plainLetter(code: number): number {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) ? code : 0;
}

/** How much a line tells: its letters and digits, at most 40. A lone bracket or an empty line tells nothing. */
export function information(line: string): number {
  let count = 0;
  for (let i = 0; i < line.length && count < 40; i++) {
    const code = line.charCodeAt(i);
    if ((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 191) count++;
  }
  return count;
}

/** Whether a line can be told from others by itself: three letters or digits at least. */
export function isInformative(line: string): boolean {
  return information(line) >= 3;
}

/**
 * The trimmed line with typographic quotes, dashes and blanks made plain, and blanks outside string literals reduced
 * to those that separate two words. Blanks inside a literal are data and stay.
 */
export function looseKey(line: string): string {
  const plain = plainCharacters(line).trim();
  let result = '';
  let quote = '';
  for (let i = 0; i < plain.length; i++) {
    const char = plain.charAt(i);
    if (quote !== '') {
      result += char;
      if (char === '\\') result += plain.charAt(++i);
      else if (char === quote) quote = '';
    } else if (char === ' ' || char === '\t') {
      while (plain[i + 1] === ' ' || plain[i + 1] === '\t') i++;
      if (isWord(result.at(-1)) && isWord(plain[i + 1])) result += ' ';
    } else {
      if (char === '"' || char === "'" || char === '`') quote = char;
      result += char;
    }
  }
  return result;
}

const PLAIN: ReadonlyMap<string, string> = new Map(
  [
    ['\u2018\u2019\u201A\u201B\u2032', "'"],
    ['\u201C\u201D\u201E\u201F\u2033', '"'],
    ['\u2010\u2011\u2012\u2013\u2014\u2212', '-'],
    ['\u00A0\u2002\u2003\u2007\u2009\u202F\u3000', ' '],
  ].flatMap(([characters = '', plain = '']) => Array.from(characters, character => [character, plain] as const)),
);

/** The line with typographic quotes, dashes and blanks as their plain ASCII forms, one character for one. */
export function plainCharacters(line: string): string {
  if (!/[\u00A0\u2002-\u203A\u2212\u3000]/.test(line)) return line;
  return line.replace(/[\u00A0\u2002-\u203A\u2212\u3000]/g, char => PLAIN.get(char) ?? char);
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}_$]/u.test(char);
}
