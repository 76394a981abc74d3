import * as vscode from 'vscode';
import type { Disposable } from '../core/disposables.ts';
import { DisposableList, Listeners } from '../core/disposables.ts';
import { applyReply } from '../core/edits/applyReply.ts';
import type { LineRange } from '../core/edits/applyHints.ts';
import type { ApplyResult } from '../core/edits/applyResult.ts';
import { countLines, hunksBetween } from '../core/edits/hunks.ts';
import type { BlockTarget } from '../core/edits/replyEdits.ts';
import { replyEdits } from '../core/edits/replyEdits.ts';
import { failureOf } from '../core/errors.ts';
import type { BlockRef, Reviews } from '../core/panel/reviews.ts';
import { FileError } from '../core/workspace.ts';
import type { BlockState } from '../shared/panelState.ts';
import { blockKey } from '../shared/panelState.ts';
import { codeBlocks } from '../shared/reply.ts';
import type { AcceptedEdit, Thread, Turn } from '../shared/thread.ts';
import type { Log } from './log.ts';
import { ReviewSession } from './reviewSession.ts';
import type { TextDocuments } from './textDocuments.ts';
import type { VscodeWorkspace } from './vscodeWorkspace.ts';

export interface ReviewsDeps {
  readonly workspace: VscodeWorkspace;
  readonly documents: TextDocuments;
  /** Puts secrets back where their placeholders stand. */
  readonly restore: (text: string) => { readonly text: string; readonly missing: readonly string[] };
  /** An edit was accepted: the thread remembers it. */
  readonly onAccepted: (ref: BlockRef, edit: AcceptedEdit) => Promise<void>;
  readonly log: Log;
}

type Change = BlockState & { readonly threadId: string };

/** The edits that replies propose, in this window: what they would do, and the reviews that are open. */
export class VscodeReviews implements Reviews, Disposable {
  readonly #deps: ReviewsDeps;
  readonly #sessions = new Map<string, ReviewSession>();
  readonly #states = new Map<string, BlockState>();
  readonly #changes = new Listeners<Change>();
  readonly #disposables = new DisposableList();

  constructor(deps: ReviewsDeps) {
    this.#deps = deps;
  }

  onChange(listener: (change: Change) => void): Disposable {
    return this.#changes.add(listener);
  }

  /** The review whose diff has the focus, or the only one there is. */
  get active(): ReviewSession | undefined {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    const uri = input instanceof vscode.TabInputTextDiff ? input.modified.toString() : undefined;
    const sessions = [...this.#sessions.values()];
    return sessions.find(it => it.proposedUri.toString() === uri) ?? (sessions.length === 1 ? sessions[0] : undefined);
  }

  /** The review that a document is the proposed side of. */
  byProposed(uri: vscode.Uri): ReviewSession | undefined {
    return [...this.#sessions.values()].find(it => it.proposedUri.toString() === uri.toString());
  }

  async describe(turn: Turn): Promise<readonly BlockState[]> {
    const states: BlockState[] = [];
    for (const target of targetsOf(turn)) {
      const known = this.#states.get(blockKey(turn.id, target.block.block));
      states.push(known ?? (await this.#describeBlock(turn, target)));
    }
    return states;
  }

  async apply(thread: Thread, turn: Turn, block: number, candidate: number | undefined): Promise<void> {
    const ref = { threadId: thread.id, turnId: turn.id, block };
    try {
      await this.#begin(ref, turn, candidate);
    } catch (error) {
      const before = this.#states.get(blockKey(turn.id, block)) ?? emptyState(turn.id, block);
      this.#set(ref.threadId, { ...before, status: 'failed', message: failureOf(error).message });
    }
  }

  async show(ref: BlockRef): Promise<void> {
    await this.#sessions.get(keyOf(ref))?.show();
  }

  async accept(ref: BlockRef): Promise<void> {
    const session = this.#sessions.get(keyOf(ref));
    if (session) await this.acceptIn(session);
  }

  async reject(ref: BlockRef): Promise<void> {
    await this.#sessions.get(keyOf(ref))?.reject();
  }

  /** Accepts hunks of a review, or all. Where that cannot be done, the block in the panel says why. */
  async acceptIn(session: ReviewSession, positions?: ReadonlySet<number>): Promise<void> {
    const before = session.review.counts;
    try {
      await session.accept(positions);
    } catch (error) {
      const { message } = failureOf(error);
      this.#set(session.ref.threadId, { ...this.#stateOf(session), message });
      throw error;
    }
    const after = session.review.counts;
    const edit = { added: before.added - after.added, removed: before.removed - after.removed };
    await this.#deps.onAccepted(session.ref, { path: session.path, ...edit, accepted: Date.now() });
  }

  dispose(): void {
    for (const session of this.#sessions.values()) session.dispose();
    this.#disposables.dispose();
  }

  async #describeBlock(turn: Turn, { block, path }: BlockTarget): Promise<BlockState> {
    const state = { ...emptyState(turn.id, block.block), path };
    if (path === undefined) return state;
    const uri = await this.#deps.workspace.find(path);
    if (!uri) return { ...state, isNewFile: true, added: block.code.split('\n').length };
    try {
      const document = await this.#deps.workspace.openDocument(uri);
      const result = this.#applyBlock(turn, block.block, path, document, undefined);
      if (result.type === 'unchanged') return { ...state, status: 'unchanged' };
      if (result.type === 'refused') return state;
      return { ...state, ...countLines(hunksBetween(document.getText(), result.text)) };
    } catch (error) {
      return { ...state, message: failureOf(error).message };
    }
  }

  async #begin(ref: BlockRef, turn: Turn, candidate: number | undefined): Promise<void> {
    const open = this.#sessions.get(keyOf(ref));
    if (open) {
      await open.show();
      return;
    }
    const target = targetsOf(turn).find(it => it.block.block === ref.block);
    const known = this.#states.get(blockKey(ref.turnId, ref.block));
    const path = known?.path ?? target?.path ?? (await this.#askForTarget());
    if (path === undefined) return;
    const uri = await this.#deps.workspace.find(path);
    const state: BlockState = { ...(known ?? emptyState(ref.turnId, ref.block)), path };
    if (!uri) {
      await this.#propose(ref, state, undefined, '', this.#restored(codeOf(turn, ref.block)));
      return;
    }
    const document = await this.#deps.workspace.openDocument(uri);
    const place = candidate === undefined ? undefined : known?.candidates?.[candidate];
    const result = this.#applyBlock(turn, ref.block, path, document, place);
    if (result.type === 'edits') await this.#propose(ref, state, uri, document.getText(), result.text, result.notes);
    else if (result.type === 'unchanged') this.#set(ref.threadId, { ...state, status: 'unchanged' });
    else
      this.#set(ref.threadId, { ...state, status: 'refused', message: result.message, candidates: result.candidates });
  }

  async #propose(
    ref: BlockRef,
    state: BlockState,
    uri: vscode.Uri | undefined,
    before: string,
    after: string,
    notes: readonly string[] = [],
  ): Promise<void> {
    const target = uri ?? this.#deps.workspace.candidates(state.path ?? '')[0];
    if (!target || state.path === undefined) {
      throw new FileError(
        'outside',
        `${state.path ?? 'The file'} lies outside the workspace, where Parley changes nothing.`,
      );
    }
    const session = new ReviewSession({
      ref,
      path: state.path,
      target,
      isNewFile: uri === undefined,
      before,
      after,
      documents: this.#deps.documents,
      onChange: changed => this.#sessionChanged(changed),
    });
    this.#sessions.set(keyOf(ref), session);
    this.#states.set(blockKey(ref.turnId, ref.block), {
      ...state,
      ...(notes.length > 0 ? { message: notes.join(' ') } : {}),
    });
    await session.show();
    this.#sessionChanged(session);
  }

  #sessionChanged(session: ReviewSession): void {
    if (session.status !== 'reviewing') this.#sessions.delete(keyOf(session.ref));
    void vscode.commands.executeCommand('setContext', 'parley.isReviewing', this.#sessions.size > 0);
    this.#set(session.ref.threadId, this.#stateOf(session));
  }

  #stateOf(session: ReviewSession): BlockState {
    const { turnId, block } = session.ref;
    const { message: note, ...before } = this.#states.get(blockKey(turnId, block)) ?? emptyState(turnId, block);
    const { pending, total, added, removed } = session.review.counts;
    const isOpen = session.status === 'reviewing';
    const message = session.problem ?? (isOpen ? note : undefined);
    return {
      ...before,
      path: session.path,
      isNewFile: session.isNewFile,
      status: session.status,
      ...(isOpen ? { added, removed, hunks: { pending, total } } : {}),
      ...(message === undefined ? {} : { message }),
    };
  }

