import { information, isInformative } from '../views.ts';
import type { Step } from './alignCode.ts';

/**
 * Whether the steps put an informative line in that they take away, or show, in another place, together with brackets
 * that close what the new lines did not open. That is one function matched with another, its end moved into the middle.
 */
export function movesBlock(
  steps: readonly Step[],
  reply: readonly (string | undefined)[],
  file: readonly string[],
): boolean {
  const deleted = new Set<string>();
  for (const step of steps) {
    const line = step.kind === 'delete' ? (file[step.j] ?? '').trim() : '';
    if (isInformative(line) || line.length >= 4) deleted.add(line);
  }
  const matched = new Set(steps.flatMap(step => (step.kind === 'match' ? [(file[step.j] ?? '').trim()] : [])));
  const isSeenElsewhere = (line: string): boolean => matched.has(line) && information(line) >= 10;
  for (let at = 0; at < steps.length; at++) {
    const start = at;
    const run: string[] = [];
    const own = new Set<string>();
    for (let step = steps[at]; step?.kind === 'insert' || step?.kind === 'delete'; step = steps[++at]) {
      if (step.kind === 'insert') run.push((reply[step.i] ?? '').trim());
      else own.add((file[step.j] ?? '').trim());
    }
    const isMoved = run.some(line => (deleted.has(line) && !own.has(line)) || (own.size > 0 && isSeenElsewhere(line)));
    if (
      (isMoved || (run.length > 0 && !isAnchored(steps, file, start))) &&
      slides(run, matchedLines(steps, file, start, -1), matchedLines(steps, file, at, 1)).every(closesForeign)
    )
      return true;
  }
  return false;
}

/** Whether something telling stands between a run and the gap or the beginning before it. */
function isAnchored(steps: readonly Step[], file: readonly string[], start: number): boolean {
  for (let at = start - 1; at >= 0; at--) {
    const step = steps[at];
    if (step?.kind === 'gap') return false;
    if (step?.kind === 'match' && isInformative(file[step.j] ?? '')) return true;
  }
  return false;
}

/** The lines that are matched right beside a run, nearest first. */
function matchedLines(steps: readonly Step[], file: readonly string[], start: number, direction: 1 | -1): string[] {
  const lines: string[] = [];
  for (let at = direction === 1 ? start : start - 1; lines.length < 12; at += direction) {
    const step = steps[at];
    if (step?.kind !== 'match') break;
    lines.push((file[step.j] ?? '').trim());
  }
  return lines;
}

/** A run of new lines, and what it is when it is taken to begin some lines higher or lower: the text is the same. */
function slides(run: readonly string[], above: readonly string[], below: readonly string[]): string[][] {
  const found = [[...run]];
  let up = [...run];
  for (const line of above) {
    if (line !== up.at(-1)) break;
    up = [line, ...up.slice(0, -1)];
    found.push(up);
  }
  let down = [...run];
  for (const line of below) {
    if (line !== down[0]) break;
    down = [...down.slice(1), line];
    found.push(down);
  }
  return found;
}

function closesForeign(lines: readonly string[]): boolean {
  let depth = 0;
  for (const char of lines.join('\n').replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '')) {
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    if (depth < 0) return true;
  }
  return false;
}
