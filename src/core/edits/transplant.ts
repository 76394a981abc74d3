import type { Op } from './change.ts';
import { indentMap, type LinePair } from './indentation.ts';
import type { LineSplice } from './lineSplice.ts';
import type { Lines } from './lines.ts';
import type { Placement } from './locate/placement.ts';
import { indentOf, isBlank, looseKey, plainCharacters } from './views.ts';

/**
 * What a placed change does to the file's lines, or undefined when the indentation of its new lines cannot be told.
 * Only deleted and inserted lines touch the file: context always stays the file's own, whatever the reply made of it.
 */
export function transplant(placement: Placement, file: Lines, language: string): LineSplice[] | undefined {
  const { change, rows } = placement;
  const pairs: LinePair[] = [];
  let row = 0;
  for (const op of change.ops) {
    if (op.kind === 'insert') continue;
    const at = rows[row++] ?? -1;
    const line = file.lines[at];
    if (line !== undefined && looseKey(line) === looseKey(op.text)) pairs.push({ reply: op.text, file: line });
  }
  const inserted = change.ops.filter(op => op.kind === 'insert').map(op => op.text);
  const map = indentMap(pairs, inserted, file.lines);
  if (!map) return undefined;

  const splices: LineSplice[] = [];
  let gap = placement.start;
  let index = 0;
  row = 0;
  while (index < change.ops.length) {
    const group = groupAt(change.ops, index);
    if (group.length === 0) {
      const at = rows[row++] ?? -1;
      if (at >= 0) gap = at + 1;
      index++;
      continue;
    }
    const deleted: LinePair[] = [];
    let to = gap;
    let from = gap;
    for (const op of group) {
      if (op.kind !== 'delete') continue;
      const at = rows[row++] ?? -1;
      if (at < 0) continue;
      if (deleted.length === 0) from = at;
      to = at + 1;
      deleted.push({ reply: op.text, file: file.lines[at] ?? '' });
    }
    const lines: string[] = [];
    for (const op of group) {
      if (op.kind !== 'insert') continue;
      const line = newLine(op.text, deleted, map, language);
      if (line === undefined) return undefined;
      lines.push(line);
    }
    splices.push({ from, to, lines });
    gap = Math.max(gap, to);
    index += group.length;
  }
  return splices;
}

/** The deletions and insertions that stand together from `index` on. */
function groupAt(ops: readonly Op[], index: number): readonly Op[] {
  let end = index;
  while (end < ops.length && ops[end]?.kind !== 'keep') end++;
  return ops.slice(index, end);
}

function newLine(
  text: string,
  deleted: readonly LinePair[],
  map: (indent: string) => string | undefined,
  language: string,
): string | undefined {
  if (isBlank(text)) return text;
  const indent = map(indentOf(text));
  if (indent === undefined) return undefined;
  const replaced = deleted.find(pair => differsInCharacters(pair) && sharedEnds(pair.reply, text) * 2 > text.length);
  const body = replaced ? keepCharacters(replaced, text) : text;
  const line = indent + body.slice(indentOf(body).length);
  return language === 'markdown' ? withHardBreak(line, text, deleted) : line;
}

/** Whether the reply wrote the same line with plain quotes, dashes or blanks, one character for one. */
function differsInCharacters(pair: LinePair): boolean {
  const reply = pair.reply.trim();
  const file = pair.file.trim();
  return reply !== file && reply.length === file.length && plainCharacters(reply) === plainCharacters(file);
}

function sharedEnds(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let head = 0;
  while (head < limit && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < limit - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return head + tail;
}

/** The new line with the file's own quotes, dashes and blanks wherever the reply left its quotation unchanged. */
function keepCharacters(pair: LinePair, text: string): string {
  const reply = pair.reply.trim();
  const file = pair.file.trim();
  const next = text.trim();
  const limit = Math.min(reply.length, next.length);
  let head = 0;
  while (head < limit && reply[head] === next[head]) head++;
  let tail = 0;
  while (tail < limit - head && reply[reply.length - 1 - tail] === next[next.length - 1 - tail]) tail++;
  return file.slice(0, head) + next.slice(head, next.length - tail) + file.slice(file.length - tail);
}

/** In Markdown two blanks at the end of a line are a line break, which models drop without meaning to. */
function withHardBreak(line: string, text: string, deleted: readonly LinePair[]): string {
  const isReplaced = deleted.some(
    pair => /\S {2,}$/.test(pair.file) && !/\s$/.test(pair.reply) && sharedEnds(pair.reply, text) * 2 > text.length,
  );
  return isReplaced && !/\s$/.test(line) ? `${line}  ` : line;
}