  #applyBlock(
    turn: Turn,
    block: number,
    path: string,
    document: vscode.TextDocument,
    place: LineRange | undefined,
  ): ApplyResult {
    const segment = codeBlocks(turn.reply)[block];
    const context = turn.context.flatMap(({ path: sent, startLine, endLine }) =>
      sent === path && startLine !== undefined && endLine !== undefined ? [{ startLine, endLine }] : [],
    );
    return applyReply({
      path,
      language: document.languageId,
      text: document.getText(),
      block: this.#restored(segment?.code ?? ''),
      hints: {
        info: segment?.info ?? '',
        isClosed: segment?.isClosed ?? false,
        ...(context.length > 0 ? { context } : {}),
        ...(place ? { place } : {}),
      },
    });
  }

  /** Secrets were taken out before the model saw the code; here they come back, or nothing is applied. */
  #restored(code: string): string {
    const { text, missing } = this.#deps.restore(code);
    if (missing.length === 0) return text;
    throw new FileError(
      'denied',
      `The code holds ${missing.join(', ')} in place of a secret that is not known here any more. Put the secret in by hand: copy the code and insert it.`,
    );
  }

  async #askForTarget(): Promise<string | undefined> {
    const { workspace } = this.#deps;
    const active = workspace.activeEditor();
    const items = workspace.openEditors().map(({ path }) => ({ label: path, picked: path === active?.path }));
    if (items.length === 0) {
      throw new FileError(
        'missing',
        'The reply does not say which file this is for. Open the file and press Apply again.',
      );
    }
    const picked = await vscode.window.showQuickPick(
      items.toSorted((a, b) => Number(b.picked) - Number(a.picked)),
      { title: vscode.l10n.t('Apply to which file?'), placeHolder: vscode.l10n.t('The reply names none') },
    );
    return picked?.label;
  }

  #set(threadId: string, state: BlockState): void {
    this.#states.set(blockKey(state.turnId, state.block), state);
    this.#changes.fire({ ...state, threadId });
  }
}

function targetsOf(turn: Turn): readonly BlockTarget[] {
  return replyEdits(
    codeBlocks(turn.reply).filter(block => block.isClosed),
    turn.context.flatMap(item => item.path ?? []),
  );
}

function codeOf(turn: Turn, block: number): string {
  const code = codeBlocks(turn.reply)[block]?.code ?? '';
  return code.endsWith('\n') ? code : `${code}\n`;
}

function emptyState(turnId: string, block: number): BlockState {
  return { turnId, block, path: undefined, isNewFile: false, added: 0, removed: 0, status: 'ready' };
}

function keyOf({ turnId, block }: BlockRef): string {
  return blockKey(turnId, block);
}
