import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposables.ts';
import { DisposableList } from '../../core/disposables.ts';
import type { CommandParts } from '../commands.ts';
import { listHunks } from './reviewList.ts';
import type { VscodeReviews } from './reviews.ts';
import type { ReviewSession } from './reviewSession.ts';
import { REVIEW_SCHEME } from './textDocuments.ts';

/** Accept, reject and move between hunks: as commands with keys, and as lenses above each hunk of the proposed side. */
export function createReviewCommands(reviews: VscodeReviews): CommandParts['review'] & Disposable {
  const list = new DisposableList();
  list.add(vscode.languages.registerCodeLensProvider({ scheme: REVIEW_SCHEME }, new HunkLenses(reviews, list)));
  const active = (): ReviewSession => {
    const session = reviews.active;
    if (!session) throw new Error(vscode.l10n.t('No changes are waiting for review.'));
    return session;
  };
  return {
    accept: async () => reviews.acceptIn(active()),
    reject: async () => active().reject(),
    acceptHunk: async hunk => {
      const session = active();
      await reviews.acceptIn(session, new Set([hunk ?? hunkAtCursor(session)]));
    },
    rejectHunk: async hunk => {
      const session = active();
      await session.reject([hunk ?? hunkAtCursor(session)]);
    },
    nextHunk: async () => {
      await vscode.commands.executeCommand('workbench.action.compareEditor.nextChange');
    },
    previousHunk: async () => {
      await vscode.commands.executeCommand('workbench.action.compareEditor.previousChange');
    },
    list: async () => listHunks(reviews),
    acceptAllFiles: async () => reviews.acceptEverything(),
    rejectAllFiles: async () => reviews.rejectEverything(),
    dispose: () => list.dispose(),
  };
}

/** “Accept | Reject” above each hunk. */
class HunkLenses implements vscode.CodeLensProvider {
  readonly #reviews: VscodeReviews;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(reviews: VscodeReviews, list: DisposableList) {
    this.#reviews = reviews;
    list.add(this.#changed);
    list.add(reviews.onChange(() => this.#changed.fire()));
    // A diff that has just been opened and turns from two columns into one loses what it was given before.
    list.add(
      vscode.window.onDidChangeVisibleTextEditors(editors => {
        if (editors.some(it => it.document.uri.scheme === REVIEW_SCHEME)) this.#changed.fire();
      }),
    );
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const session = this.#reviews.byProposed(document.uri);
    if (!session) return [];
    const { hunks } = session.review;
    return hunks.flatMap((hunk, position) => {
      const line = Math.min(hunk.afterStart, Math.max(0, document.lineCount - 1));
      const range = new vscode.Range(line, 0, line, 0);
      const place = vscode.l10n.t('change {0} of {1}', position + 1, hunks.length);
      return [
        new vscode.CodeLens(range, {
          title: `$(check) ${vscode.l10n.t('Accept')}`,
          tooltip: vscode.l10n.t('Accept {0}', place),
          command: 'parley.review.acceptHunk',
          arguments: [position],
        }),
        new vscode.CodeLens(range, {
          title: `$(discard) ${vscode.l10n.t('Reject')}`,
          tooltip: vscode.l10n.t('Reject {0}', place),
          command: 'parley.review.rejectHunk',
          arguments: [position],
        }),
      ];
    });
  }
}

/** The hunk at or nearest to the cursor in the proposed text. */
function hunkAtCursor(session: ReviewSession): number {
  const editor = vscode.window.visibleTextEditors.find(
    it => it.document.uri.toString() === session.proposedUri.toString(),
  );
  const line = editor?.selection.active.line ?? 0;
  const distances = session.review.hunks.map(hunk => {
    if (line < hunk.afterStart) return hunk.afterStart - line;
    return Math.max(0, line - Math.max(hunk.afterStart, hunk.afterEnd - 1));
  });
  return distances.indexOf(Math.min(...distances));
}
