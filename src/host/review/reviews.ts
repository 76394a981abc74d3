import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposables.ts';
import { DisposableList } from '../../core/disposables.ts';
import { FailureError, failureOf, failures } from '../../core/errors.ts';
import type { ApplyChoice, BlockRef, Reviews } from '../../core/panel/reviews.ts';
import type { Proposal } from '../../core/panel/review/proposals.ts';
import { proposalsOf } from '../../core/panel/review/proposals.ts';
import { askAgainQuestion } from '../../core/panel/review/question.ts';
import { ReviewMemory } from '../../core/panel/review/reviewMemory.ts';
import { PlanClient } from '../../core/panel/review/planClient.ts';
import type { ReviewShelf } from '../../core/panel/review/reviewMemory.ts';
import { FileError } from '../../core/workspace.ts';
import type { BlockState } from '../../shared/panelState.ts';
import { codeBlocks } from '../../shared/reply.ts';
import type { AcceptedEdit, Thread, Turn } from '../../shared/thread.ts';
import type { Log } from '../log.ts';
import { ReviewAccepts } from './reviewAccepts.ts';
import { KeptEdits } from './reviewKept.ts';
import type { ReviewPlan } from './reviewPlans.ts';
import { ReviewPlanner } from './reviewPlans.ts';
import { askForTarget } from './reviewQuestions.ts';
import { ReviewRecall } from './reviewRecall.ts';
import type { ReviewSession } from './reviewSession.ts';
import { ReviewSessions } from './reviewSessions.ts';
import { ReviewStates, blankState, keyOf, refusedState, settled } from './reviewStates.ts';
import { ReviewTargets } from './reviewTargets.ts';
import { REVIEW_SCHEME } from './textDocuments.ts';
import type { TextDocuments } from './textDocuments.ts';
import type { VscodeWorkspace } from '../vscodeWorkspace.ts';

export interface ReviewsDeps {
  readonly workspace: VscodeWorkspace;
  readonly documents: TextDocuments;
  /** Where the texts of reviews lie, beside their threads. */
  readonly shelf: ReviewShelf;
  /** The script of the worker thread that applies blocks to big files. */
  readonly workerPath: string;
  /** Puts secrets back where their placeholders stand. */
  readonly restore: (text: string) => { readonly text: string; readonly missing: readonly string[] };
  /** How many syntax errors a text has; undefined where that cannot be told soon. */
  readonly syntaxErrors: (path: string, language: string, text: string) => Promise<number | undefined>;
  /** An edit was accepted: the thread remembers it. */
  readonly onAccepted: (ref: BlockRef, edit: AcceptedEdit) => Promise<void>;
  readonly log: Log;
}

/** The edits that replies propose, in this window: what they would do, the reviews that are open, and the way back. */
export class VscodeReviews implements Reviews, Disposable {
  readonly #deps: ReviewsDeps;
  readonly #planner: ReviewPlanner;
  readonly #states = new ReviewStates();
  readonly #sessions: ReviewSessions;
  readonly #accepts: ReviewAccepts;
  readonly #recall: ReviewRecall;
  /** Why edits were not applied, for the ways on that are offered. */
  readonly #refused = new Map<string, RefusedPlan>();
  readonly #disposables = new DisposableList();

