import type { Disposable } from '../disposables.ts';
import type { BlockState } from '../../shared/panelState.ts';
import type { Thread, Turn } from '../../shared/thread.ts';

/** One code block of one reply. */
export interface BlockRef {
  readonly threadId: string;
  readonly turnId: string;
  readonly block: number;
}

/** Edits that replies propose, from the look at their targets to Accept or Reject. Nothing is written before Accept. */
export interface Reviews {
  /** What the code blocks of a reply would do to which files. Blocks that are no edits are left out. */
  describe(turn: Turn): Promise<readonly BlockState[]>;
  /** Shows what a block would change; `candidate` is the place the user chose where several fit. */
  apply(thread: Thread, turn: Turn, block: number, candidate: number | undefined): Promise<void>;
  show(ref: BlockRef): Promise<void>;
  accept(ref: BlockRef): Promise<void>;
  reject(ref: BlockRef): Promise<void>;
  onChange(listener: (change: BlockState & { readonly threadId: string }) => void): Disposable;
}
