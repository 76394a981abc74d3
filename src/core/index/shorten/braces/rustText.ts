import { braceText } from './braceText.ts';
import { Inside, Seen } from './braceGroup.ts';
import { type BraceRules, endOfNext, quotedEnd } from './braceRules.ts';
import type { BracePlace } from './bracePlace.ts';
import { Code } from '../script/codeCharacters.ts';
import type { ShortText } from '../shortText.ts';

/** Rust without what can hold no definition that the index asks for: bodies without items in them, fields, macros. */
export function rustText(text: string): ShortText | undefined {
  return braceText(text, RULES);
}

function find(scan: BracePlace): void {
  scan.found++;
}

const RULES: BraceRules = {
  words: new Map([
    ...['struct', 'enum', 'trait', 'impl', 'mod', 'macro_rules', 'static'].map(it => [it, find] as const),
    [
      'fn',
      scan => {
        // Not the type `fn(u8)`.
        if (scan.next() === '(') return;
        scan.found++;
        scan.group.seen |= Seen.function;
      },
    ],
    [
      'const',
      scan => {
        // Not the type `*const u8`.
        if (scan.previous !== Code.star) scan.found++;
      },
    ],
    ...['type', 'union'].map(
      it =>
        [
          it,
          (scan: BracePlace) => {
            if (scan.isFollowedBy(NAME)) scan.found++;
          },
        ] as const,
    ),
  ]),
  quote(text, at) {
    if (text.startsWith('"', at)) return quotedEnd(text, at + 1, '"', { isOneLine: false });
    if (!text.startsWith("'", at)) return -1;
    LIFETIME_OR_CHARACTER.lastIndex = at;
    return LIFETIME_OR_CHARACTER.test(text) ? LIFETIME_OR_CHARACTER.lastIndex : -1;
  },
  prefixed(text, start, end) {
    if (end - start > 2) return 0;
    RAW.lastIndex = start;
    const raw = RAW.exec(text);
    if (raw) return endOfNext(text, `"${raw[1] ?? ''}`, RAW.lastIndex);
    RAW_NAME.lastIndex = start;
    return RAW_NAME.test(text) ? RAW_NAME.lastIndex : 0;
  },
  brace: () => Inside.code,
  hasNestedComments: true,
  hasMacros: true,
};

const NAME = /\s+[\p{L}_]/uy;
const LIFETIME_OR_CHARACTER = /'(?:\\[^][^'\n]*'|[^\\'\n]'|[\p{L}_][\p{L}\p{N}_]*)/uy;
const RAW = /[bc]?r(#*)"/y;
const RAW_NAME = /r#[\p{L}_][\p{L}\p{N}_]*/uy;
