import type { Hunk } from '../../edits/hunks.ts';

/** A hunk as a row of a list: where it is, how many lines come and go, and the first of them. */
export interface HunkLines {
  /** In the text before the change, from 1. */
  readonly line: number;
  readonly added: number;
  readonly removed: number;
  readonly excerpt: string;
}

export function hunkLines(before: string, after: string, hunk: Hunk): HunkLines {
  const taken = before.split('\n').slice(hunk.beforeStart, hunk.beforeEnd);
  const given = after.split('\n').slice(hunk.afterStart, hunk.afterEnd);
  const first = (given.length > 0 ? given : taken).find(line => line.trim() !== '') ?? '';
  return {
    line: hunk.beforeStart + 1,
    added: hunk.afterEnd - hunk.afterStart,
    removed: hunk.beforeEnd - hunk.beforeStart,
    excerpt: first.trim(),
  };
}
