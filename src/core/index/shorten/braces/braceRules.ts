import type { Inside } from './braceGroup.ts';
import type { BracePlace } from './bracePlace.ts';
import { Code } from '../script/codeCharacters.ts';

/** What a scanner of braces has to know of a language. */
export interface BraceRules {
  /** What happens where one of these words was read. */
  readonly words: ReadonlyMap<string, (scan: BracePlace) => void>;
  /** Where the literal ends that this quote begins; behind the quote where it begins none, -1 without an end. */
  readonly quote: (text: string, at: number) => number;
  /** Where the literal ends that this word and the sign behind it begin; 0 where they begin none, -1 without an end. */
  readonly prefixed?: (text: string, start: number, end: number) => number;
  /** What the brace encloses that was just read. */
  readonly brace: (scan: BracePlace) => Inside;
  /**
   * What takes the place of so many characters of a body. Of two ways to go on behind an error the parser takes the one
   * that passes over less, which should not depend on what is left out.
   */
  readonly fill?: (length: number) => string;
  readonly hasNestedComments?: true;
  /** Whether `#` begins a directive, and a backslash takes a line to the next one. */
  readonly hasPreprocessor?: true;
  /** Whether what stands in the brackets of `name!(…)` is no code. */
  readonly hasMacros?: true;
}

/** Where a literal ends whose inside begins here; backslashes take what follows them. */
export function quotedEnd(
  text: string,
  from: number,
  quote: string,
  { isOneLine }: { readonly isOneLine: boolean },
): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote.charCodeAt(0) && text.startsWith(quote, at)) return at + quote.length;
    if (code === Code.backslash) at += text.startsWith('\r\n', at + 1) ? 2 : 1;
    else if (code === Code.line && isOneLine) return -1;
  }
  return -1;
}

/** Where a text ends, behind it, that is looked for from here; -1 where it is not. */
export function endOfNext(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from);
  return at < 0 ? -1 : at + wanted.length;
}
