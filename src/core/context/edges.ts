/** What context needs of the editor beside files. Each is optional: without it, its provider is not offered. */

/** Search in the text of all files that are not ignored. */
export type TextSearch = (query: TextQuery, signal: AbortSignal) => Promise<TextSearchResult>;

export interface TextQuery {
  readonly pattern: string;
  readonly isRegex: boolean;
  readonly isCaseSensitive: boolean;
  readonly isWholeWord: boolean;
  /** Globs of the files to search; all files where empty. */
  readonly globs: readonly string[];
  /** How many lines to bring at most. */
  readonly limit: number;
}

export interface TextSearchResult {
  /** In the order of files and lines. */
  readonly lines: readonly TextLine[];
  /** Whether there were more than the limit. */
  readonly isCut: boolean;
}

export interface TextLine {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** The line, at most 500 characters of it. */
  readonly text: string;
}
