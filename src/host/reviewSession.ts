import * as vscode from 'vscode';
import type { Disposable } from '../core/disposables.ts';
import { DisposableList } from '../core/disposables.ts';
import { editsBetween } from '../core/edits/editsBetween.ts';
import { Review } from '../core/edits/review.ts';
import type { BlockRef } from '../core/panel/reviews.ts';
import { FileError } from '../core/workspace.ts';
import type { TextDocuments } from './textDocuments.ts';
import { REVIEW_SCHEME } from './textDocuments.ts';

export interface ReviewSessionOptions {
  readonly ref: BlockRef;
  /** How the file is called for people. */
  readonly path: string;
  /** The document that changes on Accept. For a new file: an untitled document that is made then. */
  readonly target: vscode.Uri;
  readonly isNewFile: boolean;
  readonly before: string;
  readonly after: string;
  readonly documents: TextDocuments;
  readonly onChange: (session: ReviewSession) => void;
}

/** How a review stands. */
export type ReviewStatus = 'reviewing' | 'kept' | 'rejected' | 'failed';

/** One proposed change of one file, shown as a diff of two read-only texts until it is accepted or rejected. */
export class ReviewSession implements Disposable {
  readonly ref: BlockRef;
  readonly path: string;
  readonly isNewFile: boolean;
  /** The right side of the diff. */
  readonly proposedUri: vscode.Uri;
  readonly #target: vscode.Uri;
  readonly #currentUri: vscode.Uri;
  readonly #documents: TextDocuments;
  readonly #onChange: (session: ReviewSession) => void;
  readonly #review: Review;
  readonly #disposables = new DisposableList();
  #status: ReviewStatus = 'reviewing';
  #problem: string | undefined;
  /** Set while this session itself changes the document, so that it does not follow its own edit. */
  #isWriting = false;

  constructor({ ref, path, target, isNewFile, before, after, documents, onChange }: ReviewSessionOptions) {
    this.ref = ref;
    this.path = path;
    this.isNewFile = isNewFile;
    this.#target = target;
    this.#documents = documents;
    this.#onChange = onChange;
    this.#review = new Review(before, after);
    const side = (name: string): vscode.Uri => {
      return vscode.Uri.from({ scheme: REVIEW_SCHEME, authority: name, path: `/${ref.turnId}-${ref.block}/${path}` });
    };
    this.#currentUri = side('current');
    this.proposedUri = side('proposed');
    this.#writeSides();
    this.#disposables.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() === this.#target.toString()) this.#documentChanged(document);
      }),
    );
  }

  get status(): ReviewStatus {
    return this.#status;
  }

  /** Why it cannot be accepted as it is; undefined where it can. */
  get problem(): string | undefined {
    return this.#problem;
  }

  get review(): Review {
    return this.#review;
  }

  async show(): Promise<void> {
    const title = vscode.l10n.t('{0}: changes to review', this.path.slice(this.path.lastIndexOf('/') + 1));
    await vscode.commands.executeCommand('vscode.diff', this.#currentUri, this.proposedUri, title, { preview: false });
  }

  /** Accepts the hunks at these positions, or all, as one undo step. The document is not saved. */
  async accept(positions?: ReadonlySet<number>): Promise<void> {
    if (this.#status !== 'reviewing') return;
    const textWanted = (): string => this.#review.textWith(position => positions?.has(position) ?? true);
    const written = this.isNewFile ? await this.#create(textWanted()) : await this.#write(textWanted);
    this.#review.accepted(written);
    await this.#settle('kept');
  }

  /** Rejects the hunks at these positions, or all. The document is not touched. */
  async reject(positions?: readonly number[]): Promise<void> {
    if (this.#status !== 'reviewing') return;
    if (positions === undefined) {
      await this.#finish(this.#review.counts.taken > 0 ? 'kept' : 'rejected');
      return;
    }
    for (const position of positions.toSorted((a, b) => b - a)) this.#review.decline(position);
    await this.#settle(this.#review.counts.taken > 0 ? 'kept' : 'rejected');
  }

  dispose(): void {
    this.#disposables.dispose();
    this.#documents.delete(this.#currentUri);
    this.#documents.delete(this.proposedUri);
  }

  /** Goes on with the hunks that are left, or ends. */
  async #settle(end: ReviewStatus): Promise<void> {
    if (this.#review.hunks.length === 0) {
      await this.#finish(end);
      return;
    }
    this.#writeSides();
    this.#onChange(this);
  }

  async #finish(status: ReviewStatus): Promise<void> {
    this.#status = status;
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs).filter(tab => this.#isOwn(tab));
    await vscode.window.tabGroups.close(tabs);
    if (status === 'kept' && !this.isNewFile) await vscode.window.showTextDocument(this.#target, { preview: false });
    this.#onChange(this);
    this.dispose();
  }

  #isOwn(tab: vscode.Tab): boolean {
    return (
      tab.input instanceof vscode.TabInputTextDiff && tab.input.modified.toString() === this.proposedUri.toString()
    );
  }

  async #write(textWanted: () => string): Promise<string> {
    const document = await vscode.workspace.openTextDocument(this.#target);
    this.#documentChanged(document);
    if (this.#problem !== undefined) throw new FileError('denied', this.#problem);
    const wanted = textWanted();
    const text = document.getText();
    const edit = new vscode.WorkspaceEdit();
    for (const { start, end, text: replacement } of editsBetween(text, wanted)) {
      edit.replace(this.#target, new vscode.Range(document.positionAt(start), document.positionAt(end)), replacement);
    }
    this.#isWriting = true;
    try {
      const isDone = await vscode.workspace.applyEdit(edit);
      if (!isDone || document.getText() !== wanted) {
        throw new FileError('denied', `The editor did not take the change of ${this.path}. Is the file read-only?`);
      }
    } finally {
      this.#isWriting = false;
    }
    return wanted;
  }

  /** A new file begins as an untitled document of that name: it is on disk when the user saves it. */
  async #create(text: string): Promise<string> {
    const document = await vscode.workspace.openTextDocument(this.#target.with({ scheme: 'untitled' }));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), text);
    if (!(await vscode.workspace.applyEdit(edit))) {
      throw new FileError('denied', `The editor did not make the new file ${this.path}.`);
    }
    await vscode.window.showTextDocument(document, { preview: false });
    return text;
  }

  #documentChanged(document: vscode.TextDocument): void {
    if (this.#isWriting || this.#status !== 'reviewing') return;
    const text = document.getText();
    if (text === this.#review.before && this.#problem === undefined) return;
    const merge = this.#review.follow(text);
    this.#problem =
      merge.type === 'conflict'
        ? vscode.l10n.t(
            'You changed the same lines since (line {0}). Undo your change or reject the proposal.',
            merge.conflicts[0]?.startLine ?? 1,
          )
        : undefined;
    this.#writeSides();
    this.#onChange(this);
  }

  #writeSides(): void {
    this.#documents.set(this.#currentUri, this.#review.before);
    this.#documents.set(this.proposedUri, this.#review.after);
  }
}
