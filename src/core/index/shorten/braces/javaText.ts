import { braceText } from './braceText.ts';
import { Inside, Seen } from './braceGroup.ts';
import { type BraceRules, quotedEnd } from './braceRules.ts';
import type { BracePlace } from './bracePlace.ts';
import { Code } from '../script/codeCharacters.ts';
import type { ShortText } from '../shortText.ts';

/** Java without what can hold no definition that the index asks for: values, and bodies without classes in them. */
export function javaText(text: string): ShortText | undefined {
  return braceText(text, RULES);
}

function beginClass(scan: BracePlace): void {
  // Not `A.class`.
  if (scan.previous === Code.dot) return;
  scan.found++;
  scan.group.seen |= Seen.definition;
}

const RULES: BraceRules = {
  words: new Map([
    ...['class', 'interface'].map(it => [it, beginClass] as const),
    [
      'enum',
      scan => {
        beginClass(scan);
        scan.group.seen |= Seen.constants;
      },
    ],
    [
      'record',
      scan => {
        if (scan.isFollowedBy(RECORD)) beginClass(scan);
      },
    ],
  ]),
  quote(text, at) {
    if (text.startsWith('"""', at)) return quotedEnd(text, at + 3, '"""', { isOneLine: false });
    return quotedEnd(text, at + 1, text.charAt(at), { isOneLine: true });
  },
  brace(scan) {
    const { group } = scan;
    if ((group.seen & Seen.definition) !== 0)
      return (group.seen & Seen.constants) !== 0 ? Inside.constants : Inside.members;
    if (isCode(scan)) return Inside.code;
    // The members of an anonymous class, or whatever it is.
    scan.found++;
    return Inside.members;
  },
};

function isCode({ group, previous, previousStart, opener, text }: BracePlace): boolean {
  const isAfterParentheses = previous === Code.closeParen;
  const isAfterWord = /[\w$\u0080-\uffff]/.test(text.charAt(previousStart));
  if (group.hasCode)
    return isAfterParentheses ? isWord(text, opener, CONTROL) : !isAfterWord || isWord(text, previousStart, BLOCK);
  if (group.inside === Inside.constants) return false;
  if ((group.seen & Seen.value) !== 0) return !isAfterParentheses && !isAfterWord;
  return (group.seen & Seen.parentheses) !== 0 || !isAfterWord || isWord(text, previousStart, BLOCK);
}

function isWord(text: string, at: number, pattern: RegExp): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

const RECORD = /\s+\w+\s*[(<]/y;
const CONTROL = /(?:catch|for|if|switch|synchronized|try|while)\b/y;
const BLOCK = /(?:default|do|else|finally|static|try)\b/y;
