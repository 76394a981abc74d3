import { Class, classOf, Code } from './codeCharacters.ts';
import type { Cuts } from '../shortText.ts';
import { Trait, traitsOf, wordAt } from './codeWords.ts';
import { endsOperand, Token } from './codeToken.ts';

/** Tokens of JavaScript and TypeScript, one after the other. Comments are cut out on the way. */
export class CodeTokens {
  readonly #text: string;
  readonly #cuts: Cuts;
  /** The token that was read last. Whoever knows better what a bracket closes changes it. */
  token: number = Token.start;
  start = 0;
  end = 0;
  /** Of a word, its number in `codeWords.ts`; else 0. */
  word = 0;
  /** Whether it is the first of its line. */
  isFirst = false;
  /** The same of the token before. */
  previous: number = Token.start;
  previousEnd = 0;
  previousWord = 0;
  wasFirst = false;
  /** The token before that. */
  last: number = Token.start;
  lastWord = 0;

  constructor(text: string, cuts: Cuts) {
    this.#text = text;
    this.#cuts = cuts;
    if (text.startsWith('#!')) this.end = lineEnd(text, 0);
  }

  next(): number {
    this.last = this.previous;
    this.lastWord = this.previousWord;
    this.previous = this.token;
    this.previousEnd = this.end;
    this.previousWord = this.word;
    this.wasFirst = this.isFirst;
    this.isFirst = false;
    this.word = 0;
    this.token = this.#read();
    return this.token;
  }

  /** The character behind the token; NaN at the end. */
  get following(): number {
    return this.#text.charCodeAt(this.end);
  }

  /** Whether a name follows the token on its line, or the name of a module. */
  isBeforeName(orString: boolean): boolean {
    let at = this.end;
    let code = this.#text.charCodeAt(at);
    while (code === Code.space || code === Code.tab) code = this.#text.charCodeAt(++at);
    if (at === this.end || Number.isNaN(code)) return false;
    const kind = classOf(code);
    // A comment may stand before the name.
    return kind === Class.word || kind === Class.slash || (orString && kind === Class.quote);
  }

