import { indentOf, isBlank, isInformative } from '../views.ts';
import type { Step } from './alignCode.ts';
import { opensBlock } from './olderForms.ts';

/**
 * Whether a placeholder right under the first line of a block, with more of the block or its last line below, stands for
 * lines outside of that block: it would swallow what the reply says comes no more, or take the body of one function for
 * that of another.
 */
export function leavesBlock(
  steps: readonly Step[],
  reply: readonly (string | undefined)[],
  file: readonly string[],
): boolean {
  const rowOf = new Map(steps.flatMap(step => (step.kind === 'match' ? [[step.i, step.j] as const] : [])));
  return reply.some((line, i) => {
    const above = reply[i - 1] ?? '';
    const below = reply[i + 1] ?? '';
    const [start, end] = [rowOf.get(i - 1), rowOf.get(i + 1)];
    if (line !== undefined || start === undefined || end === undefined || !isInside(above, below)) return false;
    const depth = indentOf(file[start] ?? '').length;
    return file.slice(start + 1, end).some(own => indentOf(own).length <= depth && begins(own));
  });
}

/** Whether the line below a placeholder belongs to the block that the line above it begins. */
function isInside(above: string, below: string): boolean {
  if (!isInformative(above) || !opensBlock(above) || isBlank(below)) return false;
  const deeper = indentOf(below).length - indentOf(above).length;
  return deeper > 0 || (deeper === 0 && /^\s*[}\])]/.test(below));
}

/** Whether a line begins something of its own: it is no bracket, label, directive, nor another branch of what stands above. */
function begins(line: string): boolean {
  return /^\s*[\w@]/.test(line) && !/^\s*(?:(?:case|else|elif|except|finally|catch)\b|[\w ]+:\s*$)/.test(line);
}
