import type { Change } from '../change.ts';
import type { TextEdit } from '../textEdit.ts';

/** The ladder: how a change found its place, the surest first. The last three are for code without any marks. */
export type RungName =
  | 'exact'
  | 'trailing-space'
  | 'indentation'
  | 'punctuation'
  | 'fragment'
  | 'unescaped'
  | 'similar'
  | 'whole-file'
  | 'lazy'
  | 'snippet';

/** A place in the file where a change may belong. */
export type Placement = {
  readonly rung: RungName;
  /** The change as it was found: a rung may have had to clean it. */
  readonly change: Change;
  /** For each old line of the change the line of the file (from 0) it stands for, -1 where the file has none. */
  readonly rows: readonly number[];
  /** The first line of the file this place covers, and the one after the last. */
  readonly start: number;
  readonly end: number;
  /** Set when part of a line is replaced; then `rows` is empty. */
  readonly edit?: TextEdit;
};

/** What looking for a change on one rung brought: places, or regions that nearly fit but must not be used. */
export type Search = { readonly placements: readonly Placement[]; readonly near?: readonly NearMiss[] };

/** A region that resembles the old text; `isStale` when the lines to be replaced are no longer what the reply quotes. */
export type NearMiss = { readonly start: number; readonly end: number; readonly isStale: boolean };

export function placementAt(rung: RungName, change: Change, rows: readonly number[]): Placement {
  const present = rows.filter(row => row >= 0);
  return { rung, change, rows, start: Math.min(...present), end: Math.max(...present) + 1 };
}
