import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposables.ts';
import { DisposableList } from '../../core/disposables.ts';
import type { ReviewCounts } from '../../core/edits/review.ts';
import { Review } from '../../core/edits/review.ts';
import type { BlockRef } from '../../core/panel/reviews.ts';
import type { KeptChange } from '../../core/panel/review/takeBack.ts';
import type { FileChange } from './reviewPlans.ts';
import type { Target } from './reviewTargets.ts';
import { createFile, deleteFile, writeText } from './reviewWrites.ts';
import type { TextDocuments } from './textDocuments.ts';
import { REVIEW_SCHEME } from './textDocuments.ts';

export interface ReviewSessionOptions {
  readonly ref: BlockRef;
  readonly target: Target;
  readonly change: FileChange;
  readonly before: string;
  readonly after: string;
  /** The counts of a review that goes on after a reload. */
  readonly earlier?: Pick<ReviewCounts, 'total' | 'taken'> | undefined;
  readonly documents: TextDocuments;
  /** `isOwn`: by an accept or a reject, not because the document changed under it. */
  readonly onChange: (session: ReviewSession, isOwn: boolean) => void;
}

/** How a review stands. */
export type ReviewStatus = 'reviewing' | 'kept' | 'rejected';

/** One proposed change of one file, shown as a diff of two read-only texts until it is accepted or rejected. */
export class ReviewSession implements Disposable {
  readonly ref: BlockRef;
  readonly change: FileChange;
  /** The right side of the diff. */
  readonly proposedUri: vscode.Uri;
  readonly #currentUri: vscode.Uri;
  readonly #documents: TextDocuments;
  readonly #onChange: ReviewSessionOptions['onChange'];
  readonly #disposables = new DisposableList();
  #target: Target;
  #review: Review;
  #status: ReviewStatus = 'reviewing';
  #conflict: string | undefined;
  #wasShown = false;
  /** Set while this session itself changes the document, so that it does not follow its own edit. */
  #isWriting = false;

