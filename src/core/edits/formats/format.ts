import type { ApplyHints } from '../applyHints.ts';
import type { Change } from '../change.ts';
import type { LineSplice } from '../lineSplice.ts';
import type { FileIndex } from '../locate/fileIndex.ts';
import type { RungName } from '../locate/placement.ts';
import type { Refusal } from '../refusal.ts';

/** A block of a reply as lines, its fence and file name taken off. */
export type Block = {
  readonly text: string;
  readonly lines: readonly string[];
  readonly info: string;
  readonly isClosed: boolean | undefined;
};

/** What a format is told of the file the block is for. */
export type Target = {
  readonly path: string;
  readonly language: string;
  readonly index: FileIndex;
  readonly hints: ApplyHints;
};

/** Changes still to be placed by the ladder. `isOrdered` when the format gives them from the top of the file down. */
export type Changes = { readonly type: 'changes'; readonly changes: readonly Change[]; readonly isOrdered: boolean };

/** Lines the format has placed itself, with how sure it is (0 to 1) and what it goes by. */
export type Lineup = {
  readonly type: 'lines';
  readonly splices: readonly LineSplice[];
  readonly rung: RungName;
  readonly confidence: number;
  readonly why: string;
};

/**
 * One way a model writes an edit. `recognises` looks at marks alone and must not take a block that only mentions them;
 * `read` turns the block into changes or lines, or says why it cannot. Neither throws, whatever the block.
 */
export type EditFormat = {
  readonly name: string;
  recognises(block: Block, target: Target): boolean;
  read(block: Block, target: Target): Changes | Lineup | Refusal;
};
