import { BraceGroup, Inside, Seen } from './braceGroup.ts';
import type { BracePlace } from './bracePlace.ts';
import type { BraceRules } from './braceRules.ts';
import { Branches } from './branches.ts';
import { Code } from '../script/codeCharacters.ts';
import { Cuts } from '../shortText.ts';

/** A text that is gone through: the brackets that are open, the definitions found, and what is left out. */
export class BraceScan implements BracePlace {
  readonly text: string;
  readonly cuts = new Cuts();
  group = new BraceGroup(undefined, 0, Inside.members, 0, 0, 0, 0);
  found = 0;
  start = 0;
  end = 0;
  previous = 0;
  previousStart = 0;
  previousEnd = 0;
  opener = 0;
  readonly #rules: BraceRules;
  readonly #branches = new Branches();
  readonly #longestWord: number;
  /** The first characters of words that mean something. */
  readonly #initials = new Uint8Array(128);
  /** Where the brackets of a macro open. */
  #macro = -1;
  /** Where a comment begins that stays. */
  #kept = -1;

  constructor(text: string, rules: BraceRules) {
    this.text = text;
    this.#rules = rules;
    this.#longestWord = Math.max(...Array.from(rules.words.keys(), it => it.length));
    for (const word of rules.words.keys()) this.#initials[word.charCodeAt(0)] = 1;
  }

  /** Whether the text was understood up to its end. */
  run(): boolean {
    const { text } = this;
    while (this.end < text.length) {
      this.start = this.end;
      const code = text.charCodeAt(this.start);
      const kind = code < 128 ? CLASSES[code] : Class.word;
      if (kind === Class.space) {
        this.end++;
        continue;
      }
      if (kind === Class.slash && this.#skipComment()) {
        if (this.end < 0) return false;
        continue;
      }
      if (code === HASH && this.#rules.hasPreprocessor && this.#beginsLine()) {
        this.end++;
        if (!this.#branches.read(this)) return false;
        if (BLANK.test(text.charAt(this.end - 1))) this.#kept = this.#nextStart();
        continue;
      }
      const isRead = kind === Class.word ? this.#word() : kind === Class.quote ? this.#literal() : this.#sign(code);
      if (!isRead) return false;
      this.previous = code;
      this.previousStart = this.start;
      this.previousEnd = this.end;
    }
    return this.group.around === undefined;
  }

  next(): string {
    return this.text.charAt(this.#nextStart());
  }

  isFollowedBy(pattern: RegExp): boolean {
    pattern.lastIndex = this.end;
    return pattern.test(this.text);
  }

  #nextStart(): number {
    let at = this.end;
    while (CLASSES[this.text.charCodeAt(at)] === Class.space) at++;
    return at;
  }

  #word(): boolean {
    const { text, start } = this;
    let end = start + 1;
    for (let code = text.charCodeAt(end); code >= 128 || CLASSES[code] === Class.word; code = text.charCodeAt(end))
      end++;
    this.end = end;
    const literal = this.#rules.prefixed?.(text, start, end) ?? 0;
    if (literal !== 0) return this.#endLiteral(literal);
    if (end - start <= this.#longestWord && this.#initials[text.charCodeAt(start)] === 1)
      this.#rules.words.get(text.slice(start, end))?.(this);
    return true;
  }

  #literal(): boolean {
    return this.#endLiteral(this.#rules.quote(this.text, this.start));
  }

