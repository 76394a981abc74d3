import { lineDiff } from './lineDiff.ts';
import { information, isBlank, isInformative } from './views.ts';

/** A line of a proposed change: kept as context, taken away, or put in. Only the last two ever touch a file. */
export type Op = { readonly kind: 'keep' | 'delete' | 'insert'; readonly text: string };

/** One proposed change, as a reply states it, before anybody has looked where it belongs. */
export type Change = {
  readonly ops: readonly Op[];
  /** Headings the reply puts above the change (`@@ class A`), outermost first. */
  readonly anchors: readonly string[];
  /** The line (from 1) the reply names for the first old line, when the reply's own counts bear it out. */
  readonly line?: number;
  /** The line the reply names, whether or not its counts are right. Only ever used together with other changes. */
  readonly claimedLine?: number;
  /** The reply says that this change stands at the end of the file. */
  readonly isAtEnd?: boolean;
  /** What the reply says of the file's final line end, when it says anything. */
  readonly finalEol?: 'add' | 'remove';
  /** The old text as quoted, when the format may quote less than whole lines. */
  readonly quoted?: { readonly search: string; readonly replace: string };
};

/** The change that turns `search` into `replace`, as kept, deleted and inserted lines. */
export function changeBetween(search: readonly string[], replace: readonly string[]): Op[] {
  const ops: Op[] = [];
  let at = 0;
  const keepUpTo = (end: number): void => {
    for (const text of search.slice(at, end)) ops.push({ kind: 'keep', text });
  };
  for (const run of lineDiff(search, replace)) {
    keepUpTo(run.aStart);
    for (const text of search.slice(run.aStart, run.aEnd)) ops.push({ kind: 'delete', text });
    for (const text of replace.slice(run.bStart, run.bEnd)) ops.push({ kind: 'insert', text });
    at = run.aEnd;
  }
  keepUpTo(search.length);
  return ops;
}

/** The lines the reply expects to find. */
export function oldLines(change: Change): string[] {
  return change.ops.filter(op => op.kind !== 'insert').map(op => op.text);
}

/** The lines the reply wants to see afterwards. */
export function newLines(change: Change): string[] {
  return change.ops.filter(op => op.kind !== 'delete').map(op => op.text);
}

export function changesNothing(change: Change): boolean {
  return change.ops.every(op => op.kind === 'keep') && change.finalEol === undefined;
}

/** Whether the old lines tell enough to be recognised: one informative line, or a little in several. */
export function isRecognisable(lines: readonly string[]): boolean {
  return lines.some(isInformative) || lines.reduce((sum, line) => sum + information(line), 0) >= 4;
}

/** The change without blank lines at the edges of its old text, which models add and drop freely. */
export function withoutBlankEdges(change: Change): { change: Change; dropped: number } | undefined {
  const isOld = (op: Op): boolean => op.kind !== 'insert';
  const firstOld = change.ops.findIndex(op => isOld(op) && !isBlank(op.text));
  const lastOld = change.ops.findLastIndex(op => isOld(op) && !isBlank(op.text));
  if (firstOld === -1) return undefined;
  const isEdge = (op: Op, index: number): boolean =>
    isOld(op) && isBlank(op.text) && (index < firstOld || index > lastOld);
  const ops = change.ops.filter((op, index) => !isEdge(op, index));
  if (ops.length === change.ops.length) return undefined;
  const dropped = change.ops.slice(0, firstOld).filter(isOld).length;
  return { change: { ...change, ops }, dropped };
}
