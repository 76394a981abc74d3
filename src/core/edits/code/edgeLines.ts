import { indentOf, information, isBlank, isInformative } from '../views.ts';
import type { Step } from './alignCode.ts';
import { linesOfGap } from './linesOfGap.ts';
import { opensBlock } from './olderForms.ts';
import { wordsShared } from './wordsShared.ts';

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
  const result = withoutBlanksAtGaps(steps, reply);
  for (let at = 0; at < result.length; at++) {
    if (result[at]?.kind !== 'insert') continue;
    let end = at;
    while (result[end]?.kind === 'insert') end++;
    const lines = result.slice(at, end).map(step => (step.kind === 'insert' ? (reply[step.i] ?? '') : ''));
    const before = result[at - 1];
    const after = result[end];
    const replacesAbove =
      before?.kind === 'gap' ? resemblance(lines, hidden(result, file, at - 1, -1, lines.length), true) : 'different';
    const replacesBelow =
      after?.kind === 'gap' ? resemblance(lines, hidden(result, file, end, 1, lines.length), false) : 'different';
    if (replacesAbove === 'partly' || replacesBelow === 'partly') return undefined;
    if (before?.kind === 'gap' && after?.kind === 'gap') return undefined;
    if (before?.kind === 'gap' && isDeeper(lines, file[before.to - 1] ?? '')) return undefined;
    // Only a single line is ever the same as what it replaces.
    if (replacesAbove === 'same' && before?.kind === 'gap') {
      const { j, to } = before;
      result.splice(at - 1, 1, ...gapOf(j, to - 1), { kind: 'delete', j: to - 1 });
    } else if (replacesBelow === 'same' && after?.kind === 'gap') {
      const { j, to } = after;
      result.splice(end, 1, { kind: 'delete', j }, ...gapOf(j + 1, to));
    }
    at = end;
  }
  return result;
}

/** Whether new lines stand deeper than the hidden line they would follow, which opens nothing: they belong elsewhere. */
function isDeeper(lines: readonly string[], above: string): boolean {
  const first = lines.find(isInformative);
  if (first === undefined || isBlank(above)) return false;
  return indentOf(first).length > indentOf(above).length && /^\s*[\w}\])]/.test(above) && /[\w)\]};'"]\s*$/.test(above);
}

/** Blank lines next to a placeholder only set it off: where the file has none, none is put in. */
function withoutBlanksAtGaps(steps: readonly Step[], reply: readonly (string | undefined)[]): Step[] {
  const setsOff = (i: number, direction: 1 | -1): boolean => {
    let at = i;
    while (reply[at] !== undefined && isBlank(reply[at] ?? '')) at += direction;
    return at >= 0 && at < reply.length && reply[at] === undefined;
  };
  return steps.filter(step => {
    if (step.kind !== 'insert' || !isBlank(reply[step.i] ?? '')) return true;
    return !setsOff(step.i, 1) && !setsOff(step.i, -1);
  });
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
    lines.push(...linesOfGap(step, file, direction, count + 2 - lines.length));
  }
  return direction === 1 ? lines : lines.reverse();
}

/**
 * Whether the nearest hidden lines are older forms of the new ones. Of a whole block only the heading is compared: two
 * functions may well have lines in common.
 */
function resemblance(
  lines: readonly string[],
  near: readonly string[],
  isAbove: boolean,
): 'same' | 'partly' | 'different' {
  const isLike = (a: string, b: string, share: number): boolean =>
    isInformative(a) &&
    isInformative(b) &&
    Math.abs(indentOf(a).length - indentOf(b).length) <= 1 &&
    wordsShared(a, b) >= share;
  const first = lines[0] ?? '';
  if (lines.length === 1) {
    const closest = (isAbove ? near.at(-1) : near[0]) ?? '';
    if (isLike(first, closest, 0.6) && opensBlock(closest)) return 'same';
    return near.some(other => isLike(first, other, 0.6)) ? 'partly' : 'different';
  }
  if (isWholeBlock(lines)) {
    const heading = lines.find(isInformative) ?? '';
    return near
      .filter(isInformative)
      .slice(0, 2)
      .some(other => isLike(heading, other, 0.75))
      ? 'partly'
      : 'different';
  }
  return lines.some(line => near.some(other => isLike(line, other, 0.6))) ? 'partly' : 'different';
}

/** Whether lines open a block and close it again, or are a paragraph that ends with a blank line. */
export function isWholeBlock(lines: readonly string[]): boolean {
  const telling = lines.filter(line => !isBlank(line));
  const first = telling.find(line => !/^\s*(?:[@#*]|\/[/*])/.test(line)) ?? '';
  const last = telling.at(-1) ?? '';
  if (telling.length < 3) return false;
  const closes = /^\s*(?:[})\]]|end\b)/.test(last) && indentOf(last) === indentOf(first);
  const isPython =
    /:\s*(?:#.*)?$/.test(first) &&
    telling.slice(telling.indexOf(first) + 1).every(line => indentOf(line).length > indentOf(first).length);
  return closes || isPython;
}

function gapOf(j: number, to: number): Step[] {
  return j < to ? [{ kind: 'gap', j, to }] : [];
}

/** How much a list of lines tells. */
export function told(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + (isBlank(line) ? 0 : information(line)), 0);
}
