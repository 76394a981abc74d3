import type { ModelMessage } from './modelProvider.ts';

/**
 * About how many tokens a text has, without a vocabulary of some megabytes. Words, numbers, blanks and signs are counted
 * apart, each at the rate at which the vocabularies o200k and cl100k split them. Measured on 561 files of code, prose
 * and data in 17 languages: half are within 3 %, nine of ten within 9 %, the worst at 23 % (a quarter of the length in
 * characters: 13 %, 29 %, 70 %).
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (let at = 0; at < text.length;) {
    const kind = kindOf(text.charCodeAt(at));
    const end = endOfRun(text, at, kind);
    tokens += tokensOfRun(kind, end - at);
    at = end;
  }
  return Math.ceil(tokens);
}

/** With the few tokens that each message costs by itself. */
export function estimateMessages(messages: readonly ModelMessage[]): number {
  return messages.reduce((sum, message) => sum + estimateTokens(message.content) + TOKENS_PER_MESSAGE, 0);
}

const TOKENS_PER_MESSAGE = 4;

const UPPER = 0;
const LOWER = 1;
const DIGIT = 2;
const NEWLINE = 3;
const RETURN = 4;
const BLANK = 5;
const SIGN = 6;
const LATIN = 7;
const EASTERN = 8;
const ASIAN = 9;
const OTHER = 10;

/** Fitted by least squares of the relative error. */
function tokensOfRun(kind: number, length: number): number {
  switch (kind) {
    case UPPER:
    case LOWER:
      return 0.846 + 0.193 * Math.max(0, length - 6);
    case DIGIT:
      return 1.364 * Math.ceil(length / 3);
    case NEWLINE:
      return 0.404;
    case RETURN:
      return 0;
    case BLANK:
      // A single one belongs to the word that follows it.
      return length > 1 ? 0.979 : 0;
    case SIGN:
      return 0.788 + 0.173 * (length - 1);
    case LATIN:
      return 1.438;
    case EASTERN:
      return 0.334;
    case ASIAN:
      return 0.884;
    default:
      return 2.491;
  }
}

/** Words, numbers, blanks and signs are counted by the run, all else by the character. */
function endOfRun(text: string, start: number, kind: number): number {
  let end = start + 1;
  if (kind === UPPER) {
    while (kindOf(text.charCodeAt(end)) === UPPER) end++;
    const isWordAhead = kindOf(text.charCodeAt(end)) === LOWER;
    // `HTMLTable` is the words `HTML` and `Table`.
    if (isWordAhead && end - start > 1) return end - 1;
    return isWordAhead ? endOfRun(text, end, LOWER) : end;
  }
  if (kind !== LOWER && kind !== DIGIT && kind !== BLANK && kind !== SIGN) return end;
  while (kindOf(text.charCodeAt(end)) === kind) end++;
  return end;
}

/** After the end of a text the code is NaN, which is of no kind that runs. */
function kindOf(code: number): number {
  if (code < 0x80) return asciiKinds[code] ?? SIGN;
  if (code < 0x370 || (code >= 0x1e00 && code < 0x2000)) return LATIN;
  // Greek, Cyrillic, Armenian, Hebrew, Arabic
  if (code < 0x700) return EASTERN;
  if ((code >= 0x3000 && code < 0xd7b0) || (code >= 0xf900 && code < 0xfb00) || code >= 0xff00) return ASIAN;
  return OTHER;
}

const asciiKinds = Uint8Array.from({ length: 0x80 }, (_, code) => asciiKind(String.fromCharCode(code)));

function asciiKind(character: string): number {
  if (/[a-z]/.test(character)) return LOWER;
  if (/[A-Z]/.test(character)) return UPPER;
  if (/\d/.test(character)) return DIGIT;
  if (character === '\n') return NEWLINE;
  if (character === '\r') return RETURN;
  return /\s/.test(character) ? BLANK : SIGN;
}
