/** A place in a text that names code. */
export type TextReference = MentionReference | PathReference | SymbolReference;

interface Span {
  /** Offsets in the text, in UTF-16 units; `end` is not included. */
  readonly start: number;
  readonly end: number;
}

/** `@selection`, `@file:src/a.ts` or the same with `#`. */
export interface MentionReference extends Span {
  readonly type: 'mention';
  readonly provider: string;
  /** Empty where nothing follows. */
  readonly argument: string;
}

export interface PathReference extends Span {
  readonly type: 'path';
  /** As written, but with forward slashes. */
  readonly path: string;
  /**
   * The word that ends with it, where letters of other scripts stand in it: `请看src/a.ts`. The name of a file may begin
   * anywhere in it.
   */
  readonly word?: string;
  /** Lines count from 1; both ends included. */
  readonly startLine?: number;
  readonly endLine?: number;
  /** False for what may well be a word: `and/or`, `Node.js`. A miss is then not worth telling. */
  readonly isPlain: boolean;
}

export interface SymbolReference extends Span {
  readonly type: 'symbol';
  readonly name: string;
  /** `Parser` in `Parser.parse`. */
  readonly container?: string;
  /** False for what only looks like a name: `camelCase` in a sentence. */
  readonly isPlain: boolean;
}
