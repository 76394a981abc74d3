import type { ShortText } from '../shorten/shortText.ts';
import type { OutlineSymbol } from '../source/parsedSymbol.ts';

/** How the symbols of one language are found. */
export interface Language {
  /** VS Code's id. */
  readonly id: string;
  /** Further ids of VS Code that are read in the same way. */
  readonly aliases?: readonly string[];
  /** With the dot, in lower case. */
  readonly extensions: readonly string[];
  /** Whole file names, as they are written. */
  readonly fileNames?: readonly string[];
  /** Where the grammar comes from; a language without one has an `outline`. */
  readonly grammar?: Grammar;
  /**
   * Reads the symbols without a grammar, line by line; `parent`, comment and nesting are filled in by the caller.
   */
  readonly outline?: (lines: readonly string[]) => readonly OutlineSymbol[];
  readonly comments: CommentStyle;
  /** What ends a signature: `{`, `:`, or the end of the line. */
  readonly body: 'brace' | 'colon' | 'line';
  /** Whether the comment may stand as the first string of the body. */
  readonly hasDocstrings?: boolean;
}

export interface Grammar {
  /** The npm package, and the file in it. */
  readonly package: string;
  readonly wasm: string;
  /** Whether V8's optimising compiler takes 150 MB and more for it; then it is left to the quick one. */
  readonly isCostlyToOptimise?: true;
  /**
   * A tags query: one pattern for each form of a definition, whose node is captured by its kind (`@function`, see
   * `SYMBOL_KINDS`) and whose name is captured as `@name`.
   */
  readonly query: string;
  /**
   * Leaves out of a text what holds no definitions, so that the parser reads less. Undefined where that is not certain.
   * Comes before `rewrite`.
   */
  readonly shorten?: (text: string) => ShortText | undefined;
  /**
   * Gives a text without what the grammar does not know. Every character that stays must stay in its place: positions
   * found in the result are used in the text.
   */
  readonly rewrite?: (text: string) => string;
}

/** What starts a comment line: `//` and block comments, `#`, `--`, `<!-- -->`, or none. */
export type CommentStyle = 'slash' | 'hash' | 'dash' | 'markup' | 'none';
