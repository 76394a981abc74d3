import { oldLines, type Change } from '../change.ts';
import type { FileIndex } from '../locate/fileIndex.ts';
import { views } from '../views.ts';

/**
 * The change with the blanks in front of its context that the reader of a diff took for marks. Some models write context
 * as it stands in the file and mark only what changes; then every old line is found to the byte once the blank is back.
 */
export function withContextBlanks(change: Change, index: FileIndex): Change {
  const isExact = (it: Change): boolean => exact !== undefined && index.runs(exact, oldLines(it)).length > 0;
  const ops = change.ops.map(op =>
    op.kind === 'keep' && /^\s+\S/.test(op.text) ? { ...op, text: ` ${op.text}` } : op,
  );
  if (ops.every((op, at) => op.text === change.ops[at]?.text)) return change;
  const restored: Change = { ...change, ops };
  return !isExact(change) && isExact(restored) ? restored : change;
}

const exact = views[0];
