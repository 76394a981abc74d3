import type { BraceGroup } from './braceGroup.ts';

/** Where a scanner of braces is in a text. */
export interface BracePlace {
  readonly text: string;
  /** The innermost bracket that is open; the outermost is the file. */
  group: BraceGroup;
  /** Definitions found so far. */
  found: number;
  /** Where the token that was just read stands. */
  readonly start: number;
  end: number;
  /** The sign before it, or the first of a word or literal, and where that stands. */
  readonly previous: number;
  readonly previousStart: number;
  readonly previousEnd: number;
  /** What stood before the bracket that was last closed: where it begins. */
  readonly opener: number;
  /** What follows the token that was just read, but for blanks. */
  next(): string;
  /** Whether this pattern, which is sticky, matches behind the token that was just read. */
  isFollowedBy(pattern: RegExp): boolean;
}
