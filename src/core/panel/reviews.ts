import type { Disposable } from '../disposables.ts';
import type { BlockState } from '../../shared/panelState.ts';
import type { Thread, Turn } from '../../shared/thread.ts';

/** One code block of one reply; one file of it, where a patch is for several. */
export interface BlockRef {
  readonly threadId: string;
  readonly turnId: string;
  readonly block: number;
  readonly file?: number | undefined;
}

/** What the user chose after a change had no certain place. */
export interface ApplyChoice {
  /** Which of the places that were offered. */
  readonly candidate?: number | undefined;
  /** The changes that fit, without the others. */
  readonly isPartial?: boolean | undefined;
}

/** Edits that replies propose, from the look at their targets to Accept or Reject. Nothing is written before Accept. */
export interface Reviews {
  /** A reply has ended just now: the texts of its targets are remembered, so that what changes later can be told apart. */
  replied(thread: Thread, turn: Turn): Promise<void>;
  /** What the code blocks of a reply would do to which files. Blocks that are no edits are left out. */
  describe(thread: Thread, turn: Turn): Promise<readonly BlockState[]>;
  /** Shows what a block would change. Where it cannot be told, the block's state says why. */
  apply(thread: Thread, turn: Turn, ref: BlockRef, choice: ApplyChoice): Promise<void>;
  show(ref: BlockRef): Promise<void>;
  /** Shows the file beside what the reply would make of it, where that was refused. */
  showBoth(ref: BlockRef): Promise<void>;
  accept(ref: BlockRef): Promise<void>;
  reject(ref: BlockRef): Promise<void>;
  /** Takes an accepted change back, as far as it is still there as it was made. */
  takeBack(ref: BlockRef): Promise<void>;
  /** Begins the reviews of all files of a reply, and shows the first. */
  showAll(thread: Thread, turn: Turn): Promise<void>;
  /** Accepts all that a reply proposes, but for what needs a yes of its own. */
  acceptAll(thread: Thread, turn: Turn): Promise<void>;
  /** Rejects what waits and takes back what was accepted. */
  undoAll(thread: Thread, turn: Turn): Promise<void>;
  /** What to ask the model about a change that had no certain place; undefined where there is nothing to ask. */
  question(turn: Turn, ref: BlockRef): string | undefined;
  onChange(listener: (change: BlockState & { readonly threadId: string }) => void): Disposable;
}
