import { isInformative } from '../views.ts';
import type { Step } from './alignCode.ts';

/**
 * Whether the steps take an informative line away in one place and put it in at another together with brackets that
 * close what the new lines did not open. That is one function matched with another, its end moved into the middle.
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
  if (deleted.size === 0) return false;
  for (let at = 0; at < steps.length; at++) {
    const run: string[] = [];
    const own = new Set<string>();
    for (let step = steps[at]; step?.kind === 'insert' || step?.kind === 'delete'; step = steps[++at]) {
      if (step.kind === 'insert') run.push((reply[step.i] ?? '').trim());
      else own.add((file[step.j] ?? '').trim());
    }
    if (run.some(line => deleted.has(line) && !own.has(line)) && closesForeign(run)) return true;
  }
  return false;
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
