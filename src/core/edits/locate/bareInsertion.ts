import type { Change } from '../change.ts';
import type { FileIndex } from './fileIndex.ts';
import type { Placement } from './placement.ts';

/**
 * The place of lines that come without any context: an empty file, or the end of the file where the reply says so.
 * A heading alone does not tell where under it the lines belong, so such a change is refused.
 */
export function bareInsertion(change: Change, index: FileIndex): Placement[] {
  const count = index.file.lines.length;
  const isEmptyFile = index.file.lines.every(line => line.trim() === '');
  if (!isEmptyFile && !(change.isAtEnd === true && change.anchors.length === 0)) return [];
  return [{ rung: 'exact', change, rows: [], start: isEmptyFile ? 0 : count, end: count }];
}
