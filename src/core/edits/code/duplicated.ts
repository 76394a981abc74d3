import type { LineIds } from '../lineIds.ts';
import { information, isInformative } from '../views.ts';
import type { Step } from './alignCode.ts';
import { isNewDefinition } from './isNewDefinition.ts';
import { linesOfGap } from './linesOfGap.ts';
import { movesHidden } from './movesHidden.ts';

/**
 * Whether the steps put in code that the file keeps right beside, where the reply does not show it: lines of which the
 * file has one each, three informative lines in a row, two that are most of what is put in, or one that was moved. That
 * is a reply laid beside its place instead of over it, but for a whole definition with a name of its own.
 */
export function duplicatesCode(
  steps: readonly Step[],
  reply: readonly (string | undefined)[],
  file: readonly string[],
  ids: LineIds,
): boolean {
  const isUnique = (line: string): boolean => ids.count(line) === 1 && information(line) >= 10;
  for (let at = 0; at < steps.length; at++) {
    if (steps[at]?.kind !== 'insert') continue;
    let end = at;
    while (steps[end]?.kind === 'insert' || steps[end]?.kind === 'delete') end++;
    const run = steps.slice(at, end);
    const lines = run.flatMap(step => (step.kind === 'insert' ? [reply[step.i] ?? ''] : []));
    const inserted = lines.map(line => line.trim());
    const above = hiddenBeside(steps, file, at - 1, -1);
    const below = hiddenBeside(steps, file, end, 1);
    const repeated = inserted.filter(line => isUnique(line) && (above.includes(line) || below.includes(line)));
    const isRepeated =
      repeats(inserted, above) ||
      repeats(inserted, below) ||
      (repeated.length > 1 && repeated.length * 3 > inserted.filter(isInformative).length) ||
      repeated.some(line => standsBetweenTheSame(line, reply, file)) ||
      (reply.includes(undefined) && movesHidden(steps, file, inserted, at, end));
    const isOwn = isRepeated && run.length === lines.length && isNewDefinition(lines, file, ids);
    if (isRepeated && !isOwn) return true;
    at = end;
  }
  return false;
}

const REACH = 60;

/** The informative lines of the nearest gap, if it begins within the reach of the place. */
function hiddenBeside(steps: readonly Step[], file: readonly string[], start: number, direction: 1 | -1): string[] {
  const lines: string[] = [];
  let left = REACH;
  let isInGap = false;
  for (let at = start; left > 0; at += direction) {
    const step = steps[at];
    if (!step || (isInGap && step.kind !== 'gap')) break;
    left--;
    if (step.kind !== 'gap') continue;
    isInGap = true;
    const near = linesOfGap(step, file, direction, left + 1);
    left -= near.length - 1;
    lines.push(...near.map(line => line.trim()).filter(isInformative));
  }
  return direction === 1 ? lines : lines.reverse();
}

/** Whether the lines right above and below a line are the same in the reply and in the file. */
function standsBetweenTheSame(line: string, reply: readonly (string | undefined)[], file: readonly string[]): boolean {
  const i = reply.findIndex(other => other?.trim() === line);
  const j = file.findIndex(other => other.trim() === line);
  return reply[i - 1]?.trim() === file[j - 1]?.trim() && reply[i + 1]?.trim() === file[j + 1]?.trim();
}

function repeats(inserted: readonly string[], hidden: readonly string[]): boolean {
  const pairs = new Set(hidden.slice(1).map((line, at) => `${hidden[at] ?? ''}\n${line}`));
  const informative = inserted.filter(isInformative);
  let inRow = 0;
  let most = 0;
  informative.forEach((line, at) => {
    inRow = at > 0 && pairs.has(`${informative[at - 1] ?? ''}\n${line}`) ? inRow + 1 : 0;
    most = Math.max(most, inRow);
  });
  return most >= 2 || (most === 1 && informative.length <= 3);
}
