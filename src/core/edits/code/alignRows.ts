import type { ComparedLines, ReplyRow } from './compareLines.ts';
import { REPLACED } from './compareLines.ts';
import type { RowAhead } from './gainAhead.ts';

/** How a cell of an alignment is reached. */
export const MATCH = 1;
export const INSERT = 2;
export const DELETE = 3;
export const GAP_LEFT = 4;
export const GAP_ABOVE = 5;
export const REPLACE = 6;
/** Added to a step: a deletion that ends here began further left. */
export const EXTENSION = 8;

/** Scores of one row by column, and the columns that count: pairs of a first and the one after the last. */
export type Front = { readonly scores: Float64Array; readonly ranges: number[] };

/** What a row is made from and goes into. */
export type RowInput = {
  readonly compared: ComparedLines;
  readonly isHeadFree: boolean;
  readonly deletionCost: number;
  /** Of equally good ways the one that stands latest counts. */
  readonly isLate?: boolean;
  readonly above: Front;
  readonly here: Front;
  readonly ahead: RowAhead;
  /** The score below which nothing counts. */
  readonly least: number;
  /** How the cells of this row are reached. */
  readonly how: Uint8Array;
};

/** Makes a row ready to be filled again. */
export function clear({ scores, ranges }: Front): void {
  for (let at = 0; at < ranges.length; at += 2) scores.fill(-Infinity, ranges[at], ranges[at + 1]);
  ranges.length = 0;
}

/** The row before the reply's first: lines of the file that it leaves out at its beginning. */
export function fillHead({ compared, isHeadFree, deletionCost, here, ahead, least, how }: RowInput): void {
  const { scores, ranges } = here;
  const { told } = compared.columns;
  const { columns, drops, rest } = ahead;
  let { most } = ahead;
  let drop = 0;
  let nextDrop = columns[0] ?? 0;
  let start = -1;
  let deleting = -Infinity;
  for (let j = 0; j < scores.length; j++) {
    while (j >= nextDrop) {
      most -= drops[drop] ?? 0;
      nextDrop = columns[++drop] ?? 0;
    }
    let score = 0;
    if (isHeadFree) how[j] = GAP_LEFT;
    else if (j > 0) {
      const opened = (scores[j - 1] ?? 0) - OPEN;
      how[j] = deleting > opened ? DELETE + EXTENSION : DELETE;
      deleting = Math.max(deleting, opened) - deletionCost * (told[j] ?? 0);
      score = deleting;
    }
    if (score + most + (rest[j] ?? 0) >= least) {
      scores[j] = score;
      if (start === -1) start = j;
    } else if (start !== -1) {
      ranges.push(start, j);
      start = -1;
    }
  }
  if (start !== -1) ranges.push(start, scores.length);
}

/** The row of a placeholder, which takes up any number of lines. */
export function fillGap({ compared, isLate, above, here, ahead, least, how }: RowInput, floor: number): void {
  const { scores, ranges } = here;
  const { depths } = compared.columns;
  const old = above.scores;
  const alive = above.ranges;
  const keepNew = isLate === true;
  const { columns, drops, rest } = ahead;
  let { most } = ahead;
  let drop = 0;
  let nextDrop = columns[0] ?? 0;
  let at = 0;
  for (let j = alive[0] ?? scores.length; j < scores.length; j++) {
    // Nothing comes from the left: on to the next column that counts above.
    while (at < alive.length && (alive[at + 1] ?? 0) <= j) at += 2;
    if (at >= alive.length) break;
    j = Math.max(j, alive[at] ?? 0);
    const start = j;
    let left = -Infinity;
    for (; j < scores.length; j++) {
      while (j >= nextDrop) {
        most -= drops[drop] ?? 0;
        nextDrop = columns[++drop] ?? 0;
      }
      const straight = old[j] ?? -Infinity;
      // A gap that leaves the block it stands in is less likely than one that does not.
      const taken = left - ((depths[j] ?? 0) < floor ? LEAVING : 0);
      const takesLeft = keepNew ? taken > straight : taken >= straight;
      const score = takesLeft ? taken : straight;
      how[j] = takesLeft ? GAP_LEFT : GAP_ABOVE;
      if (!(score + most + (rest[j] ?? 0) >= least)) break;
      scores[j] = left = score;
    }
    if (j > start) ranges.push(start, j);
  }
}

/** The row of a line, which is found, put in, or takes the place of another. */
export function fillLine(
  { compared, isLate, deletionCost, above, here, ahead, least, how }: RowInput,
  row: ReplyRow,
  likeness: Float64Array,
  avoided: { readonly j: number; readonly cost: number } | undefined,
): void {
  const { ids, spellings, told } = compared.columns;
  const { scores, ranges } = here;
  const old = above.scores;
  const alive = above.ranges;
  const { id, spelling, insertion, same, alike } = row;
  const isNew = row.olderForms.size > 0;
  const replaced = REPLACED * row.weight;
  const keepNew = isLate === true;
  const avoidedColumn = (avoided?.j ?? -1) + 1;
  const avoidance = avoided?.cost ?? 0;
  const { columns, drops, rest } = ahead;
  let { most } = ahead;
  let drop = 0;
  let nextDrop = columns[0] ?? 0;
  let at = 0;
  for (let j = alive[0] ?? scores.length; j < scores.length; j++) {
    // Nothing comes from the left: on to the next column that can be reached from above.
    while (at < alive.length && (alive[at + 1] ?? 0) < j) at += 2;
    if (at >= alive.length) break;
    j = Math.max(j, alive[at] ?? 0);
    const start = j;
    let left = -Infinity;
    let deleting = -Infinity;
    let diagonal = j > 0 ? (old[j - 1] ?? -Infinity) : -Infinity;
    for (; j < scores.length; j++) {
      while (j >= nextDrop) {
        most -= drops[drop] ?? 0;
        nextDrop = columns[++drop] ?? 0;
      }
      const straight = old[j] ?? -Infinity;
      let best = straight - insertion;
      let step = INSERT;
      const opened = left - OPEN;
      let extension = 0;
      if (deleting > opened) extension = EXTENSION;
      else deleting = opened;
      deleting -= deletionCost * (told[j] ?? 0);
      if (keepNew ? deleting >= best : deleting > best) {
        best = deleting;
        step = DELETE;
      }
      if (ids[j] === id) {
        const gain = (spellings[j] === spelling ? same : alike) - (j === avoidedColumn ? avoidance : 0);
        if (diagonal + gain >= best) {
          best = diagonal + gain;
          step = MATCH;
        }
      }
      if (isNew) {
        const share = likeness[j] ?? 0;
        if (share > 0 && diagonal + replaced * share >= best) {
          best = diagonal + replaced * share;
          step = REPLACE;
        }
      }
      diagonal = straight;
      how[j] = step + extension;
      if (!(best + most + (rest[j] ?? 0) >= least)) break;
      scores[j] = left = best;
    }
    if (j > start) ranges.push(start, j);
  }
}

/** What it costs to begin a deletion, and for a gap to take up a line outside of its block. */
const OPEN = 0.5;
const LEAVING = 0.15;
