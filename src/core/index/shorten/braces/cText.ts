import { braceText } from './braceText.ts';
import { Inside, Seen } from './braceGroup.ts';
import { type BraceRules, quotedEnd } from './braceRules.ts';
import type { BracePlace } from './bracePlace.ts';
import { Code } from '../script/codeCharacters.ts';
import type { ShortText } from '../shortText.ts';

/** C without what can hold no definition that the index asks for: values, and bodies without types or macros in them. */
export function cText(text: string): ShortText | undefined {
  return braceText(text, RULES);
}

const RULES: BraceRules = {
  words: new Map([
    [
      'typedef',
      scan => {
        scan.found++;
      },
    ],
    [
      'enum',
      scan => {
        scan.group.seen |= Seen.constants;
      },
    ],
  ]),
  quote: (text, at) => (text.startsWith('`', at) ? -1 : quotedEnd(text, at + 1, text.charAt(at), { isOneLine: true })),
  brace(scan) {
    if (!scan.group.hasCode) return isBody(scan) ? Inside.code : Inside.members;
    if (mayDefine(scan)) scan.found++;
    return Inside.code;
  },
  fill: length => '\n'.repeat(Math.min(length >> 3, LONGEST_FILL)),
  hasPreprocessor: true,
};

/** Whether a brace outside of functions begins a body or values. */
function isBody({ group, previous }: BracePlace): boolean {
  return (
    previous === Code.closeParen ||
    previous === Code.equals ||
    // Parameters may be declared before the body.
    previous === Code.semicolon ||
    (group.seen & Seen.constants) !== 0
  );
}

/** Whether a brace in a function may belong to a type with a name, or to another function. */
function mayDefine({ opener, previous, previousStart, text }: BracePlace): boolean {
  if (previous !== Code.closeParen)
    return isWord(text, previousStart, WORD) && !isWord(text, previousStart, BEFORE_BRACE);
  if (!isWord(text, opener, WORD) || isWord(text, opener, BEFORE_PAREN)) return false;
  // A macro that loops begins a statement; a type stands before the name of a function.
  return !/[;:{})]\s*$/.test(text.slice(Math.max(0, opener - 100), opener));
}

function isWord(text: string, at: number, pattern: RegExp): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

const WORD = /[\w$\u0080-\uffff]/y;
const BEFORE_BRACE = /(?:do|else|enum|return|struct|union)\b/y;
const BEFORE_PAREN = /(?:case|for|if|return|sizeof|switch|while)\b/y;
const LONGEST_FILL = 4000;
