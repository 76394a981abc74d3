import type { Step } from './alignCode.ts';
import { told } from './edgeLines.ts';
import type { Renewed } from './renewedLines.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { isBlank, isInformative } from '../views.ts';

/** What the steps do in one stretch of a reply between placeholders. */
type Segment = {
  readonly matched: number[];
  readonly added: number[];
  readonly deleted: number[];
  /** How many runs of lines are taken away. */
  runs: number;
};

/**
 * Each part between placeholders must be recognised by something, and must not take away more than it shows. What a part
 * is recognised by is a telling line that is the file's own, a newer form of one, or the end of the file.
 */
export function checkSegments(
  steps: readonly Step[],
  reply: readonly (string | undefined)[],
  file: readonly string[],
  renewed: ReadonlyMap<number, Renewed>,
): Refusal | undefined {
  const segments = segmentsOf(steps, reply);
  const isLong = longestRun(steps, file) > SHORT;
  for (const [at, segment] of segments.entries()) {
    const added = segment.added.map(i => reply[i] ?? '');
    const deleted = segment.deleted.map(j => file[j] ?? '');
    const seen = segment.matched.map(j => file[j] ?? '');
    if (added.every(isBlank) && deleted.every(isBlank)) continue;
    const newer = segment.added.filter(i => renewed.has(i)).map(i => reply[i] ?? '');
    const isRenewed = newer.length > 0 && told(newer) >= 0.5 * told(added);
    const isKnown = isRenewed || reachesEnd(segment, at === 0, at === segments.length - 1, reply, file);
    if (!seen.some(isInformative) && !isKnown) {
      const first = (added.find(isInformative) ?? added[0] ?? '').trim().slice(0, 60);
      return refuse('not-found', `A part of the reply has no line that is in the file, beginning with “${first}”.`);
    }
    // A part that does nothing but take away one run of lines shows where it does so: then it means it.
    const isMeant = added.length === 0 && segment.runs === 1 && deleted.length <= MEANT;
    if (isLong && !isMeant && told(deleted) > told(seen) + told(added)) {
      const why = 'The reply leaves out more lines than it shows, without a placeholder for them.';
      return refuse('incomplete-file', why);
    }
  }
  return undefined;
}

/** So many lines between two that are shown may well be meant to go, and so many where nothing else changes. */
const SHORT = 6;
const MEANT = 30;

function segmentsOf(steps: readonly Step[], reply: readonly (string | undefined)[]): Segment[] {
  const segmentOf: number[] = [];
  let count = 0;
  for (const line of reply) segmentOf.push(line === undefined ? count++ : count);
  const segments = Array.from({ length: count + 1 }, (): Segment => ({ matched: [], added: [], deleted: [], runs: 0 }));
  let current = segments[0];
  steps.forEach((step, at) => {
    if (step.kind === 'gap') return;
    if (step.kind !== 'delete') current = segments[segmentOf[step.i] ?? 0];
    if (step.kind === 'match') current?.matched.push(step.j);
    else if (step.kind === 'insert') current?.added.push(step.i);
    else current?.deleted.push(step.j);
    if (current && step.kind === 'delete' && steps[at - 1]?.kind !== 'delete') current.runs++;
  });
  return segments;
}

/** Whether a segment without a placeholder above, or below, has the first, or the last, line of the file there. */
function reachesEnd(
  { matched }: Segment,
  isFirst: boolean,
  isLast: boolean,
  reply: readonly (string | undefined)[],
  file: readonly string[],
): boolean {
  const rows = matched.filter(j => !isBlank(file[j] ?? ''));
  const isText = (line: string): boolean => !isBlank(line);
  return (
    (isFirst && reply[0] !== undefined && rows[0] === file.findIndex(isText)) ||
    (isLast && reply.at(-1) !== undefined && rows.at(-1) === file.findLastIndex(isText))
  );
}

/** The most lines that tell something in one run of deletions. */
function longestRun(steps: readonly Step[], file: readonly string[]): number {
  let run = 0;
  let longest = 0;
  for (const step of steps) {
    if (step.kind === 'match' || step.kind === 'gap') run = 0;
    else if (step.kind === 'delete' && isInformative(file[step.j] ?? '')) longest = Math.max(longest, ++run);
  }
  return longest;
}
