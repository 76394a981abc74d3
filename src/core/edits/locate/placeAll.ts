import type { ApplyHints } from '../applyHints.ts';
import { changesNothing, newLines, oldLines, type Change } from '../change.ts';
import { refuse, type Candidate, type Refusal } from '../refusal.ts';
import { alreadyApplied, standsAlready } from './alreadyApplied.ts';
import { anchorBlock, type AnchorBlock } from './anchors.ts';
import { bareInsertion } from './bareInsertion.ts';
import type { FileIndex } from './fileIndex.ts';
import { views, type View } from '../views.ts';
import { inOrder } from './inOrder.ts';
import { lineRuns } from './lineRuns.ts';
import { locate } from './locate.ts';
import { narrow } from './narrow.ts';
import { objection } from './objection.ts';
import type { NearMiss, Placement } from './placement.ts';
import { touched } from './touched.ts';

/** What became of each change of a reply. `number` counts the changes from 1, as the reader of the reply does. */
export type PlaceAll = {
  readonly placed: readonly { readonly number: number; readonly placement: Placement }[];
  /** Changes whose result stands in the file already, or that another change of the same reply makes. */
  readonly done: readonly number[];
  readonly refused: readonly { readonly number: number; readonly refusal: Refusal }[];
};

export type PlaceInput = {
  readonly changes: readonly Change[];
  /** Whether the format gives its changes in the order of the file. */
  readonly isOrdered: boolean;
  readonly index: FileIndex;
  readonly language: string;
  readonly hints: ApplyHints;
};

/** Gives each change its one place, or says why it has none. No change is placed by being the first of many. */
export function placeAll(input: PlaceInput): PlaceAll {
  const { changes, index, hints } = input;
  const done = new Set<number>();
  const nearBy = new Map<number, readonly NearMiss[]>();
  let choices = changes.map((change, at): readonly Placement[] => {
    if (changesNothing(change)) {
      done.add(at);
      return [];
    }
    if (oldLines(change).length === 0) return bareInsertion(change, index);
    const found = locate(change, index);
    if (found.isApplied === true) done.add(at);
    if (found.near) nearBy.set(at, found.near);
    const block = found.placements.length > 0 ? anchorBlock(change.anchors, index) : undefined;
    const places = found.placements.filter(place => isInside(place, hints) && !(block && contradicts(block, place)));
    if (places.length === 1 && places.every(place => standsAlready(place, index))) {
      done.add(at);
      return [];
    }
    return places;
  });

  choices = shareAmongEqual(changes, choices, done, index);
  choices = settle(input, choices);

  const placed: { number: number; placement: Placement }[] = [];
  const refused: { number: number; refusal: Refusal }[] = [];
  choices.forEach((places, at) => {
    const change = changes[at];
    if (!change || done.has(at)) return;
    const [only, second] = places;
    const twin = only && !second && isRestDone(at, changes, done) ? twinOf(change, only, index) : undefined;
    // A place that the user chose is theirs to judge.
    const others = choices.flatMap((list, other) => (other !== at && list.length === 1 ? list : []));
    const against = only && !second && !hints.place ? objection(only, { changes, others, index }) : undefined;
    if (twin) refused.push({ number: at + 1, refusal: doneElsewhere(twin) });
    else if (against) refused.push({ number: at + 1, refusal: against });
    else if (only && !second) placed.push({ number: at + 1, placement: only });
    else if (only) refused.push({ number: at + 1, refusal: ambiguous(places) });
    else refused.push({ number: at + 1, refusal: notFound(change, nearBy.get(at) ?? []) });
  });
  return { placed, done: [...done].map(at => at + 1), refused };
}

function isInside(place: Placement, hints: ApplyHints): boolean {
  const range = hints.place;
  return range === undefined || (place.start >= range.startLine - 1 && place.end <= range.endLine);
}

/** A change that tells little must not land outside the block its heading names. */
function contradicts(block: AnchorBlock, place: Placement): boolean {
  const isUnder = place.end > block.from && place.start < block.to;
  if (isUnder) return false;
  const informative = oldLines(place.change).filter(line => line.trim().length >= 12).length;
  return informative < 2;
}

/** As many equal changes as places: one each, in order. More changes than the one place: the others repeat it. */
function shareAmongEqual(
  changes: readonly Change[],
  choices: readonly (readonly Placement[])[],
  done: Set<number>,
  index: FileIndex,
): (readonly Placement[])[] {
  const groups = new Map<string, number[]>();
  changes.forEach((change, at) => {
    if ((choices[at]?.length ?? 0) === 0) return;
    const key = JSON.stringify([change.ops, change.anchors, change.claimedLine]);
    groups.set(key, [...(groups.get(key) ?? []), at]);
  });
  const result = [...choices];
  for (const members of groups.values()) {
    const found = choices[members[0] ?? 0] ?? [];
    const change = changes[members[0] ?? 0];
    if (members.length < 2 || !change) continue;
    // A reply that says it twice, quoting without indentation, may mean a place that is indented and one that is not.
    const others = lineRuns(indented, change, index);
    const places = found.length < members.length && others.length > found.length ? others : found;
    for (const at of members) result[at] = places;
    if (places.length === 1) {
      for (const at of members.slice(1)) done.add(at);
      for (const at of members.slice(1)) result[at] = [];
    } else if (places.length === members.length) {
      members.forEach((at, rank) => (result[at] = places.slice(rank, rank + 1)));
    }
  }
  return result;
}

