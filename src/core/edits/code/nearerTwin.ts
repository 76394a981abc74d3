import type { LineIds } from '../lineIds.ts';
import { indentOf, isBlank, isInformative } from '../views.ts';
import type { Step } from './alignCode.ts';
import type { Renewed } from './renewedLines.ts';

/**
 * Whether lines are taken away between the first line of a part, next to a placeholder, and the first line that the file
 * has only once or that has a newer form, and that first line stands there again: matched with it, the part would take away less, and nothing
 * says which of the two is meant. A part without new lines is shown for what it takes away. The same from the other end.
 */
export function nearerTwin(
  steps: readonly Step[],
  reply: readonly (string | undefined)[],
  file: readonly string[],
  ids: LineIds,
  renewed: ReadonlyMap<number, Renewed>,
): boolean {
  const isAnchor = (line: string): boolean => isInformative(line) && ids.count(line) === 1;
  const isNew = (step: Step): boolean => step.kind === 'insert' && isInformative(reply[step.i] ?? '');
  const isRenewed = new Set([...renewed.values()].map(it => it.from));
  return [steps, steps.toReversed()].some(from => hasTwin(from, file, isAnchor, isNew, isRenewed));
}

function hasTwin(
  steps: readonly Step[],
  file: readonly string[],
  isAnchor: (line: string) => boolean,
  isNew: (step: Step) => boolean,
  renewed: ReadonlySet<number>,
): boolean {
  for (let at = 1; at < steps.length; at++) {
    if (steps[at - 1]?.kind !== 'gap') continue;
    const first = firstOf(steps, at, file);
    const edge = steps[first];
    if (edge?.kind !== 'match') continue;
    const own = (file[edge.j] ?? '').trim();
    const isTwin = (line: string): boolean =>
      line.trim() === own && (isInformative(own) || indentOf(line) === indentOf(file[edge.j] ?? ''));
    // Telling lines that go, less those that stay, up to a repetition of the first one.
    let lost = 0;
    let hasLost = false;
    let hasNew = false;
    for (let next = first + 1; own !== ''; next++) {
      const step = steps[next];
      if (!step || step.kind === 'gap') break;
      hasNew ||= isNew(step);
      if (step.kind === 'insert') continue;
      const line = (file[step.j] ?? '').trim();
      if ((step.kind === 'match' && isAnchor(line)) || renewed.has(step.j)) break;
      if (isTwin(file[step.j] ?? '') && hasNew && hasLost && lost >= 0) return true;
      if (!isInformative(line)) continue;
      hasLost ||= step.kind === 'delete';
      lost += step.kind === 'delete' ? 1 : -1;
    }
  }
  return false;
}

/** Blank lines beside a placeholder are passed over. */
function firstOf(steps: readonly Step[], at: number, file: readonly string[]): number {
  const first = steps.findIndex((step, i) => i >= at && !(step.kind === 'match' && isBlank(file[step.j] ?? '')));
  return first === -1 ? at : first;
}
