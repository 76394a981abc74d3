import { newLines, withoutBlankEdges, type Change } from '../change.ts';
import { views } from '../views.ts';
import { alreadyApplied } from './alreadyApplied.ts';
import type { FileIndex } from './fileIndex.ts';
import { fragment } from './fragment.ts';
import { lineRuns } from './lineRuns.ts';
import type { Search } from './placement.ts';
import { similar } from './similar.ts';
import { unescaped } from './unescaped.ts';

/** One step of the ladder: all the places it finds for a change. */
type Rung = (change: Change, index: FileIndex) => Search;

/** The rungs that ask for every line, the strictest first. */
const rungs: readonly Rung[] = [
  ...views.map((view): Rung => (change, index) => ({ placements: lineRuns(view, change, index) })),
  ...views.map((view): Rung => (change, index) => {
    const variant = withoutBlankEdges(change);
    return { placements: variant ? lineRuns(view, variant.change, index) : [] };
  }),
];

/** What is tried when the lines do not stand in the file as they are. */
const looseRungs: readonly Rung[] = [
  (change, index) => ({ placements: fragment(change, index) }),
  (change, index) => ({ placements: unescaped(change, index) }),
  similar,
];

/**
 * All the places for a change on the first rung that finds any. Several places mean that the reply does not say which.
 * A change whose result stands in the file already has none: looking for something similar would find its neighbour.
 */
export function locate(change: Change, index: FileIndex): Search & { readonly isApplied?: boolean } {
  for (const rung of rungs) {
    const found = rung(change, index);
    if (found.placements.length > 0) return found;
  }
  const applied = alreadyApplied(change, index);
  if (applied !== undefined) {
    const { placements, near = [] } = similar(change, index);
    const end = applied + newLines(change).length;
    const others = [...placements, ...near].filter(place => place.start >= end || place.end <= applied);
    // The result stands in the file, but so does what looks like its twin: nobody knows which one is meant.
    if (others.length > 0)
      return { placements: [], near: others.map(({ start, end }) => ({ start, end, isStale: true })) };
    return { placements: [], isApplied: true };
  }
  let near: Search['near'] = [];
  for (const rung of looseRungs) {
    const found = rung(change, index);
    if (found.placements.length > 0) return found;
    if (found.near) near = [...near, ...found.near];
  }
  return { placements: [], near };
}
