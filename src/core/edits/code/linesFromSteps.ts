import { indentMap, type LinePair } from '../indentation.ts';
import type { LineSplice } from '../lineSplice.ts';
import { indentOf, isBlank, isInformative } from '../views.ts';
import type { Step } from './alignCode.ts';

/**
 * What an alignment does to the file's lines. A matched line stays the file's own, unless most of the reply, or
 * anything indented, is equal to the file to the byte: then a difference in blanks is meant. Undefined when the
 * indentation of the reply cannot be brought to the file's.
 */
export function linesFromSteps(
  steps: readonly Step[],
  reply: readonly (string | undefined)[],
  file: readonly string[],
): LineSplice[] | undefined {
  const pairs: LinePair[] = steps.flatMap(step => {
    const line = step.kind === 'match' ? reply[step.i] : undefined;
    const own = step.kind === 'match' ? (file[step.j] ?? '') : '';
    return line === undefined || isBlank(line) ? [] : [{ reply: line, file: own }];
  });
  const isOnlyBlanks = steps.every(step => step.kind === 'match' || step.kind === 'gap');
  const alike = pairs.filter(pair => indentOf(pair.reply) === indentOf(pair.file));
  // Indentation that is the file's own in one place is not another author's elsewhere: there the depth has changed.
  const isLiteral =
    (alike.length * 2 >= pairs.length ||
      alike.some(({ reply: line }) => isInformative(line) && indentOf(line) !== '')) &&
    (isOnlyBlanks || !losesTabs(pairs));
  const keepsTrailing =
    isOnlyBlanks || pairs.some(pair => /\s$/.test(pair.reply)) || !pairs.some(pair => /\s$/.test(pair.file));
  const inserted = steps.flatMap(step => (step.kind === 'insert' ? [reply[step.i] ?? ''] : []));
  const map = isLiteral ? (indent: string) => indent : indentMap(pairs, inserted, file);
  if (!map) return undefined;

  const splices: LineSplice[] = [];
  let from = -1;
  let lines: string[] = [];
  let gap = 0;
  const flush = (to: number): void => {
    if (from !== -1) splices.push({ from, to, lines });
    from = -1;
    lines = [];
  };
  for (const step of steps) {
    if (step.kind === 'gap') {
      flush(gap);
      gap = step.to;
      continue;
    }
    if (step.kind === 'match') {
      const own = file[step.j] ?? '';
      const line = reply[step.i] ?? own;
      const isSame = own === line || !isLiteral || isBlank(own) || (indentOf(own) === indentOf(line) && !keepsTrailing);
      if (isSame) flush(gap);
      else {
        if (from === -1) from = gap;
        lines.push(keepsTrailing ? line : line.trimEnd() + (/\s*$/.exec(own)?.[0] ?? ''));
      }
      gap = step.j + 1;
      continue;
    }
    if (from === -1) from = gap;
    if (step.kind === 'delete') {
      gap = step.j + 1;
      continue;
    }
    const line = reply[step.i] ?? '';
    const indent = map(indentOf(line));
    if (indent === undefined && !isBlank(line)) return undefined;
    lines.push(isBlank(line) ? line : (indent ?? '') + line.slice(indentOf(line).length));
  }
  flush(gap);
  return splices;
}

/** Whether the reply writes blanks wherever the file has tabs: models see tabs as blanks, and seldom mean them. */
function losesTabs(pairs: readonly LinePair[]): boolean {
  const tabbed = pairs.filter(pair => pair.file.startsWith('\t'));
  return tabbed.length > 0 && tabbed.every(pair => pair.reply.startsWith(' '));
}

/** Whether two lists of splices, each ascending, make the same of a file. */
export function isSameOutcome(
  file: readonly string[],
  one: readonly LineSplice[],
  other: readonly LineSplice[],
): boolean {
  const all = [...one, ...other];
  const from = Math.min(...all.map(splice => splice.from));
  const to = Math.max(...all.map(splice => splice.to));
  // Above the first splice and below the last both have the file's own lines.
  const left = splicedLines(file, one, from, to);
  const right = splicedLines(file, other, from, to);
  return left.length === right.length && left.every((line, at) => line === right[at]);
}

/** The lines that the splices make of some lines of a file, which hold all of them. */
function splicedLines(file: readonly string[], splices: readonly LineSplice[], from: number, to: number): string[] {
  const result: string[] = [];
  let at = from;
  for (const splice of splices) {
    for (; at < splice.from; at++) result.push(file[at] ?? '');
    for (const line of splice.lines) result.push(line);
    at = splice.to;
  }
  for (; at < to; at++) result.push(file[at] ?? '');
  return result;
}
