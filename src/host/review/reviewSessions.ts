import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposables.ts';
import { DisposableList } from '../../core/disposables.ts';
import type { ReviewCounts } from '../../core/edits/review.ts';
import type { BlockRef } from '../../core/panel/reviews.ts';
import type { ReviewMemory } from '../../core/panel/review/reviewMemory.ts';
import type { BlockState } from '../../shared/panelState.ts';
import type { KeptEdits } from './reviewKept.ts';
import type { ReviewPlan } from './reviewPlans.ts';
import { ReviewSession } from './reviewSession.ts';
import type { ReviewStates } from './reviewStates.ts';
import { keyOf, reviewingState, settled } from './reviewStates.ts';
import type { TextDocuments } from './textDocuments.ts';
import { pathOf } from '../vscodeWorkspace.ts';

export interface ReviewSessionsDeps {
  readonly documents: TextDocuments;
  readonly states: ReviewStates;
  readonly memory: ReviewMemory;
  readonly kept: KeptEdits;
}

/** The reviews that are open in this window. What becomes of them is shown and remembered. */
export class ReviewSessions implements Disposable {
  readonly #deps: ReviewSessionsDeps;
  readonly #sessions = new Map<string, ReviewSession>();
  readonly #disposables = new DisposableList();

  constructor(deps: ReviewSessionsDeps) {
    this.#deps = deps;
    this.#disposables.add(
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) this.#moved(oldUri, newUri);
      }),
    );
  }

  /** In the order in which they began. */
  get all(): readonly ReviewSession[] {
    return [...this.#sessions.values()];
  }

  /** The one whose diff has the focus, or the only one there is. */
  get active(): ReviewSession | undefined {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    const focused = input instanceof vscode.TabInputTextDiff ? this.byProposed(input.modified) : undefined;
    const { all } = this;
    return focused ?? (all.length === 1 ? all[0] : undefined);
  }

  get(ref: BlockRef): ReviewSession | undefined {
    return this.#sessions.get(keyOf(ref));
  }

  byProposed(uri: vscode.Uri): ReviewSession | undefined {
    return this.all.find(it => it.proposedUri.toString() === uri.toString());
  }

  /** Begins a review, or goes on with one of before a reload: then `earlier` are its counts. */
  open(
    ref: BlockRef,
    plan: Extract<ReviewPlan, { type: 'change' }>,
    state: BlockState,
    earlier?: Pick<ReviewCounts, 'total' | 'taken'>,
  ): ReviewSession {
    const { target, change, before, after, notes } = plan;
    const note = [...notes, target.confirm ?? ''].join(' ').trim();
    const session: ReviewSession = new ReviewSession({
      ...{ ref, target, change, before, after, earlier },
      documents: this.#deps.documents,
      onChange: (it, isOwn) => this.#changed(it, state, note, isOwn),
    });
    this.#sessions.set(keyOf(ref), session);
    this.#changed(session, state, note, earlier === undefined);
    return session;
  }

  dispose(): void {
    for (const session of this.#sessions.values()) session.dispose();
    this.#disposables.dispose();
  }

  #changed(session: ReviewSession, begun: BlockState, note: string, isOwn: boolean): void {
    const { states, kept } = this.#deps;
    const { ref, status, review } = session;
    if (status !== 'reviewing') this.#sessions.delete(keyOf(ref));
    void vscode.commands.executeCommand('setContext', 'parley.isReviewing', this.#sessions.size > 0);
    if (status === 'reviewing') states.set(ref, reviewingState(begun, session, note));
    else {
      const isKept = status === 'kept' && kept.get(ref) !== undefined;
      const before = settled(states.get(ref) ?? begun);
      states.set(ref, { ...before, status, ...(isKept ? { offers: ['take-back'] as const } : {}) });
    }
    if (isOwn) void this.#remember(session, status === 'reviewing' ? review : undefined);
  }

  async #remember(session: ReviewSession, review: ReviewSession['review'] | undefined): Promise<void> {
    const { memory } = this.#deps;
    const { threadId, turnId, block, file = 0 } = session.ref;
    const { change, path, status } = session;
    const waiting = review && { before: review.before, after: review.after, ...review.counts };
    const known = await memory.of(threadId, turnId, block, file);
    const { review: _, ...rest } = known ?? {};
    await memory.set(threadId, turnId, {
      ...rest,
      ...{ block, file, path, status },
      action: change.type,
      ...(change.type === 'rename' ? { newPath: change.to.path } : {}),
      ...(waiting ? { review: waiting } : {}),
    });
  }

  #moved(from: vscode.Uri, to: vscode.Uri): void {
    for (const session of this.all) {
      const { uri } = session.target;
      const isInside = uri.path.startsWith(`${from.path}/`);
      if (session.isWriting || uri.scheme !== from.scheme || (uri.path !== from.path && !isInside)) continue;
      const moved = to.with({ path: to.path + uri.path.slice(from.path.length) });
      void vscode.workspace.openTextDocument(moved).then(document => {
        session.retarget({ ...session.target, path: pathOf(moved), uri: moved, document });
      });
    }
  }
}
