import type { TextMatch, TextQuery } from '../index/text/textMatch.ts';

/**
 * What context and commands need of the editor beside files and the index. Each is optional: where it is missing, what
 * needs it is not offered.
 */
export interface ContextEdges {
  readonly problems?: ProblemSource;
  readonly terminal?: TerminalSource;
  readonly threads?: ThreadSource;
  readonly page?: PageSource;
  readonly searchText?: TextSearch;
}

/** What the editor's problems view holds now. */
export type ProblemSource = () => readonly Problem[];

export interface Problem {
  /** As the workspace names it. */
  readonly path: string;
  /** Lines count from 1; both ends included. */
  readonly startLine: number;
  readonly endLine: number;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  /** Who says so: `ts`, `eslint`. */
  readonly source?: string;
  readonly code?: string;
}

/** The last command of the terminal that was used last; undefined where there is none. */
export type TerminalSource = () => Promise<TerminalOutput | undefined>;

export interface TerminalOutput {
  readonly command: string | undefined;
  /** As the terminal got it, control sequences included. */
  readonly output: string;
  readonly exitCode: number | undefined;
}

/** Other threads. */
export interface ThreadSource {
  /** Threads whose title holds the words, newest first; then those in which the words were said. */
  find(query: string, limit: number): Promise<readonly FoundThread[]>;
  /** Questions and replies as Markdown; undefined where there is no such thread. */
  read(id: string): Promise<{ readonly title: string; readonly text: string } | undefined>;
}

export interface FoundThread {
  readonly id: string;
  readonly title: string;
  /** What was said, where the thread was found by that. */
  readonly excerpt?: string;
}

/** The text of a web page. Rejects with a sentence for the user. */
export type PageSource = (
  url: string,
  signal: AbortSignal,
) => Promise<{ readonly title: string; readonly text: string }>;

/**
 * Search in the text of all files that are not ignored; stops at the query's limit. Rejects with a sentence for the user
 * where the pattern is wrong.
 */
export type TextSearch = (query: TextQuery, signal: AbortSignal) => Promise<readonly TextMatch[]>;
