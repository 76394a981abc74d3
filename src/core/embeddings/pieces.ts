import { createHash } from 'node:crypto';
import { windowChunks } from '../index/corpus/chunks.ts';
import { splitRows } from './splitRows.ts';

/** Some lines of a file that are embedded as one. Lines count from 1; both ends included. */
export interface Piece {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  /** Of `text`: what has the same is embedded once. */
  readonly hash: string;
  /** With the path before it, which says much of what the lines are for. */
  readonly text: string;
}

/** A file in windows of 40 lines; what is blank is left out, and what is very long is cut. */
export function pieces(path: string, text: string): readonly Piece[] {
  const rows = splitRows(text);
  return windowChunks(rows.length).flatMap(({ runs }) =>
    runs.flatMap(({ from, to }) => {
      const lines = rows.slice(from, to).join('\n');
      if (lines.trim() === '') return [];
      const own = `${path}\n${lines}`.slice(0, LONGEST).toWellFormed();
      return [{ path, startLine: from + 1, endLine: to, hash: hashOf(own), text: own }];
    }),
  );
}

/** Characters: about 1,500 tokens, which every model takes. */
const LONGEST = 6_000;

/** 20 bytes, as latin1. */
function hashOf(text: string): string {
  return createHash('sha1').update(text).digest().toString('latin1');
}