  constructor({ ref, target, change, before, after, earlier, documents, onChange }: ReviewSessionOptions) {
    this.ref = ref;
    this.change = change;
    this.#target = target;
    this.#documents = documents;
    this.#onChange = onChange;
    this.#review = new Review(before, after, earlier);
    const name = `${ref.turnId}-${ref.block}-${ref.file ?? 0}`;
    const side = (authority: string): vscode.Uri =>
      vscode.Uri.from({ scheme: REVIEW_SCHEME, authority, path: `/${name}/${target.path}` });
    this.#currentUri = side('current');
    this.proposedUri = side('proposed');
    this.#writeSides();
    this.#disposables.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() === this.#target.uri.toString()) this.follow(document.getText());
      }),
    );
  }

  /** What it changes: an existing document, or a file that is not there yet. */
  get target(): Target {
    return this.#target;
  }

  get path(): string {
    return this.#target.path;
  }

  get status(): ReviewStatus {
    return this.#status;
  }

  /** Why it cannot be accepted as it is; undefined where it can. */
  get problem(): string | undefined {
    return this.#conflict ?? this.#target.obstacle;
  }

  /** While it changes its file itself. */
  get isWriting(): boolean {
    return this.#isWriting;
  }

  get review(): Review {
    return this.#review;
  }

  /** Whether its diff stood in a tab, now or when it ended. */
  get wasShown(): boolean {
    return this.#status === 'reviewing' ? this.#tabs().length > 0 : this.#wasShown;
  }

  async show(): Promise<void> {
    const name = this.path.slice(this.path.lastIndexOf('/') + 1);
    const title = {
      edit: vscode.l10n.t('{0}: changes to review', name),
      create: vscode.l10n.t('{0}: new file to review', name),
      delete: vscode.l10n.t('{0}: to be deleted', name),
      rename: vscode.l10n.t('{0}: to be renamed', name),
    }[this.change.type];
    await vscode.commands.executeCommand('vscode.diff', this.#currentUri, this.proposedUri, title, { preview: false });
  }

  /** What the document becomes when the hunks at these positions, or all, are accepted. */
  wanted(positions?: ReadonlySet<number>): string {
    return this.#review.textWith(position => positions?.has(position) ?? true);
  }

  /**
   * Accepts the hunks at these positions, or all, as one undo step. The document is not saved. Gives the change that
   * was made, for taking it back.
   */
  async accept(positions?: ReadonlySet<number>): Promise<KeptChange> {
    const before = this.#target.document?.getText() ?? '';
    const wanted = this.wanted(positions);
    const isWhole = positions === undefined;
    this.#isWriting = true;
    try {
      const made = await this.#write(wanted, isWhole);
      this.#review.accepted(wanted);
      if (isWhole || (this.#review.hunks.length === 0 && this.change.type !== 'rename')) await this.#finish('kept');
      else this.#goOn(true);
      return made ?? { before, after: wanted };
    } finally {
      this.#isWriting = false;
    }
  }

  /** Rejects the hunks at these positions, or all. The document is not touched. */
  async reject(positions?: readonly number[]): Promise<void> {
    if (this.#status !== 'reviewing') return;
    for (const position of positions?.toSorted((a, b) => b - a) ?? []) this.#review.decline(position);
    const isLeft = positions !== undefined && (this.#review.hunks.length > 0 || this.change.type === 'rename');
    if (isLeft) this.#goOn(true);
    else await this.#finish(this.#review.counts.taken > 0 ? 'kept' : 'rejected');
  }

  /** The document changed: the proposal moves to its new text, or says why it cannot. */
  follow(text: string): void {
    if (this.#isWriting || this.#status !== 'reviewing') return;
    if (text === this.#review.before && this.#conflict === undefined) return;
    if (this.change.type === 'delete') this.#review = new Review(text, '');
    else {
      const merge = this.#review.follow(text);
      this.#conflict =
        merge.type === 'conflict'
          ? vscode.l10n.t(
              'You changed the same lines since (line {0}). Undo your change or reject the proposal.',
              merge.conflicts[0]?.startLine ?? 1,
            )
          : undefined;
    }
    this.#goOn(false);
  }

  /** What is known of the target now: the user may have given it another name, or VS Code another document. */
  retarget(target: Target): void {
    this.#target = target;
    if (target.document) this.follow(target.document.getText());
  }

  dispose(): void {
    this.#disposables.dispose();
    this.#documents.delete(this.#currentUri);
    this.#documents.delete(this.proposedUri);
  }

  #goOn(isOwn: boolean): void {
    this.#writeSides();
    this.#onChange(this, isOwn);
  }

  async #finish(status: ReviewStatus): Promise<void> {
    const tabs = this.#tabs();
    this.#wasShown = tabs.length > 0;
    this.#status = status;
    await vscode.window.tabGroups.close(tabs);
    this.#onChange(this, true);
    this.dispose();
  }

  #tabs(): readonly vscode.Tab[] {
    const own = this.proposedUri.toString();
    return vscode.window.tabGroups.all
      .flatMap(group => group.tabs)
      .filter(tab => tab.input instanceof vscode.TabInputTextDiff && tab.input.modified.toString() === own);
  }

  /** Makes the change. What was changed beyond the document's text is in what it gives back. */
  async #write(wanted: string, isWhole: boolean): Promise<KeptChange | undefined> {
    const { document, uri } = this.#target;
    if (!document) {
      await createFile(uri, wanted);
      return { before: '', after: wanted };
    }
    if (this.change.type === 'delete') {
      const bytes = await deleteFile(document);
      return { before: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), after: '' };
    }
    await writeText(document, wanted, this.change.type === 'rename' && isWhole ? this.change.to.uri : undefined);
    return undefined;
  }

  #writeSides(): void {
    this.#documents.set(this.#currentUri, this.#review.before);
    this.#documents.set(this.proposedUri, this.#review.after);
  }
}
