import type { Disposable } from '../../core/disposables.ts';
import { Listeners } from '../../core/disposables.ts';
import type { BlockRef } from '../../core/panel/reviews.ts';
import type { Proposal } from '../../core/panel/review/proposals.ts';
import type { BlockState } from '../../shared/panelState.ts';
import { blockKey } from '../../shared/panelState.ts';
import type { ReviewPlan } from './reviewPlans.ts';
import type { ReviewSession } from './reviewSession.ts';

type Change = BlockState & { readonly threadId: string };

/** What the panels show of the edits of replies. */
export class ReviewStates {
  readonly #states = new Map<string, BlockState>();
  readonly #changes = new Listeners<Change>();

  get(ref: BlockRef): BlockState | undefined {
    return this.#states.get(keyOf(ref));
  }

  set(ref: BlockRef, state: BlockState): void {
    // A review that follows every key typed into its document is mostly as it was.
    if (JSON.stringify(this.get(ref)) === JSON.stringify(state)) return;
    this.#states.set(keyOf(ref), state);
    this.#changes.fire({ ...state, threadId: ref.threadId });
  }

  onChange(listener: (change: Change) => void): Disposable {
    return this.#changes.add(listener);
  }
}

/** The name of an edit among all of this window. */
export function keyOf({ turnId, block, file }: BlockRef): string {
  return blockKey(turnId, block, file);
}

/** An edit that nobody has looked at yet. */
export function blankState({ turnId, block, file }: BlockRef, proposal: Proposal | undefined): BlockState {
  const wish = proposal?.wish;
  return {
    turnId,
    block,
    ...(file ? { file } : {}),
    path: proposal?.path,
    isNewFile: wish?.type === 'create',
    ...(wish?.type === 'delete' ? { action: 'delete' as const } : {}),
    ...(wish?.type === 'rename' ? { action: 'rename' as const, newPath: wish.to } : {}),
    added: 0,
    removed: 0,
    status: 'ready',
  };
}

/** The state of an edit that was not applied, with the ways on. */
export function refusedState(
  state: BlockState,
  { message, candidates, fitting, proposed }: Extract<ReviewPlan, { type: 'refused' }>,
): BlockState {
  return {
    ...settled(state),
    status: 'refused',
    message,
    candidates,
    ...(fitting ? { fitting } : {}),
    offers: [proposed === undefined ? 'show-file' : 'show-both', 'insert', 'ask-again'],
  };
}

/** The state of an edit in review. `note` is what was said about it when the review began. */
export function reviewingState(state: BlockState, session: ReviewSession, note: string | undefined): BlockState {
  const { pending, total, added, removed } = session.review.counts;
  const message = session.problem ?? note;
  return {
    ...settled(state),
    path: session.path,
    isNewFile: session.change.type === 'create',
    status: 'reviewing',
    added,
    removed,
    hunks: { pending, total },
    ...(message === undefined || message === '' ? {} : { message }),
  };
}

/** A state without what was only true of the one before it. */
export function settled(state: BlockState): BlockState {
  const { message: _, candidates: __, fitting: ___, offers: ____, hunks: _____, ...rest } = state;
  return rest;
}