  #endLiteral(end: number): boolean {
    if (end < 0) return false;
    this.end = end;
    // The quotes stay, with all that may belong to them.
    if (end - this.start >= LONG_LITERAL) {
      const margin = /^\w*#*"*/.exec(this.text.slice(this.start, this.start + 16))?.[0].length ?? 1;
      this.cuts.cut(this.start + Math.max(margin, 1), end - Math.max(margin, 1));
    }
    return true;
  }

  /** The end is -1 where the comment has none. */
  #skipComment(): boolean {
    const { text, start } = this;
    const second = text.charCodeAt(start + 1);
    if (second === Code.slash) {
      let end = text.indexOf('\n', start);
      if (this.#rules.hasPreprocessor)
        while (end > 0 && CONTINUED.test(text.slice(end - 2, end))) end = text.indexOf('\n', end + 1);
      this.end = end < 0 ? text.length : end;
    } else if (second === Code.star) {
      this.end = this.#rules.hasNestedComments ? nestedEnd(text, start) : text.indexOf('*/', start + 2) + 2;
      if (this.end < start + 4) this.end = -1;
    } else return false;
    // Behind `#define A ` the grammar looks for a value in the lines that follow, up to a comment.
    if (this.end - start >= SHORTEST_CUT && this.start !== this.#kept) {
      const fill = this.#rules.fill?.(this.end - start) ?? '';
      this.cuts.cut(start, this.end, fill === '' && second === Code.star ? ' ' : fill);
    }
    return true;
  }

  #beginsLine(): boolean {
    let at = this.start - 1;
    while (at >= 0 && (this.text.charCodeAt(at) === Code.space || this.text.charCodeAt(at) === Code.tab)) at--;
    return at < 0 || this.text.charCodeAt(at) === Code.line;
  }

  #sign(code: number): boolean {
    this.end = this.start + 1;
    switch (code) {
      case Code.openBrace:
        this.#open(Code.closeBrace, this.#rules.brace(this));
        return true;
      case Code.openParen:
        this.#open(Code.closeParen, (this.group.seen & Seen.function) !== 0 ? Inside.code : Inside.members);
        return true;
      case Code.openBracket:
        this.#open(Code.closeBracket, this.#beginsList() ? Inside.code : Inside.members);
        return true;
      case Code.closeBrace:
      case Code.closeParen:
      case Code.closeBracket:
        return this.#close(code);
      case Code.equals:
        this.group.seen |= Seen.value;
        return true;
      case Code.semicolon:
        this.group.seen = 0;
        if (this.group.inside === Inside.constants) this.group.inside = Inside.members;
        return true;
      case Code.colon:
        // Where C is expected this is C++, of which less is known.
        return !(this.#rules.hasPreprocessor && this.previous === Code.colon && this.previousEnd === this.start);
      case Code.not:
        if (this.#rules.hasMacros && this.previousEnd === this.start) this.#beginMacro();
    }
    return true;
  }

  #beginMacro(): void {
    const isDefinition = this.text.startsWith('macro_rules', this.previousStart);
    const pattern = isDefinition ? MACRO_DEFINITION : MACRO;
    if (this.isFollowedBy(pattern)) this.#macro = pattern.lastIndex - 1;
  }

  /** Whether a bracket that was just read encloses values: `= [1, 2]`, `= &[1, 2]`. */
  #beginsList(): boolean {
    if (this.previous !== Code.and) return this.previous === Code.equals;
    return /=\s*&$/.test(this.text.slice(Math.max(0, this.previousStart - 2), this.previousEnd));
  }

  #open(closer: number, inside: Inside): void {
    const { group } = this;
    const isMacro = group.inside === Inside.macro || this.#macro === this.start;
    if (closer === Code.closeParen) group.seen |= Seen.parentheses;
    else if (closer === Code.closeBrace) group.seen &= ~Seen.function;
    this.group = new BraceGroup(
      group,
      closer,
      isMacro ? Inside.macro : inside,
      this.end,
      this.found,
      this.previousStart,
      this.#branches.current,
    );
  }

  #close(code: number): boolean {
    const { around, branch, closer, found, inside, start, opener } = this.group;
    if (!around || code !== closer) return false;
    if (inside === Inside.macro) this.found = found;
    const isEmpty = (inside === Inside.code || inside === Inside.macro) && this.found === found;
    // Behind `#if` a bracket may close that opened before it.
    const isWhole = branch === this.#branches.current;
    if (isEmpty && isWhole && this.start - start >= SHORTEST_CUT)
      this.cuts.cut(start, this.start, this.#rules.fill?.(this.start - start));
    // What follows a value goes on with it.
    if (code === Code.closeBrace) around.seen &= Seen.value;
    this.opener = opener;
    this.group = around;
    return true;
  }
}

/** Where a comment ends in which others may stand. */
function nestedEnd(text: string, start: number): number {
  let depth = 0;
  COMMENT_SIGN.lastIndex = start;
  for (let sign = COMMENT_SIGN.exec(text); sign; sign = COMMENT_SIGN.exec(text)) {
    depth += sign[0] === '/*' ? 1 : -1;
    if (depth === 0) return COMMENT_SIGN.lastIndex;
  }
  return -1;
}

const COMMENT_SIGN = /\/\*|\*\//g;
const MACRO = /\s*[([{]/y;
const MACRO_DEFINITION = /\s*\w+\s*[([{]/y;
const BLANK = /[ \t\r]/;
const CONTINUED = /\\\r?$/;
const HASH = 0x23;
const SHORTEST_CUT = 3;
const LONG_LITERAL = 40;

const Class = { sign: 0, word: 1, space: 2, quote: 3, slash: 4 } as const;
const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/\w/.test(character)) return Class.word;
  if (/\s/.test(character)) return Class.space;
  if (/["'`]/.test(character)) return Class.quote;
  return character === '/' ? Class.slash : Class.sign;
});
