import { countLines, hunksBetween } from '../../core/edits/hunks.ts';
import { failureOf } from '../../core/errors.ts';
import type { BlockRef } from '../../core/panel/reviews.ts';
import type { Proposal } from '../../core/panel/review/proposals.ts';
import { proposalsOf } from '../../core/panel/review/proposals.ts';
import type { EditMemory, ReviewMemory } from '../../core/panel/review/reviewMemory.ts';
import { FileError } from '../../core/workspace.ts';
import type { BlockState } from '../../shared/panelState.ts';
import type { Thread, Turn } from '../../shared/thread.ts';
import type { Log } from '../log.ts';
import type { KeptEdits } from './reviewKept.ts';
import type { FileChange, ReviewPlanner } from './reviewPlans.ts';
import type { ReviewSessions } from './reviewSessions.ts';
import type { ReviewStates } from './reviewStates.ts';
import { blankState } from './reviewStates.ts';
import type { ReviewTargets } from './reviewTargets.ts';

export interface ReviewRecallDeps {
  readonly targets: ReviewTargets;
  readonly memory: ReviewMemory;
  readonly states: ReviewStates;
  readonly kept: KeptEdits;
  readonly planner: ReviewPlanner;
  readonly sessions: ReviewSessions;
  readonly log: Log;
}

/** What the edits of a reply come to when it is shown: from memory where there is something to remember, else anew. */
export class ReviewRecall {
  readonly #deps: ReviewRecallDeps;

  constructor(deps: ReviewRecallDeps) {
    this.#deps = deps;
  }

  /** Remembers the targets' texts as they are now. A target that cannot be changed has none. */
  async replied(thread: Thread, turn: Turn): Promise<void> {
    const { memory, targets, log } = this.#deps;
    for (const { block, file, path, wish } of proposalsOf(turn)) {
      if (path === undefined) continue;
      try {
        const known = await memory.of(thread.id, turn.id, block.block, file);
        if (known && known.status !== 'ready') continue;
        const { document } = await targets.find(path, turn.context);
        if (!document) continue;
        const edit = { block: block.block, file, path, action: wish.type, status: 'ready' as const };
        await memory.set(thread.id, turn.id, { ...edit, base: document.getText() });
      } catch (error) {
        if (!(error instanceof FileError)) log.error('The target of a code block was not remembered', error);
      }
    }
  }

  async describe(thread: Thread, turn: Turn): Promise<readonly BlockState[]> {
    const states: BlockState[] = [];
    for (const proposal of proposalsOf(turn)) {
      const ref = { threadId: thread.id, turnId: turn.id, block: proposal.block.block, file: proposal.file };
      states.push(this.#deps.states.get(ref) ?? (await this.#look(ref, turn, proposal)));
    }
    return states;
  }

  async #look(ref: BlockRef, turn: Turn, proposal: Proposal): Promise<BlockState> {
    const blank = blankState(ref, proposal);
    try {
      return (await this.#recalled(ref, turn, blank)) ?? (await this.#fresh(ref, turn, proposal, blank));
    } catch (error) {
      if (!(error instanceof FileError)) this.#deps.log.error('A code block was not compared with its file', error);
      // In another workspace than its own a thread is full of files that are not there: no reason to shout.
      const isMissing = error instanceof FileError && error.reason === 'missing';
      return isMissing ? blank : { ...blank, status: 'refused', message: failureOf(error).message, offers: ['insert'] };
    }
  }

  /** What was remembered, where something became of the edit. */
  async #recalled(ref: BlockRef, turn: Turn, blank: BlockState): Promise<BlockState | undefined> {
    const { memory, states, kept, targets } = this.#deps;
    const edit = await memory.of(ref.threadId, ref.turnId, ref.block, ref.file ?? 0);
    if (!edit || edit.status === 'ready') return undefined;
    const { status, path, newPath, action } = edit;
    if (status === 'reviewing') {
      const { uri } = await targets.find(path, turn.context);
      // Hunks that were accepted before the others: taking back covers them too.
      if (edit.kept) kept.set({ ref, action: 'edit', path, uri, texts: edit.kept });
      return this.#resume(ref, turn, blank, edit);
    }
    const state: BlockState = { ...blank, path, status, isNewFile: action === 'create' };
    if (status !== 'kept' || !edit.kept) return state;
    const { uri } = await targets.find(newPath ?? path, turn.context);
    const from = newPath === undefined ? undefined : { path, uri: (await targets.find(path, turn.context)).uri };
    const own = { ref, action, path: newPath ?? path, uri, from, texts: edit.kept };
    kept.set(own);
    const counts = countLines(hunksBetween(edit.kept.before, edit.kept.after));
    const offers = (await kept.isThere(own)) ? { offers: ['take-back'] as const } : {};
    const shown = { ...state, ...counts, ...offers };
    states.set(ref, shown);
    return shown;
  }

  /** Goes on with a review that waited when the window was closed. */
  async #resume(ref: BlockRef, turn: Turn, blank: BlockState, edit: EditMemory): Promise<BlockState | undefined> {
    const { sessions, targets, states } = this.#deps;
    const { review, path, newPath, action } = edit;
    const target = await targets.find(path, turn.context);
    if (!review || (action === 'create') !== (target.document === undefined)) return undefined;
    const change: FileChange | undefined =
      action !== 'rename'
        ? { type: action }
        : newPath === undefined
          ? undefined
          : { type: 'rename', to: await targets.find(newPath, turn.context) };
    if (!change) return undefined;
    const { before, after } = review;
    const session = sessions.open(
      ref,
      { type: 'change', target, change, before, after, notes: [] },
      { ...blank, path },
      review,
    );
    session.retarget(target);
    return states.get(ref);
  }

  async #fresh(ref: BlockRef, turn: Turn, proposal: Proposal, blank: BlockState): Promise<BlockState> {
    const { path } = proposal;
    if (path === undefined) return blank;
    const plan = await this.#deps.planner.plan({ ref, turn, proposal, path, choice: {}, places: [] });
    if (plan.type === 'unchanged') return { ...blank, status: 'unchanged' };
    if (plan.type === 'refused') return blank;
    const { target, change, before, after } = plan;
    const message = target.obstacle ?? target.confirm;
    return {
      ...blank,
      isNewFile: change.type === 'create',
      ...countLines(hunksBetween(before, after)),
      ...(message === undefined ? {} : { message }),
    };
  }
}
