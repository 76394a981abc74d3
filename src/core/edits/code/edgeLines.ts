import { indentOf, information, isBlank, isInformative } from '../views.ts';
import type { Step } from './alignCode.ts';

/**
 * New lines that stand beside file lines the reply does not show may be meant as an addition or instead of those. When
 * they resemble them line for line they replace them; when they only partly do, nobody can tell; else they are added.
 * Gives the steps with replaced lines deleted, or undefined when it cannot be told.
 */
export function settleEdges(
  steps: readonly Step[],
  reply: readonly (string | undefined)[],
  file: readonly string[],
): Step[] | undefined {
  const result: Step[] = [...steps];
  for (let at = 0; at < result.length; at++) {
    if (result[at]?.kind !== 'insert') continue;
    let end = at;
    while (result[end]?.kind === 'insert') end++;
    const lines = result.slice(at, end).map(step => (step.kind === 'insert' ? (reply[step.i] ?? '') : ''));
    const before = result[at - 1];
    const after = result[end];
    const replacesAbove =
      before?.kind === 'gap' ? resemblance(lines, hidden(result, file, at - 1, -1, lines.length)) : 'different';
    const replacesBelow =
      after?.kind === 'gap' ? resemblance(lines, hidden(result, file, end, 1, lines.length)) : 'different';
    if (replacesAbove === 'partly' || replacesBelow === 'partly') return undefined;
    if (before?.kind === 'gap' && after?.kind === 'gap') return undefined;
    if (replacesAbove === 'same') markDeleted(result, at - lines.length, at);
    else if (replacesBelow === 'same') markDeleted(result, end, end + lines.length);
    at = end;
  }
  return result;
}

/** The hidden lines beside a run of new ones, nearest first; a few more than the run has. */
function hidden(
  steps: readonly Step[],
  file: readonly string[],
  start: number,
  direction: 1 | -1,
  count: number,
): string[] {
  const lines: string[] = [];
  for (let at = start; lines.length < count + 2; at += direction) {
    const step = steps[at];
    if (step?.kind !== 'gap') break;
    lines.push(file[step.j] ?? '');
  }
  return direction === 1 ? lines : lines.reverse();
}

/** Whether the nearest hidden lines are older forms of the new ones. */
function resemblance(lines: readonly string[], near: readonly string[]): 'same' | 'partly' | 'different' {
  const informative = lines.filter(isInformative);
  const isLike = (a: string, b: string): boolean =>
    isInformative(b) && indentOf(a) === indentOf(b) && wordsShared(a, b) >= 0.6;
  if (lines.length === 1 && lines.every(line => near.some(other => isLike(line, other)))) {
    const closest = [near[0], near.at(-1)];
    return closest.some(other => other !== undefined && isLike(lines[0] ?? '', other) && opensBlock(other))
      ? 'same'
      : 'partly';
  }
  return informative.some(line => near.some(other => isLike(line, other))) ? 'partly' : 'different';
}

function opensBlock(line: string): boolean {
  return /[{:(]\s*$/.test(line);
}

function markDeleted(steps: Step[], from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const step = steps[at];
    if (step?.kind === 'gap') steps[at] = { kind: 'delete', j: step.j };
  }
}

/** The share of words two lines have in common, by Dice's coefficient. */
export function wordsShared(a: string, b: string): number {
  const words = (line: string): string[] => line.match(/[\p{L}\p{N}_$]+/gu) ?? [];
  const left = words(a);
  const right = words(b);
  if (left.length + right.length === 0) return 0;
  const rest = [...right];
  let common = 0;
  for (const word of left) {
    const at = rest.indexOf(word);
    if (at === -1) continue;
    common++;
    rest.splice(at, 1);
  }
  return (2 * common) / (left.length + right.length);
}

/** How much a list of lines tells. */
export function told(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + (isBlank(line) ? 0 : information(line)), 0);
}
