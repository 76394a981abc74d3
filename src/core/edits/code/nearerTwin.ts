import type { LineIds } from '../lineIds.ts';
import { isInformative } from '../views.ts';
import type { Step } from './alignCode.ts';

/**
 * Whether lines are taken away between the first line of a part, next to a placeholder, and the first line that the file
 * has only once, and that first line stands there again: matched with it, the part would take away less, and nothing
 * says which of the two is meant. A part without new lines is shown for what it takes away. The same from the other end.
 */
export function nearerTwin(
  steps: readonly Step[],
  reply: readonly (string | undefined)[],
  file: readonly string[],
  ids: LineIds,
): boolean {
  const isAnchor = (line: string): boolean => isInformative(line) && ids.count(line) === 1;
  const isNew = (step: Step): boolean => step.kind === 'insert' && isInformative(reply[step.i] ?? '');
  return [steps, steps.toReversed()].some(from => hasTwin(from, file, isAnchor, isNew));
}

function hasTwin(
  steps: readonly Step[],
  file: readonly string[],
  isAnchor: (line: string) => boolean,
  isNew: (step: Step) => boolean,
): boolean {
  for (let at = 1; at < steps.length; at++) {
    const edge = steps[at];
    if (steps[at - 1]?.kind !== 'gap' || edge?.kind !== 'match') continue;
    const own = (file[edge.j] ?? '').trim();
    // Telling lines that go, less those that stay, up to a repetition of the first one.
    let lost = 0;
    let hasLost = false;
    let hasNew = false;
    for (let next = at + 1; own !== ''; next++) {
      const step = steps[next];
      if (!step || step.kind === 'gap') break;
      hasNew ||= isNew(step);
      if (step.kind === 'insert') continue;
      const line = (file[step.j] ?? '').trim();
      if (step.kind === 'match' && isAnchor(line)) break;
      if (line === own && hasNew && hasLost && lost >= 0) return true;
      if (!isInformative(line)) continue;
      hasLost ||= step.kind === 'delete';
      lost += step.kind === 'delete' ? 1 : -1;
    }
  }
  return false;
}
