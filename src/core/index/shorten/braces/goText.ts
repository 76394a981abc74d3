import { braceText } from './braceText.ts';
import { Inside, Seen } from './braceGroup.ts';
import { type BraceRules, endOfNext, quotedEnd } from './braceRules.ts';
import type { BracePlace } from './bracePlace.ts';
import type { ShortText } from '../shortText.ts';

/** Go without what can hold no definition that the index asks for: values, and bodies without types in them. */
export function goText(text: string): ShortText | undefined {
  return braceText(text, RULES);
}

function endFunction(scan: BracePlace): void {
  scan.group.seen = 0;
}

const RULES: BraceRules = {
  words: new Map([
    [
      'type',
      scan => {
        // Not `it.(type)`.
        if (scan.next() !== ')') scan.found++;
        scan.group.seen = 0;
      },
    ],
    [
      'func',
      scan => {
        if (!scan.group.around && scan.text[scan.start - 1] === '\n') scan.group.seen = Seen.function;
      },
    ],
    // A function may have no body.
    ...['const', 'var', 'import'].map(it => [it, endFunction] as const),
  ]),
  quote: (text, at) =>
    text.startsWith('`', at)
      ? endOfNext(text, '`', at + 1)
      : quotedEnd(text, at + 1, text.charAt(at), { isOneLine: true }),
  brace(scan) {
    // Methods stand in it; a mere `interface{}` has none.
    const isInterface = scan.text.startsWith('interface', scan.previousStart) && scan.next() !== '}';
    if (isInterface) scan.found++;
    return isInterface ? Inside.members : Inside.code;
  },
};
