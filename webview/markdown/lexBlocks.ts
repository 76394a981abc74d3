import type { MarkedToken } from 'marked';
import { Lexer } from 'marked';

/** One block of Markdown with its inline tokens. */
export type Block = MarkedToken;

/** The blocks of a Markdown text. Text that is nested deeper than anyone writes stays one plain paragraph. */
export function lexBlocks(markdown: string): readonly Block[] {
  if (TOO_DEEP.test(markdown)) return [plain(markdown)];
  try {
    // Without extensions the lexer gives its own tokens only; what it hangs on its array, nobody needs.
    return [...(new Lexer({ gfm: true }).lex(markdown) as MarkedToken[])];
  } catch {
    return [plain(markdown)];
  }
}

/**
 * The lexer calls itself for each level of lists and quotes, and reads the rest again at each: with 2,000 levels it
 * works for a minute. Nothing that a person reads has 20 of them.
 */
const TOO_DEEP = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){20}|^[ \t]{80,}(?:[-*+]|\d{1,9}[.)])[ \t]/m;

function plain(markdown: string): Block {
  return { type: 'html', block: true, pre: false, raw: markdown, text: markdown };
}