  constructor(deps: ReviewsDeps) {
    const { workspace, documents, restore, onAccepted, log } = deps;
    this.#deps = deps;
    const states = this.#states;
    const targets = new ReviewTargets(workspace);
    const memory = new ReviewMemory({
      shelf: deps.shelf,
      restore: text => restore(text).text,
      onProblem: error => log.error('A review could not be written down', error),
    });
    const kept = new KeptEdits(targets, (edit, isThere) => this.#accepts.turned(edit, isThere));
    this.#disposables.add(kept);
    const plans = this.#disposables.add(
      new PlanClient({ workerPath: deps.workerPath, deadlineMs: 20_000, idleMs: 60_000 }),
    );
    this.#planner = new ReviewPlanner({ targets, memory, plans, restore });
    this.#sessions = this.#disposables.add(new ReviewSessions({ documents, states, memory, kept }));
    this.#accepts = new ReviewAccepts({ targets, memory, states, kept, workspace, onAccepted });
    this.#recall = new ReviewRecall({
      ...{ targets, memory, states, kept, log },
      planner: this.#planner,
      sessions: this.#sessions,
    });
    void closeStaleTabs();
  }

  onChange(listener: Parameters<ReviewStates['onChange']>[0]): Disposable {
    return this.#states.onChange(listener);
  }

  get sessions(): readonly ReviewSession[] {
    return this.#sessions.all;
  }

  /** The review whose diff has the focus, or the only one there is. */
  get active(): ReviewSession | undefined {
    return this.#sessions.active;
  }

  /** The review that a document is the proposed side of. */
  byProposed(uri: vscode.Uri): ReviewSession | undefined {
    return this.#sessions.byProposed(uri);
  }

  replied(thread: Thread, turn: Turn): Promise<void> {
    return this.#recall.replied(thread, turn);
  }

  describe(thread: Thread, turn: Turn): Promise<readonly BlockState[]> {
    return this.#recall.describe(thread, turn);
  }

  async apply(thread: Thread, turn: Turn, { block, file }: BlockRef, choice: ApplyChoice): Promise<void> {
    const ref = { threadId: thread.id, turnId: turn.id, block, file };
    const session = await this.#begin(ref, turn, choice, () => askForTarget(this.#deps.workspace));
    await session?.show();
  }

  async show(ref: BlockRef): Promise<void> {
    await this.#sessions.get(ref)?.show();
  }

  async showBoth(ref: BlockRef): Promise<void> {
    const refused = this.#refused.get(keyOf(ref));
    if (refused?.proposed === undefined) return;
    const { documents } = this.#deps;
    const { path, document } = refused.target;
    const side = (authority: string): vscode.Uri =>
      vscode.Uri.from({ scheme: REVIEW_SCHEME, authority, path: `/${ref.turnId}-${ref.block}/${path}` });
    documents.set(side('yours'), document?.getText() ?? '');
    documents.set(side('reply'), refused.proposed);
    const title = vscode.l10n.t('{0}: yours and the reply’s', path.slice(path.lastIndexOf('/') + 1));
    await vscode.commands.executeCommand('vscode.diff', side('yours'), side('reply'), title);
  }

  async accept(ref: BlockRef): Promise<void> {
    const session = this.#sessions.get(ref);
    if (session) await this.acceptIn(session);
  }

  async reject(ref: BlockRef): Promise<void> {
    await this.#sessions.get(ref)?.reject();
  }

  /** Accepts hunks of a review, or all. Where that cannot be done, the block in the panel says why. */
  async acceptIn(session: ReviewSession, positions?: ReadonlySet<number>): Promise<void> {
    await this.#accepts.accept(session, { positions, canAsk: true });
    if (session.status === 'reviewing' || !session.wasShown) return;
    const next = this.#sessions.all.find(it => it.ref.turnId === session.ref.turnId);
    if (next) await next.show();
    else await this.#accepts.showResult(session);
  }

  takeBack(ref: BlockRef): Promise<void> {
    return this.#accepts.takeBack(ref);
  }

  async showAll(thread: Thread, turn: Turn): Promise<void> {
    await this.#beginAll(thread, turn);
    await this.#sessions.all.find(it => it.ref.turnId === turn.id)?.show();
  }

  async acceptAll(thread: Thread, turn: Turn): Promise<void> {
    await this.#beginAll(thread, turn);
    for (const ref of refsOf(thread, turn)) {
      const session = this.#sessions.get(ref);
      // What cannot be accepted says so below its block; the others go on.
      if (session) await this.#accepts.accept(session, { canAsk: false }).catch(() => undefined);
    }
  }

  /** Accepts all reviews that are open, whichever reply they are of, but for what needs a yes of its own. */
  async acceptEverything(): Promise<void> {
    for (const session of this.#sessions.all) {
      await this.#accepts.accept(session, { canAsk: false }).catch(() => undefined);
    }
    const [left] = this.#sessions.all;
    await left?.show();
  }

  async rejectEverything(): Promise<void> {
    for (const session of this.#sessions.all) await session.reject();
  }

  async undoAll(thread: Thread, turn: Turn): Promise<void> {
    for (const ref of refsOf(thread, turn).toReversed()) {
      await this.#sessions.get(ref)?.reject();
      if (this.#states.get(ref)?.offers?.includes('take-back'))
        await this.#accepts.takeBack(ref).catch(() => undefined);
    }
  }

  question(turn: Turn, ref: BlockRef): string | undefined {
    const refused = this.#refused.get(keyOf(ref));
    const document = refused?.target.document;
    if (!refused || !document) return undefined;
    return askAgainQuestion({
      path: refused.target.path,
      language: document.languageId,
      text: document.getText(),
      code: codeBlocks(turn.reply)[ref.block]?.code ?? '',
      reason: refused.message,
      candidates: refused.candidates,
    });
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** Begins the review of an edit, or goes on with it. Where it cannot begin, the block's state says why. */
  async #begin(
    ref: BlockRef,
    turn: Turn,
    choice: ApplyChoice,
    ask: () => Promise<string | undefined>,
  ): Promise<ReviewSession | undefined> {
    const open = this.#sessions.get(ref);
    if (open) return open;
    const proposal = proposalOf(turn, ref);
    const known = this.#states.get(ref);
    const blank = { ...blankState(ref, proposal), ...(known ? settled(known) : {}) };
    this.#refused.delete(keyOf(ref));
    try {
      const path = known?.path ?? proposal.path ?? (await ask());
      if (path === undefined) return undefined;
      const places = known?.candidates ?? [];
      const plan = await this.#planner.plan({ ref, turn, proposal, path, choice, places });
      const state: BlockState = { ...blank, path };
      if (plan.type === 'change') {
        const notes = [...plan.notes, ...(await this.#doubts(plan))];
        return this.#sessions.get(ref) ?? this.#sessions.open(ref, { ...plan, notes }, state);
      }
      if (plan.type === 'refused') this.#refused.set(keyOf(ref), plan);
      this.#states.set(ref, plan.type === 'refused' ? refusedState(state, plan) : { ...state, status: 'unchanged' });
    } catch (error) {
      const status = error instanceof FileError ? 'refused' : 'failed';
      this.#states.set(ref, { ...blank, status, message: failureOf(error).message, offers: ['insert'] });
      if (status === 'failed') this.#deps.log.error('A code block could not be applied', error);
    }
    return undefined;
  }

  /** A parser looks at the result: what it finds is said, and the user decides. */
  async #doubts({ target, before, after, change }: ChangePlan): Promise<readonly string[]> {
    if (change.type === 'delete' || before === after) return [];
    const count = (text: string): Promise<number | undefined> =>
      this.#deps.syntaxErrors(target.path, target.document?.languageId ?? '', text);
    const errors = await count(after);
    if (errors === undefined || errors === 0) return [];
    const former = before === '' ? 0 : await count(before);
    return former !== undefined && errors > former ? ['Look twice: this adds a syntax error.'] : [];
  }

  /** Begins the reviews of all edits of a reply that wait. Edits that name no file, or were rejected, are left out. */
  async #beginAll(thread: Thread, turn: Turn): Promise<void> {
    await this.describe(thread, turn);
    for (const ref of refsOf(thread, turn)) {
      const status = this.#states.get(ref)?.status ?? 'ready';
      if (status === 'ready') await this.#begin(ref, turn, {}, () => Promise.resolve(undefined));
    }
  }
}

type ChangePlan = Extract<ReviewPlan, { type: 'change' }>;
type RefusedPlan = Extract<ReviewPlan, { type: 'refused' }>;

function refsOf(thread: Thread, turn: Turn): readonly BlockRef[] {
  return proposalsOf(turn).map(({ block, file }) => {
    return { threadId: thread.id, turnId: turn.id, block: block.block, file };
  });
}

/** What a block proposes; one that does not look like an edit may still be applied by hand. */
function proposalOf(turn: Turn, { block, file }: BlockRef): Proposal {
  const found = proposalsOf(turn).find(it => it.block.block === block && it.file === (file ?? 0));
  if (found) return found;
  const segment = codeBlocks(turn.reply)[block];
  if (!segment) throw new FailureError(failures.badRequest('code', `the reply has no code block ${block}`));
  return { block: segment, file: 0, path: undefined, wish: { type: 'edit' } };
}

/** After a reload VS Code opens the diffs of before, whose texts are gone. Show changes makes them anew. */
async function closeStaleTabs(): Promise<void> {
  const isOurs = (uri: vscode.Uri): boolean => uri.scheme === REVIEW_SCHEME;
  const tabs = vscode.window.tabGroups.all
    .flatMap(group => group.tabs)
    .filter(
      ({ input }) =>
        (input instanceof vscode.TabInputTextDiff && isOurs(input.modified)) ||
        (input instanceof vscode.TabInputText && isOurs(input.uri)),
    );
  await vscode.window.tabGroups.close(tabs);
}
