import { indentOf, isBlank } from '../views.ts';
import {
  clear,
  DELETE,
  EXTENSION,
  fillGap,
  fillHead,
  fillLine,
  GAP_ABOVE,
  GAP_LEFT,
  MATCH,
  REPLACE,
  type Front,
  type RowInput,
} from './alignRows.ts';
import type { ComparedLines } from './compareLines.ts';
import { gainAhead, type RowAhead } from './gainAhead.ts';

/**
 * One step of an alignment of a reply (rows `i`) with a file (lines `j`). A gap is a placeholder's share of the file, the
 * lines from `j` up to but not including `to`.
 */
export type Step =
  | { readonly kind: 'match'; readonly i: number; readonly j: number }
  | { readonly kind: 'insert'; readonly i: number }
  | { readonly kind: 'delete'; readonly j: number }
  | { readonly kind: 'gap'; readonly j: number; readonly to: number };

export type AlignInput = {
  readonly compared: ComparedLines;
  /** Whether the file may go on before and after what the reply shows. */
  readonly isHeadFree: boolean;
  readonly isTailFree: boolean;
  /** What deleting one more line costs, as a share of what the line tells. */
  readonly deletionCost: number;
  /** Of equally good alignments take the one that stands latest instead of earliest. */
  readonly isLate?: boolean;
  /** Matches (by reply row) to be avoided a little, so that a second choice shows itself. */
  readonly avoided?: ReadonlyMap<number, { readonly j: number; readonly cost: number }>;
  /** A score that some alignment is known to have. */
  readonly known?: number;
};

export type Alignment = { readonly steps: readonly Step[]; readonly score: number };

/**
 * The best global alignment with a cost for opening and for extending a deletion (Gotoh 1982), where a placeholder row
 * takes up file lines for free. Lines match when they are equal but for the blanks around them; a line weighs what it
 * tells, less when the file has it often, a little more when its indentation is equal too.
 *
 * Only cells that a certain score can still be reached from are looked at. If the best alignment has that score, it is
 * the best of all, since none of its cells was left out; else a lower score is tried.
 */
export function alignCode(input: AlignInput): Alignment {
  const ahead = gainAhead(input.compared, input);
  const { most, rest } = ahead(0);
  const tries = input.known === undefined ? SHORTFALLS.map(it => most + (rest[0] ?? 0) - it) : [input.known];
  for (const least of tries) {
    const found = alignAbove(least - 2 * ROUNDING, input, ahead);
    if (found.score >= least - ROUNDING) return found;
  }
  return alignAbove(-Infinity, input, ahead);
}

/** By how much the best alignment may fall short of what every line of the reply could gain by itself. */
const SHORTFALLS: readonly number[] = [10, 40, 160, 500];
/** More than the order of additions makes of a score. */
const ROUNDING = 1e-6;

/** The best of the alignments that score at least `least`. When there is none, the score is lower or -Infinity. */
function alignAbove(least: number, input: AlignInput, ahead: (row: number) => RowAhead): Alignment {
  const { rows, reply, file, isLiteral, room } = input.compared;
  const width = file.length + 1;
  const front = (): Front => ({ scores: new Float64Array(width).fill(-Infinity), ranges: [] });
  const likeness = new Float64Array(width);
  let [above, here] = [front(), front()];
  const rowInput = (row: number): RowInput => {
    const how = room.subarray(row * width, (row + 1) * width);
    return { ...input, above, here, ahead: ahead(row), least, how };
  };
  fillHead(rowInput(0));
  rows.forEach((row, i) => {
    [above, here] = [here, above];
    clear(here);
    if (!row) fillGap(rowInput(i + 1), isLiteral ? gapFloor(reply, i) : 0);
    else {
      for (const [j, share] of row.olderForms) likeness[j + 1] = share;
      fillLine(rowInput(i + 1), row, likeness, input.avoided?.get(i));
      for (const j of row.olderForms.keys()) likeness[j + 1] = 0;
    }
  });

  let end = file.length;
  if (input.isTailFree) {
    const { scores } = here;
    const isLate = input.isLate === true;
    for (let j = file.length; j >= 0; j--) {
      const value = scores[j] ?? 0;
      const best = scores[end] ?? 0;
      if (isLate ? value > best : value >= best) end = j;
    }
  }
  const score = here.scores[end] ?? -Infinity;
  return { steps: score === -Infinity ? [] : walkBack(room, width, rows.length, end), score };
}

/** The least indentation of lines that a placeholder stands for, going by the lines it stands between. */
function gapFloor(reply: readonly (string | undefined)[], at: number): number {
  const isText = (line: string | undefined): boolean => line !== undefined && !isBlank(line);
  const above = reply.slice(0, at).findLast(isText);
  const below = reply.slice(at + 1).find(isText);
  if (above === undefined || below === undefined) return 0;
  const [outer, inner] = [indentOf(above).length, indentOf(below).length];
  return inner > outer ? outer + 1 : inner;
}

function walkBack(how: Uint8Array, width: number, rows: number, end: number): Step[] {
  const steps: Step[] = [];
  let i = rows;
  let j = end;
  let isDeleting = false;
  let gapEnd = end < width - 1 ? width - 1 : -1;
  const closeGap = (): void => {
    if (gapEnd !== -1) steps.push({ kind: 'gap', j, to: gapEnd });
    gapEnd = -1;
  };
  while (i > 0 || j > 0) {
    const cell = how[i * width + j] ?? 0;
    const step = isDeleting ? DELETE : cell & (EXTENSION - 1);
    if (step === GAP_LEFT) {
      if (gapEnd === -1) gapEnd = j;
      j--;
      continue;
    }
    if (step === GAP_ABOVE) {
      i--;
      continue;
    }
    closeGap();
    if (step === DELETE) {
      isDeleting = (cell & EXTENSION) !== 0;
      steps.push({ kind: 'delete', j: --j });
    } else if (step === MATCH) {
      steps.push({ kind: 'match', i: --i, j: --j });
    } else if (step === REPLACE) {
      steps.push({ kind: 'insert', i: --i }, { kind: 'delete', j: --j });
    } else {
      steps.push({ kind: 'insert', i: --i });
    }
  }
  closeGap();
  return steps.reverse();
}
