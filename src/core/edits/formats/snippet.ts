import type { Step } from '../code/alignCode.ts';
import { bestReading } from '../code/bestReading.ts';
import { compareLines } from '../code/compareLines.ts';
import { isWholeBlock, told } from '../code/edgeLines.ts';
import { wholeDefinition } from '../code/wholeDefinition.ts';
import type { LineSplice } from '../lineSplice.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { indentOf, information, isBlank, isInformative } from '../views.ts';
import type { EditFormat } from './format.ts';

/** A part of the file as it shall be, without any mark: most often one function. It always is the last format tried. */
export const snippet: EditFormat = {
  name: 'snippet',
  recognises: block => block.lines.some(line => !isBlank(line)),
  read(block, { index }) {
    const reply = block.lines.slice(
      block.lines.findIndex(line => !isBlank(line)),
      block.lines.findLastIndex(line => !isBlank(line)) + 1,
    );
    const file = index.file.lines;
    if (!reply.some(line => information(line) > 0 && index.ids().of(line) !== -1)) {
      return refuse('not-found', 'The code of the reply is not in the file, and nothing says where it belongs.');
    }
    if (
      reply.find(isInformative)?.trim() === file.find(isInformative)?.trim() &&
      reply.findLast(isInformative)?.trim() === file.findLast(isInformative)?.trim()
    ) {
      return refuse('incomplete-file', 'The reply begins and ends as the file does, but leaves out most of it.');
    }
    const count = (lines: readonly string[]): number => lines.filter(line => !isBlank(line)).length;
    if (reply.find(isInformative)?.trim() === file.find(isInformative)?.trim() && count(reply) > 0.6 * count(file)) {
      return refuse('incomplete-file', 'The reply begins as the file does, but too little of the rest is in both.');
    }
    const reading = bestReading({
      compared: compareLines(reply, index),
      isHeadFree: true,
      isTailFree: true,
      check: steps => check(steps, reply, file),
      rung: 'snippet',
      confidence: 0.75,
      why: 'The code was found in one place, from its first line to its last.',
    });
    if (reading.type === 'refused') return wholeDefinition(reply, file) ?? reading;
    return { ...reading, splices: reading.splices.map(splice => apart(splice, file)) };
  },
};

/**
 * A new block that took the blank line above the next one as its own is given another, so that what follows does not
 * stick to it.
 */
function apart(splice: LineSplice, file: readonly string[]): LineSplice {
  const { from, to, lines } = splice;
  const below = file[from];
  const isApart = from === to && from > 0 && isBlank(file[from - 1] ?? '') && below !== undefined && !isBlank(below);
  return isApart && !/^\s*[})\]]/.test(below) && isWholeBlock(lines) ? { ...splice, lines: [...lines, ''] } : splice;
}

function check(steps: readonly Step[], reply: readonly string[], file: readonly string[]): Refusal | undefined {
  const lines = (kind: 'match' | 'delete'): string[] =>
    steps.flatMap(step => (step.kind === kind ? [file[step.j] ?? ''] : []));
  const inserted = steps.flatMap(step => (step.kind === 'insert' ? [reply[step.i] ?? ''] : []));
  const matched = lines('match');
  const deleted = lines('delete');
  if (matched.filter(isInformative).length < Math.min(2, reply.filter(isInformative).length)) {
    return refuse('not-found', 'The code of the reply is not in the file, and nothing says where it belongs.');
  }
  if (told(matched) < 0.4 * told(reply) && told(matched) < 0.5 * (told(deleted) + told(matched))) {
    return refuse('not-found', 'Too little of the code is in the file to say where it belongs.');
  }
  if (told(deleted) > told(matched))
    return refuse('incomplete-file', 'The code leaves out more lines of the file than it shows.');
  if (inserted.length === 0 && deleted.length === 0) {
    if (told(matched) < 0.5 * told(file) || matched.length === file.length) return undefined;
    return refuse('incomplete-file', 'The reply shows most of the file unchanged and leaves out the rest.');
  }
  const body = steps.filter(step => step.kind !== 'gap');
  const first = body[0];
  const last = body.at(-1);
  if (first?.kind === 'insert' && !startsBlock(steps, file))
    return refuse(
      'ambiguous',
      'The first lines of the code are new, and nothing says whether they replace what stands above.',
    );
  if (last?.kind === 'insert' && !endsBlock(reply))
    return refuse(
      'ambiguous',
      'The last lines of the code are new, and nothing says whether they replace what follows.',
    );
  if (goesOn(steps, reply, file))
    return refuse('incomplete-file', 'The code ends inside a block that goes on in the file.');
  return undefined;
}

/** Whether the place above the code is the edge of a block, so that new lines there can only be added. */
function startsBlock(steps: readonly Step[], file: readonly string[]): boolean {
  const at = steps.findIndex(step => step.kind !== 'gap');
  const above = steps[at - 1];
  const line = above?.kind === 'gap' ? (file[above.to - 1] ?? '') : '';
  const next = steps.find(step => step.kind === 'match');
  const indent = next ? indentOf(file[next.j] ?? '') : '';
  return isBlank(line) || /^\s*[})\]]/.test(line) || indentOf(line).length < indent.length;
}

/** Whether the new last lines close what the code opened. */
function endsBlock(reply: readonly string[]): boolean {
  return (
    indentOf(reply.at(-1) ?? '').length <= indentOf(reply[0] ?? '').length && /^\s*[})\]]/.test(reply.at(-1) ?? '')
  );
}

/** Whether the code stops deeper than it starts while the file goes on at that depth. */
function goesOn(steps: readonly Step[], reply: readonly string[], file: readonly string[]): boolean {
  const last = steps.findLast(step => step.kind === 'match');
  if (!last) return false;
  const start = indentOf(reply[0] ?? '').length;
  const end = indentOf(reply.at(-1) ?? '').length;
  if (end <= start) return false;
  const opening = steps.find(step => step.kind === 'match');
  const depth = opening ? indentOf(file[opening.j] ?? '').length : 0;
  const next = file.slice(last.j + 1).find(line => !isBlank(line));
  return next !== undefined && indentOf(next).length > depth;
}
