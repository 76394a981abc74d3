import type { Change } from '../change.ts';
import { replyLines } from '../lines.ts';
import { information } from '../views.ts';
import type { FileIndex } from './fileIndex.ts';
import type { Placement } from './placement.ts';

/**
 * The one place where the quoted text stands as part of a line, or reaches from within one line into another. A word
 * is never split, and a quotation that starts with its line must not leave the rest of an expression behind: then it
 * is an older version of that line rather than a part of it.
 */
export function fragment(change: Change, index: FileIndex): Placement[] {
  if (!change.quoted) return [];
  const { file } = index;
  const search = trimQuoted(change.quoted.search);
  const replace = trimQuoted(change.quoted.replace);
  if (information(search) < 3) return [];
  const wanted = search.replaceAll('\n', file.eol);
  const start = file.text.indexOf(wanted);
  if (start === -1 || file.text.includes(wanted, start + 1)) return [];
  const end = start + wanted.length;
  if (!isWholePiece(file.text, start, end)) return [];
  const first = lineAt(file.starts, start);
  const last = lineAt(file.starts, end - 1);
  const edit = { start, end, text: replace.replaceAll('\n', file.eol) };
  return [{ rung: 'fragment', change, rows: [], start: first, end: last + 1, edit }];
}

function trimQuoted(text: string): string {
  return replyLines(text).join('\n');
}

function isWholePiece(text: string, start: number, end: number): boolean {
  const isWordAt = (at: number): boolean => /[\p{L}\p{N}_$]/u.test(text.charAt(at));
  if (isWordAt(start - 1) && isWordAt(start)) return false;
  if (isWordAt(end) && isWordAt(end - 1)) return false;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const before = text.slice(lineStart, start);
  const after = text.slice(end, lineEnd === -1 ? text.length : lineEnd);
  if (before.trim() !== '') return true;
  return /^\s*[;,:{})\]]*\s*$/.test(after);
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
