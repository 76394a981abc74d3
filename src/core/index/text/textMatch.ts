import type { Root } from '../files/manifest.ts';

/** A search in the text of the workspace's files. */
export interface TextQuery {
  readonly pattern: string;
  readonly isRegexp: boolean;
  readonly isCaseSensitive: boolean;
  readonly isWord: boolean;
  /**
   * Only these files; with a leading `!`, not these. As in `.gitignore`, and as the workspace names files: with several
   * folders one may begin with the folder's name.
   */
  readonly globs: readonly string[];
  /** Matches in all. */
  readonly limit: number;
}

/** Where a search looks. */
export interface SearchPlace {
  readonly roots: readonly Root[];
  /** Globs of `files.exclude` and `search.exclude`. */
  readonly excludes: readonly string[];
  /** What editors hold and the disk does not; searched instead of the files of these names. */
  readonly unsaved: readonly UnsavedText[];
}

export interface UnsavedText {
  /** Relative to the workspace, as the paths of matches. */
  readonly path: string;
  readonly text: string;
}

/** A place where a pattern was found. */
export interface TextMatch {
  /** Relative to the workspace; with several folders it begins with the folder's name. */
  readonly path: string;
  /** Lines and columns count from 1. */
  readonly line: number;
  readonly column: number;
  /** Characters. */
  readonly length: number;
  /** The line without what it ends with; of a long one at most 300 characters with the match among them. */
  readonly text: string;
}

/** What is shown of a line with a match at a column. */
export function lineAround(line: string, column: number): string {
  const start = line.length <= LONGEST_TEXT || column <= LONGEST_TEXT / 3 ? 0 : column - BEFORE_MATCH;
  return (start > 0 ? '…' : '') + line.slice(start, start + LONGEST_TEXT).trimEnd();
}

const LONGEST_TEXT = 300;
const BEFORE_MATCH = 60;

/** The pattern is not a regular expression, or the search could not be made. `message` says what is wrong. */
export class TextSearchError extends Error {
  override readonly name = 'TextSearchError';
  readonly isOfPattern: boolean;

  constructor(message: string, { isOfPattern = false } = {}) {
    super(message);
    this.isOfPattern = isOfPattern;
  }
}

/** What a search worker is given when it starts. */
export interface TextSearchSettings {
  readonly task: 'search';
  readonly place: SearchPlace;
  readonly query: TextQuery;
}

/** What a search worker says: matches as they are found, then that it is done. */
export type TextSearchReply =
  | { readonly type: 'matches'; readonly matches: readonly TextMatch[] }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly message: string; readonly isOfPattern: boolean };
