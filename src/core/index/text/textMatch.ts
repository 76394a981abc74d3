import type { Root } from '../files/manifest.ts';

/** A search in the text of the workspace's files. */
export interface TextQuery {
  readonly pattern: string;
  readonly isRegexp: boolean;
  readonly isCaseSensitive: boolean;
  readonly isWord: boolean;
  /** Only these files; with a leading `!`, not these. As in `.gitignore`. */
  readonly globs: readonly string[];
  /** Matches in all. */
  readonly limit: number;
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
  /** The whole line, at most 300 characters. */
  readonly text: string;
}

export const LONGEST_TEXT = 300;

/** The pattern is not a regular expression, or the search could not be made. `message` says what is wrong with it. */
export class TextSearchError extends Error {
  override readonly name = 'TextSearchError';
}

/** What a search worker is given when it starts. */
export interface TextSearchSettings {
  readonly task: 'search';
  readonly roots: readonly Root[];
  readonly query: TextQuery;
}

/** What a search worker says: matches as they are found, then that it is done. */
export type TextSearchReply =
  | { readonly type: 'matches'; readonly matches: readonly TextMatch[] }
  | { readonly type: 'done'; readonly error?: string };
