import type { Step } from './alignCode.ts';

/** Whether a placeholder beside a new line, with code on both sides, stands for no line at all: then it is found wrongly. */
export function hidesNothing(steps: readonly Step[], reply: readonly (string | undefined)[]): boolean {
  return reply.some((line, i) => {
    if (line !== undefined || reply[i - 1] === undefined || reply[i + 1] === undefined) return false;
    const above = steps.findIndex(step => 'i' in step && step.i === i - 1);
    const below = steps.findIndex(step => 'i' in step && step.i === i + 1);
    if (above === -1 || below === -1) return false;
    const isBesideNew = steps[above]?.kind === 'insert' || steps[below]?.kind === 'insert';
    return isBesideNew && !steps.slice(above, below).some(step => step.kind === 'gap');
  });
}
