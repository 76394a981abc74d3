/** What a token is to what follows it. */
export const Token = {
  start: 0,
  end: 1,
  /** The text does not go on as it should. */
  lost: 2,
  /** A name or a number. */
  word: 3,
  /** A word after which an operand comes. */
  operandWord: 4,
  controlWord: 5,
  blockWord: 6,
  definitionWord: 7,
  /** Also a regular expression, and a template up to its end. */
  string: 8,
  backtick: 9,
  openParen: 10,
  openBracket: 11,
  openBrace: 12,
  closeParen: 13,
  /** After `if (…)` and the like a statement begins. */
  closeControl: 14,
  closeSwitch: 15,
  closeBracket: 16,
  closeBlock: 17,
  /** The end of an object or a type. */
  closeBrace: 18,
  operator: 19,
  /** `a!`, `a++` */
  postfix: 20,
  arrow: 21,
  colon: 22,
  semicolon: 23,
  comma: 24,
  less: 25,
  greater: 26,
  dot: 27,
  question: 28,
  equals: 29,
  at: 30,
  /** `|` and `&`, also between types. */
  union: 31,
} as const;

/** Whether a token ends an operand: then a slash divides, and a word on the next line begins a statement or a member. */
export function endsOperand(token: number): boolean {
  return ENDS_OPERAND[token] === 1;
}

export function isWord(token: number): boolean {
  return token >= Token.word && token <= Token.definitionWord;
}

const ENDS_OPERAND = new Uint8Array(32);
for (const token of [
  Token.word,
  Token.string,
  Token.closeParen,
  Token.closeBracket,
  Token.closeBlock,
  Token.closeBrace,
  Token.postfix,
  Token.greater,
]) {
  ENDS_OPERAND[token] = 1;
}
