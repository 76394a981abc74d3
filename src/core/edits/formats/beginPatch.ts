import type { Change, Op } from '../change.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { withContextBlanks } from './contextBlanks.ts';
import type { EditFormat } from './format.ts';
import { sectionsFor } from './sectionsFor.ts';

/** `*** Begin Patch` … `*** Update File: path` … `*** End Patch`, inside a heredoc or without its envelope too. */
export const beginPatch: EditFormat = {
  name: 'begin-patch',
  recognises: block => block.lines.some(line => /^\*\*\* (?:Begin Patch|(?:Update|Add|Delete) File: )/.test(line)),
  read(block, target) {
    const patch = readBeginPatch(block.lines, block.isClosed);
    if ('type' in patch) return patch;
    const sections = sectionsFor(patch.sections, target.path);
    if (sections.length === 0) return refuse('other-file', 'The patch is for another file.');
    if (sections.some(it => it.kind === 'delete')) return refuse('file-operation', 'The patch deletes the file.');
    if (sections.some(it => it.kind === 'add') && target.index.file.lines.some(line => line.trim() !== '')) {
      return refuse('file-operation', 'The patch adds a file that exists already.');
    }
    const all = sections.flatMap(it => it.changes);
    const changes = all.filter(change => change.ops.some(op => op.kind !== 'keep'));
    if (changes.length === 0) return refuse('nothing-to-apply', 'The patch changes no line.') satisfies Refusal;
    return {
      type: 'changes',
      changes: changes.map(it => withContextBlanks(it, target.index)),
      // A file that is named twice begins anew.
      isOrdered: sections.length === 1,
    };
  },
};

/** The part of a patch for one file. */
export type PatchSection = {
  readonly path: string;
  readonly kind: 'update' | 'add' | 'delete';
  readonly moveTo?: string;
  readonly changes: readonly Change[];
};

/** Reads a patch of one or several files. One that begins and does not end was cut off, unless its fence is closed. */
export function readBeginPatch(
  lines: readonly string[],
  isClosed: boolean | undefined,
): { sections: PatchSection[] } | Refusal {
  const begin = lines.findIndex(line => /^\*\*\* Begin Patch\s*$/.test(line));
  const end = lines.findLastIndex(line => /^\*\*\* End Patch\s*$/.test(line));
  if (begin !== -1 && end === -1 && isClosed !== true)
    return refuse('truncated', 'The reply ends in the middle of a patch.');
  const body = lines.slice(begin + 1, end === -1 ? lines.length : end);
  const sections: { path: string; kind: PatchSection['kind']; moveTo?: string; changes: Change[] }[] = [];
  let at = 0;
  while (at < body.length) {
    const line = body[at] ?? '';
    const head = /^\*\*\* (Update|Add|Delete) File: (.+?)\s*$/.exec(line);
    const move = /^\*\*\* Move to: (.+?)\s*$/.exec(line);
    const section = sections.at(-1);
    if (head) {
      sections.push({
        path: head[2] ?? '',
        kind: head[1] === 'Add' ? 'add' : head[1] === 'Delete' ? 'delete' : 'update',
        changes: [],
      });
      at++;
    } else if (move && section) {
      section.moveTo = move[1] ?? '';
      at++;
    } else if (section && section.kind !== 'delete') {
      at = section.kind === 'add' ? readAdded(body, at, section.changes) : readChunk(body, at, section.changes);
    } else {
      at++;
    }
  }
  if (sections.length === 0) return refuse('malformed', 'The patch does not name a file.');
  return { sections };
}

function isSectionMark(line: string): boolean {
  return /^\*\*\* (?:Update|Add|Delete) File: |^\*\*\* Move to: |^\*\*\* (?:Begin|End) Patch\s*$/.test(line);
}

function readAdded(body: readonly string[], start: number, out: Change[]): number {
  const ops: Op[] = [];
  let at = start;
  for (; at < body.length && !isSectionMark(body[at] ?? ''); at++) {
    const line = body[at] ?? '';
    if (line.startsWith('+')) ops.push({ kind: 'insert', text: line.slice(1) });
    else if (line.trim() !== '' && !/^\*\*\* End of File/.test(line)) ops.push({ kind: 'insert', text: line });
  }
  if (ops.length > 0) out.push({ ops, anchors: [] });
  return Math.max(at, start + 1);
}

/** Reads the headings and lines of one chunk and gives the line after it. */
function readChunk(body: readonly string[], start: number, out: Change[]): number {
  const anchors: string[] = [];
  let at = start;
  let claimed = 0;
  while (/^@@/.test(body[at] ?? '')) {
    const text = (body[at] ?? '')
      .replace(/^@@ ?/, '')
      .replace(/ ?@@\s*$/, '')
      .trimEnd();
    const numbers = /^-(\d+)(?:,\d+)? \+\d+(?:,\d+)?(?: @@ ?(.*))?$/.exec(text);
    if (numbers) claimed = Number(numbers[1]);
    const heading = numbers ? (numbers[2] ?? '') : text;
    if (heading.trim() !== '') anchors.push(heading);
    at++;
  }
  const isHeaded = at > start;
  const ops: Op[] = [];
  let isAtEnd = false;
  for (; at < body.length; at++) {
    const line = body[at] ?? '';
    if (/^@@/.test(line) || isSectionMark(line)) break;
    if (/^\*\*\* End of File\s*$/.test(line)) {
      isAtEnd = true;
      at++;
      break;
    }
    if (line.startsWith('+')) ops.push({ kind: 'insert', text: line.slice(1) });
    else if (line.startsWith('-')) ops.push({ kind: 'delete', text: line.slice(1) });
    else ops.push({ kind: 'keep', text: line.startsWith(' ') ? line.slice(1) : line });
  }
  while (ops.at(-1)?.kind === 'keep' && ops.at(-1)?.text === '' && body[at - 1] === '') ops.pop();
  // Lines alone under an empty heading go to the end of the file: so the format's own reader has it.
  const isBare = isHeaded && anchors.length === 0 && ops.length > 0 && ops.every(op => op.kind === 'insert');
  if (ops.length > 0)
    out.push({
      ops,
      anchors,
      ...(claimed > 0 ? { claimedLine: claimed } : {}),
      ...(isAtEnd || isBare ? { isAtEnd: true } : {}),
    });
  return Math.max(at, start + 1);
}
