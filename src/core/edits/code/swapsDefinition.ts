import { innerName } from '../definedNames.ts';
import { indentOf, isBlank, isInformative } from '../views.ts';
import type { Step } from './alignCode.ts';
import { declaredName } from './declaredName.ts';

/**
 * Whether new lines take the place of a definition with another name, right after a placeholder or after brackets and
 * blank lines only: two functions that resemble each other, of which one was to be put in beside the other. Under a
 * whole comment that is the same, which may well be that of another, any declaration counts. A definition whose body a
 * placeholder stands for is not new, but has another name now.
 */
export function swapsDefinition(
  steps: readonly Step[],
  reply: readonly (string | undefined)[],
  file: readonly string[],
): boolean {
  const shown = new Set(reply.flatMap(line => named(line ?? '', true)));
  let isAnchored = true;
  let hasComment = false;
  let hasNew = false;
  let isLost = false;
  for (const step of steps) {
    if (step.kind === 'gap') {
      isAnchored = hasComment = false;
      hasNew = isLost = false;
    } else if (step.kind === 'match') {
      if (hasNew && isLost) return true;
      hasNew = isLost = false;
      const line = file[step.j] ?? '';
      // Two comments or decorators often say the same.
      const isComment = /^\s*(?:\/?\*|\/\/|#|@)/.test(line);
      isAnchored ||= isInformative(line) && !isComment;
      hasComment ||= /^\s*\/\*/.test(line);
    } else if (isAnchored) {
      continue;
    } else if (step.kind === 'insert') {
      hasNew ||= named(reply[step.i] ?? '', hasComment).length > 0 && !hidesBody(reply, step.i);
    } else {
      isLost ||= named(file[step.j] ?? '', hasComment).some(name => !shown.has(name));
    }
  }
  return hasNew && isLost;
}

/** Whether a placeholder stands for lines of the block that a line opens. */
function hidesBody(reply: readonly (string | undefined)[], at: number): boolean {
  const depth = indentOf(reply[at] ?? '').length;
  const isOutside = (line: string): boolean => !isBlank(line) && indentOf(line).length <= depth;
  const end = reply.findIndex((line, i) => i > at && (line === undefined || isOutside(line)));
  return end !== -1 && reply[end] === undefined;
}

function named(line: string, isAnyDeclaration: boolean): readonly string[] {
  const name = isAnyDeclaration ? declaredName(line) : undefined;
  return name === undefined ? innerName(` ${line}`) : [...innerName(` ${line}`), name];
}
