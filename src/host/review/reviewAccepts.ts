import * as vscode from 'vscode';
import { countLines, hunksBetween } from '../../core/edits/hunks.ts';
import { failureOf } from '../../core/errors.ts';
import type { BlockRef } from '../../core/panel/reviews.ts';
import type { ReviewMemory } from '../../core/panel/review/reviewMemory.ts';
import type { KeptChange } from '../../core/panel/review/takeBack.ts';
import { joinKept } from '../../core/panel/review/takeBack.ts';
import { Serial } from '../../core/threads/serial.ts';
import type { Workspace } from '../../core/workspace.ts';
import { FileError } from '../../core/workspace.ts';
import type { BlockState } from '../../shared/panelState.ts';
import type { AcceptedEdit } from '../../shared/thread.ts';
import type { KeptEdit, KeptEdits, TakeBackResult } from './reviewKept.ts';
import { askForYes, reasonToAsk } from './reviewQuestions.ts';
import type { ReviewSession } from './reviewSession.ts';
import type { ReviewStates } from './reviewStates.ts';
import { settled } from './reviewStates.ts';
import type { ReviewTargets } from './reviewTargets.ts';

export interface ReviewAcceptsDeps {
  readonly targets: ReviewTargets;
  readonly memory: ReviewMemory;
  readonly states: ReviewStates;
  readonly kept: KeptEdits;
  readonly workspace: Workspace;
  readonly onAccepted: (ref: BlockRef, edit: AcceptedEdit) => Promise<void>;
}

export interface AcceptOptions {
  /** The hunks to accept; left out, all. */
  readonly positions?: ReadonlySet<number> | undefined;
  /** Whether a question may be asked; without, what needs a yes of its own is refused. */
  readonly canAsk: boolean;
}

/** Accepting reviews and taking back what was accepted, one after the other: the one way by which files change. */
export class ReviewAccepts {
  readonly #deps: ReviewAcceptsDeps;
  readonly #serial = new Serial();

  constructor(deps: ReviewAcceptsDeps) {
    this.#deps = deps;
  }

  /** Accepts. Where that cannot be done, the block in the panel says why, and so does the error. */
  accept(session: ReviewSession, options: AcceptOptions): Promise<void> {
    return this.#serial.run(async () => {
      if (session.status !== 'reviewing') return;
      await this.#telling(session.ref, () => this.#accept(session, options));
    });
  }

  /** Takes back what is still there of an accepted edit. The block says what that came to. */
  takeBack(ref: BlockRef): Promise<void> {
    return this.#serial.run(() =>
      this.#telling(ref, async () => {
        const result = await this.#deps.kept.takeBack(ref);
        this.#deps.kept.delete(ref);
        await this.#settle(ref, result === 'part' || result === 'none' ? 'kept' : 'rejected', WORDS[result]);
      }),
    );
  }

  /** Undo or redo in the editor took an accepted edit away, or brought it back. */
  turned({ ref }: KeptEdit, isThere: boolean): void {
    const { states } = this.#deps;
    const state = states.get(ref);
    if (state?.status !== (isThere ? 'rejected' : 'kept')) return;
    const offers = isThere ? { offers: ['take-back'] as const } : {};
    states.set(ref, { ...settled(state), status: isThere ? 'kept' : 'rejected', ...offers });
    void this.#remember(ref, isThere ? 'kept' : 'rejected', this.#deps.kept.get(ref)?.texts);
  }

  /** Shows what became of a review: its file, in the editor. */
  async showResult({ status, change, target }: ReviewSession): Promise<void> {
    if (status !== 'kept' || change.type === 'delete') return;
    if (change.type === 'create') return;
    await vscode.window.showTextDocument(change.type === 'rename' ? change.to.uri : target.uri, { preview: false });
  }

  async #accept(session: ReviewSession, { positions, canAsk }: AcceptOptions): Promise<void> {
    await this.#check(session);
    const reason = reasonToAsk(session, positions);
    if (reason !== undefined) {
      if (!canAsk) throw new FileError('denied', `${reason} It was left out: keep it by itself.`);
      if (!(await askForYes(session, reason, positions))) return;
      await this.#check(session);
    }
    await this.#made(session, await session.accept(positions));
  }

  /** Checks anew all that could have changed since the change was shown. */
  async #check(session: ReviewSession): Promise<void> {
    const { targets, workspace } = this.#deps;
    if (!workspace.isTrusted()) {
      throw new FileError('denied', 'In Restricted Mode Parley changes no files. Trust this workspace first.');
    }
    session.retarget(await targets.check(session.target));
    if (session.change.type === 'rename') await targets.check(session.change.to);
    if (session.problem !== undefined) throw new FileError('denied', session.problem);
  }

  async #made(session: ReviewSession, made: KeptChange): Promise<void> {
    const { kept, states, onAccepted } = this.#deps;
    const { ref, change, target, status } = session;
    const texts = joinKept(kept.get(ref)?.texts, made);
    const isRenamed = change.type === 'rename' && status === 'kept';
    kept.set({
      ref,
      action: change.type === 'rename' && !isRenamed ? 'edit' : change.type,
      path: isRenamed ? change.to.path : target.path,
      uri: isRenamed ? change.to.uri : target.uri,
      from: isRenamed ? { path: target.path, uri: target.uri } : undefined,
      texts,
    });
    if (change.type === 'create') await showNew(target.uri);
    const state = states.get(ref);
    if (state && status === 'kept') {
      states.set(ref, { ...state, ...countsOf(texts), offers: ['take-back'] });
    }
    await this.#remember(ref, status, texts);
    await onAccepted(ref, { path: target.path, ...countsOf(made), accepted: Date.now() });
  }

  async #settle(ref: BlockRef, status: 'kept' | 'rejected', message: string | undefined): Promise<void> {
    const { states } = this.#deps;
    const state = states.get(ref);
    if (state) states.set(ref, { ...settled(state), status, ...(message === undefined ? {} : { message }) });
    await this.#remember(ref, status, undefined);
  }

  async #remember(ref: BlockRef, status: ReviewSession['status'], texts: KeptChange | undefined): Promise<void> {
    const { memory } = this.#deps;
    const { threadId, turnId, block, file = 0 } = ref;
    const known = await memory.of(threadId, turnId, block, file);
    if (!known) return;
    const { kept: _, ...rest } = known;
    await memory.set(threadId, turnId, { ...rest, status, ...(texts ? { kept: texts } : {}) });
  }

  /** Does something for a block, and shows there why it did not succeed. */
  async #telling(ref: BlockRef, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const state: BlockState | undefined = this.#deps.states.get(ref);
      if (state) this.#deps.states.set(ref, { ...state, message: failureOf(error).message });
      throw error;
    }
  }
}

const WORDS: Readonly<Record<TakeBackResult, string | undefined>> = {
  all: undefined,
  part: 'A part of it was taken back. The rest has been edited since and was left.',
  none: 'All of it has been edited since, so nothing was taken back.',
  gone: 'Nothing of it was there any more.',
};

/** A new file is not on disk yet: it is shown, so that it can be saved. */
async function showNew(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri.with({ scheme: 'untitled' }), { preview: false });
}

function countsOf({ before, after }: KeptChange): { readonly added: number; readonly removed: number } {
  return countLines(hunksBetween(before, after));
}
