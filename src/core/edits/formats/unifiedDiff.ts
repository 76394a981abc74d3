import type { Change, Op } from '../change.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { withContextBlanks } from './contextBlanks.ts';
import type { EditFormat } from './format.ts';
import { sectionsFor } from './sectionsFor.ts';

/** A unified diff. Its counts are taken again from its lines, and its line numbers are hints at most. */
export const unifiedDiff: EditFormat = {
  name: 'unified-diff',
  recognises(block) {
    const hasHunk = block.lines.some(line => /^@@(?:$|[ -]|@)/.test(line));
    const hasMarks = block.lines.some(line => /^[-+]/.test(line));
    if (hasHunk && hasMarks) return true;
    const isHeaded = block.lines.some(
      (line, at) => /^--- \S/.test(line) && /^\+\+\+ \S/.test(block.lines[at + 1] ?? ''),
    );
    return isHeaded || (/^(?:diff|patch|udiff)\b/.test(block.info) && hasMarks);
  },
  read(block, target) {
    const sections = sectionsFor(readUnifiedDiff(block.lines), target.path);
    if (sections.length === 0) return refuse('other-file', 'The diff is for another file.');
    if (sections.some(it => it.isDeletion)) return refuse('file-operation', 'The diff deletes the file.');
    const all = sections.flatMap(it => it.changes);
    const changes = all.filter(it => it.ops.some(op => op.kind !== 'keep') || it.finalEol !== undefined);
    if (changes.length === 0) return refuse('nothing-to-apply', 'The diff changes no line.') satisfies Refusal;
    return {
      type: 'changes',
      changes: changes.map(it => withContextBlanks(it, target.index)),
      isOrdered: sections.length === 1,
    };
  },
};

/** The part of a diff for one file. `path` is empty when the diff does not name it. */
export type DiffSection = {
  readonly path: string;
  readonly oldPath: string;
  readonly isDeletion: boolean;
  readonly isNew: boolean;
  readonly changes: readonly Change[];
};

/** Reads a diff of one or several files. A line that belongs to no part of it is passed over. */
export function readUnifiedDiff(lines: readonly string[]): DiffSection[] {
  const sections: { path: string; oldPath: string; isDeletion: boolean; isNew: boolean; changes: Change[] }[] = [];
  const open = (path: string, oldPath: string, isNew: boolean, isDeletion: boolean): void => {
    sections.push({ path, oldPath, isNew, isDeletion, changes: [] });
  };
  let renamedFrom = '';
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (isFileHeader(lines, at)) {
      const oldPath = headerPath(line.slice(4));
      const newPath = headerPath((lines[at + 1] ?? '').slice(4));
      const isDeletion = newPath === '/dev/null';
      const isNew = oldPath === '/dev/null';
      if (sections.at(-1)?.changes.length === 0 && renamedFrom !== '') sections.pop();
      open(isDeletion ? oldPath : newPath, isNew ? '' : oldPath, isNew, isDeletion);
      renamedFrom = '';
      at += 2;
      if (!/^@@/.test(lines[at] ?? '')) at = readHunk(lines, at, undefined, sections);
      continue;
    }
    if (/^rename from /.test(line)) renamedFrom = line.slice(12);
    if (/^rename to /.test(line)) open(line.slice(10), renamedFrom, false, false);
    if (/^@@/.test(line)) {
      if (sections.length === 0) open('', '', false, false);
      at = readHunk(lines, at + 1, line, sections);
      continue;
    }
    at++;
  }
  if (sections.length === 0) {
    open('', '', false, false);
    readHunk(lines, 0, undefined, sections);
  }
  return sections;
}

function isFileHeader(lines: readonly string[], at: number): boolean {
  return /^--- \S/.test(lines[at] ?? '') && /^\+\+\+ \S/.test(lines[at + 1] ?? '');
}

function headerPath(text: string): string {
  const path = text
    .replace(/\t.*$/, '')
    .trim()
    .replace(/^"(.*)"$/, '$1');
  return path === '/dev/null' ? path : path.replace(/^[ab]\//, '');
}

/** Reads one hunk into the last section and gives the line after it. */
function readHunk(
  lines: readonly string[],
  start: number,
  header: string | undefined,
  sections: { changes: Change[] }[],
): number {
  const ops: Op[] = [];
  let oldEnds: boolean | undefined;
  let newEnds: boolean | undefined;
  let at = start;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (/^@@/.test(line) || /^diff --git /.test(line)) break;
    if (isFileHeader(lines, at) && /^(?:@@.*)?$/.test(lines[at + 2] ?? '@@')) break;
    if (line.startsWith('\\')) {
      const last = ops.at(-1)?.kind;
      if (last !== 'insert') oldEnds = false;
      if (last !== 'delete') newEnds = false;
      continue;
    }
    ops.push(opOf(line));
  }
  while (ops.at(-1)?.kind === 'keep' && ops.at(-1)?.text === '' && lines[at - 1] === '' && !countsAgree(header, ops))
    ops.pop();
  if (ops.length === 0) return at;
  const numbers = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(header ?? '');
  const claimed = numbers ? Number(numbers[1]) : 0;
  const heading = (header ?? '')
    .replace(/^@@(?:[-+\d,. ]*@@)?/, '')
    .trim()
    .replace(/ ?@@$/, '');
  sections.at(-1)?.changes.push({
    ops,
    anchors: heading === '' ? [] : [heading],
    ...(claimed > 0 ? { claimedLine: claimed } : {}),
    ...(claimed > 0 && countsAgree(header, ops) ? { line: claimed } : {}),
    ...(oldEnds === false && newEnds === undefined ? { finalEol: 'add' as const } : {}),
    ...(newEnds === false && oldEnds === undefined ? { finalEol: 'remove' as const } : {}),
  });
  return at;
}

/** A context line loses its blank in front when an editor or a model strips line ends, and some models forget it. */
function opOf(line: string): Op {
  const text = line.slice(1);
  if (line.startsWith('+')) return { kind: 'insert', text };
  if (line.startsWith('-')) return { kind: 'delete', text };
  return { kind: 'keep', text: line.startsWith(' ') ? text : line };
}

function countsAgree(header: string | undefined, ops: readonly Op[]): boolean {
  const numbers = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(header ?? '');
  if (!numbers) return false;
  const old = ops.filter(op => op.kind !== 'insert').length;
  const next = ops.filter(op => op.kind !== 'delete').length;
  return Number(numbers[1] ?? 1) === old && Number(numbers[2] ?? 1) === next;
}