const indented: View = views[2] ?? { name: 'indentation', key: line => line.trim() };

/** Whether all other changes that change anything are made already: then the reply has most likely been applied. */
function isRestDone(at: number, changes: readonly Change[], done: ReadonlySet<number>): boolean {
  const others = changes.flatMap((change, other) => (other === at || changesNothing(change) ? [] : [other]));
  return others.length > 0 && others.every(other => done.has(other));
}

/** Where the result of a change stands apart from the place that was found for it. */
function twinOf(change: Change, place: Placement, index: FileIndex): Candidate[] | undefined {
  const start = alreadyApplied(change, index);
  if (start === undefined) return undefined;
  const end = start + newLines(change).length;
  if (start < place.end && place.start < end) return undefined;
  return [
    { startLine: start + 1, endLine: end, why: 'The result of the change stands here.' },
    { startLine: place.start + 1, endLine: place.end, why: 'The lines to change stand here.' },
  ];
}

/** Narrows each open choice by the order of the reply and by the hints, until nothing more is decided. */
function settle(input: PlaceInput, start: readonly (readonly Placement[])[]): (readonly Placement[])[] {
  let choices = [...start];
  for (let round = 0; round <= input.changes.length; round++) {
    const open = countOpen(choices);
    if (open === 0) break;
    choices = choices.map((placements, at) => {
      const change = input.changes[at];
      return change && placements.length > 1
        ? narrow({ ...input, change, placements, offset: commonOffset(input.changes, choices) })
        : placements;
    });
    choices = byOrder(withoutTaken(choices), input.isOrdered);
    if (countOpen(choices) === open) break;
  }
  return choices;
}

/** The choices without places whose lines another change, sure of its place, takes away already. */
function withoutTaken(choices: readonly (readonly Placement[])[]): (readonly Placement[])[] {
  const sure = choices.flatMap(places => (places.length === 1 ? places : []));
  return choices.map(places => {
    if (places.length < 2) return places;
    const free = places.filter(place => !sure.some(other => overlap(place, other)));
    return free.length > 0 ? free : places;
  });
}

function countOpen(choices: readonly (readonly Placement[])[]): number {
  return choices.filter(places => places.length > 1).length;
}

/**
 * In a format that goes from top to bottom the order decides. In one that does not, only between two neighbours that
 * both have their one place and stand in order themselves.
 */
function byOrder(choices: readonly (readonly Placement[])[], isOrdered: boolean): (readonly Placement[])[] {
  const ordered = inOrder(choices);
  if (!ordered) return [...choices];
  if (isOrdered) return ordered;
  const isSure = (at: number): boolean => choices[at]?.length === 1;
  return choices.map((places, at) => {
    const after = ordered[at] ?? [];
    return places.length > 1 && after.length === 1 && isSure(at - 1) && isSure(at + 1) ? after : places;
  });
}

/** How far the claimed lines of the changes with one place are off, when there is such a change and all agree. */
function commonOffset(changes: readonly Change[], choices: readonly (readonly Placement[])[]): number | undefined {
  const offsets = new Set<number>();
  choices.forEach((places, at) => {
    const claimed = changes[at]?.claimedLine;
    const [only, second] = places;
    if (claimed !== undefined && only && !second) offsets.add(only.start - (claimed - 1));
  });
  const [offset, other] = [...offsets];
  return other === undefined ? offset : undefined;
}

function ambiguous(places: readonly Placement[]): Refusal {
  const candidates = places.map(place => ({
    startLine: place.start + 1,
    endLine: place.end,
    why: 'The same lines stand here.',
  }));
  const where = candidates
    .slice(0, 4)
    .map(it => String(it.startLine))
    .join(', ');
  return refuse(
    'ambiguous',
    `The lines to change occur ${String(places.length)} times (lines ${where}${places.length > 4 ? ', …' : ''}), and the reply does not say which is meant.`,
    candidates,
  );
}

function doneElsewhere(candidates: readonly Candidate[]): Refusal {
  return refuse(
    'ambiguous',
    'The other changes of the reply are made already, and the file has both the lines to change and their result.',
    candidates,
  );
}

function notFound(change: Change, near: readonly NearMiss[]): Refusal {
  const candidates = near.map(it => ({
    startLine: it.start + 1,
    endLine: it.end,
    why: it.isStale
      ? 'The lines to replace differ from what the reply quotes.'
      : 'The lines around it are here, but not side by side.',
  }));
  const first =
    oldLines(change)
      .find(line => line.trim() !== '')
      ?.trim()
      .slice(0, 60) ?? '';
  if (near.some(it => it.isStale)) {
    return refuse(
      'stale',
      `The file no longer has the lines the reply wants to replace (near line ${String(candidates[0]?.startLine ?? 1)}).`,
      candidates,
    );
  }
  return refuse(
    'not-found',
    first === ''
      ? 'The reply does not say where its lines belong.'
      : `The lines to change were not found in the file, beginning with “${first}”.`,
    candidates,
  );
}

/** Whether two placements would take away or replace the same lines. */
function overlap(a: Placement, b: Placement): boolean {
  const one = touched(a);
  const two = touched(b);
  return one.from < two.to && two.from < one.to;
}
