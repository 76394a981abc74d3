import type { WholeThread } from '../export/exportJson.ts';

/** What was left out of an import, and why. Both for the user to read. */
export interface Skipped {
  readonly what: string;
  readonly why: string;
}

/** What became of a file that was imported. */
export interface ImportReport {
  /** The ids of the threads that are there now. */
  readonly taken: readonly string[];
  readonly skipped: readonly Skipped[];
}

/** The threads that were found in a file. */
export interface ParsedImport {
  readonly threads: readonly WholeThread[];
  readonly skipped: readonly Skipped[];
}
