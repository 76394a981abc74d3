/** What a character is to a token. */
export const Class = { sign: 0, word: 1, space: 2, line: 3, digit: 4, quote: 5, slash: 6 } as const;
const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[\w$#]/.test(character)) return /\d/.test(character) ? Class.digit : Class.word;
  if (character === '\n') return Class.line;
  if (/\s/.test(character)) return Class.space;
  if (character === '"' || character === "'") return Class.quote;
  return character === '/' ? Class.slash : Class.sign;
});

export function classOf(code: number): number {
  if (code < 128) return CLASSES[code] ?? Class.sign;
  return isWideSpace(code) ? Class.space : Class.word;
}

function isWideSpace(code: number): boolean {
  return code === 0xa0 || code === 0xfeff || (code >= 0x1680 && /\s/.test(String.fromCharCode(code)));
}

/** Characters that tokens begin with. */
export const Code = {
  tab: 0x09,
  line: 0x0a,
  return: 0x0d,
  space: 0x20,
  not: 0x21,
  dollar: 0x24,
  and: 0x26,
  openParen: 0x28,
  closeParen: 0x29,
  star: 0x2a,
  plus: 0x2b,
  comma: 0x2c,
  minus: 0x2d,
  dot: 0x2e,
  slash: 0x2f,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  semicolon: 0x3b,
  less: 0x3c,
  equals: 0x3d,
  greater: 0x3e,
  question: 0x3f,
  at: 0x40,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  backtick: 0x60,
  openBrace: 0x7b,
  pipe: 0x7c,
  closeBrace: 0x7d,
} as const;
