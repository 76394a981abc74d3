import type { Step } from './alignCode.ts';
import { partsOf } from './partsOf.ts';

/** Whether every part of a reply has a line of the file wherever it borders on a placeholder, as models mostly write. */
export function isFramed(steps: readonly Step[], reply: readonly (string | undefined)[]): boolean {
  const matched = new Set(steps.flatMap(step => (step.kind === 'match' ? [step.i] : [])));
  return partsOf(reply).every(
    ({ from, to }) => (from === 0 || matched.has(from)) && (to === reply.length || matched.has(to - 1)),
  );
}