  /** Goes on within a template: `string` at its end, `openBrace` at `${`. */
  readTemplate(): number {
    const text = this.#text;
    for (let at = this.end; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === Code.backslash) at++;
      else if (code === Code.backtick) return this.#found(at + 1, Token.string);
      else if (code === Code.dollar && text.charCodeAt(at + 1) === Code.openBrace)
        return this.#found(at + 2, Token.openBrace);
    }
    return this.#found(text.length, Token.lost);
  }

  #found(end: number, token: number): number {
    this.end = end;
    this.token = token;
    return token;
  }

  #read(): number {
    const text = this.#text;
    let at = this.end;
    for (;;) {
      const code = text.charCodeAt(at);
      const kind = classOf(code);
      if (kind === Class.space) at++;
      else if (kind === Class.line) {
        this.isFirst = true;
        at++;
      } else if (kind === Class.slash && this.#isComment(at)) {
        at = this.#comment(at);
        if (at < 0) return this.#found(text.length, Token.lost);
      } else {
        this.start = at;
        if (at >= text.length) return this.#found(at, Token.end);
        if (kind === Class.word || kind === Class.digit) return this.#readWord(at);
        if (kind === Class.quote) return this.#string(at, code);
        if (kind === Class.slash) return this.#slash(at);
        return this.#sign(at, code);
      }
    }
  }

  #isComment(at: number): boolean {
    const code = this.#text.charCodeAt(at + 1);
    return code === Code.slash || code === Code.star;
  }

  /** Cuts a comment out, but for one of its line breaks. Gives where it ends, or -1. */
  #comment(start: number): number {
    const text = this.#text;
    if (text.charCodeAt(start + 1) === Code.slash) {
      const end = lineEnd(text, start);
      this.#cuts.cut(start, end);
      return end;
    }
    const close = text.indexOf('*/', start + 2);
    if (close < 0) return -1;
    const end = close + 2;
    const line = start + text.slice(start, close).lastIndexOf('\n');
    if (line >= start) {
      this.isFirst = true;
      this.#cuts.cut(start, line);
      this.#cuts.cut(line + 1, end);
    } else if (end - start > 8) this.#cuts.cut(start, end, ' ');
    return end;
  }

  #readWord(start: number): number {
    const text = this.#text;
    let at = start + 1;
    for (; at < text.length; at++) {
      const kind = classOf(text.charCodeAt(at));
      if (kind !== Class.word && kind !== Class.digit) break;
    }
    this.end = at;
    if (this.previous === Token.dot) return Token.word;
    const word = wordAt(text, start, at);
    if (word === 0) return Token.word;
    this.word = word;
    const traits = traitsOf(word);
    if (traits & Trait.definition) return Token.definitionWord;
    if (traits & Trait.operand) return Token.operandWord;
    if (traits & Trait.control) return Token.controlWord;
    return traits & Trait.block ? Token.blockWord : Token.word;
  }

  #string(start: number, quote: number): number {
    const text = this.#text;
    for (let at = start + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) return this.#found(at + 1, Token.string);
      if (code === Code.backslash)
        at += text.charCodeAt(at + 1) === Code.return && text.charCodeAt(at + 2) === Code.line ? 2 : 1;
      else if (code === Code.line) break;
    }
    return this.#found(text.length, Token.lost);
  }

  #slash(start: number): number {
    const divides = endsOperand(this.previous) && this.previous !== Token.closeBlock && this.previous !== Token.greater;
    // What `}` or a word such as `of` was to the slash is not certain.
    const isUncertain =
      this.previous === Token.closeBrace || (traitsOf(this.previousWord) & (Trait.contextual | Trait.definition)) !== 0;
    if (isUncertain) return this.#found(start + 1, Token.lost);
    if (divides)
      return this.#found(this.#text.charCodeAt(start + 1) === Code.equals ? start + 2 : start + 1, Token.operator);
    let isInClass = false;
    for (let at = start + 1; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === Code.backslash) at++;
      else if (code === Code.openBracket) isInClass = true;
      else if (code === Code.closeBracket) isInClass = false;
      else if (code === Code.line) break;
      else if (code === Code.slash && !isInClass) return this.#found(at + 1, Token.string);
    }
    return this.#found(this.#text.length, Token.lost);
  }

  #sign(at: number, code: number): number {
    const next = this.#text.charCodeAt(at + 1);
    switch (code) {
      case Code.openBrace:
        return this.#found(at + 1, Token.openBrace);
      case Code.closeBrace:
        return this.#found(at + 1, Token.closeBrace);
      case Code.openParen:
        return this.#found(at + 1, Token.openParen);
      case Code.closeParen:
        return this.#found(at + 1, Token.closeParen);
      case Code.openBracket:
        return this.#found(at + 1, Token.openBracket);
      case Code.closeBracket:
        return this.#found(at + 1, Token.closeBracket);
      case Code.backtick:
        return this.#found(at + 1, Token.backtick);
      case Code.semicolon:
        return this.#found(at + 1, Token.semicolon);
      case Code.comma:
        return this.#found(at + 1, Token.comma);
      case Code.colon:
        return this.#found(at + 1, Token.colon);
      case Code.at:
        return this.#found(at + 1, Token.at);
      case Code.greater:
        return this.#found(at + 1, Token.greater);
      case Code.less:
        return next === Code.equals || next === Code.less
          ? this.#found(at + 2, Token.operator)
          : this.#found(at + 1, Token.less);
      case Code.dot:
        return next === Code.dot ? this.#found(at + 3, Token.operator) : this.#found(at + 1, Token.dot);
      case Code.question:
        return this.#question(at, next);
      case Code.equals:
        if (next === Code.greater) return this.#found(at + 2, Token.arrow);
        return next === Code.equals ? this.#assigning(at + 1) : this.#found(at + 1, Token.equals);
      case Code.backslash:
        // A name with `\\u{…}` in it.
        return this.#found(at + 1, Token.lost);
      default:
        return this.#operator(at, code, next);
    }
  }

  #question(at: number, next: number): number {
    if (next === Code.question) return this.#assigning(at + 1);
    const digit = this.#text.charCodeAt(at + 2);
    if (next === Code.dot && !(digit >= Code.zero && digit <= Code.nine)) return this.#found(at + 2, Token.dot);
    return this.#found(at + 1, Token.question);
  }

  #operator(at: number, code: number, next: number): number {
    const isAfterOperand = endsOperand(this.previous) && this.previous !== Token.greater;
    if ((code === Code.plus || code === Code.minus) && next === code)
      return this.#found(at + 2, isAfterOperand && !this.isFirst ? Token.postfix : Token.operator);
    if (code === Code.not && isAfterOperand && this.previousEnd === at && next !== Code.equals)
      return this.#found(at + 1, Token.postfix);
    if ((code === Code.pipe || code === Code.and) && next !== Code.equals) return this.#found(at + 1, Token.union);
    return this.#assigning(at);
  }

  /** An operator, with the `=` or `==` behind it. */
  #assigning(at: number): number {
    let end = at + 1;
    while (this.#text.charCodeAt(end) === Code.equals) end++;
    if (end > at + 1 && this.#text.charCodeAt(end) === Code.greater) end--;
    return this.#found(end, Token.operator);
  }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
