import * as vscode from 'vscode';
import { hunkLines } from '../../core/panel/review/hunkLines.ts';
import type { VscodeReviews } from './reviews.ts';
import type { ReviewSession } from './reviewSession.ts';

/** One change that waits, as a row. */
interface HunkRow extends vscode.QuickPickItem {
  readonly session: ReviewSession;
  readonly position: number | undefined;
}

/**
 * All changes that wait, as a list for the keyboard and for screen readers: Enter on one asks what to do with it. It
 * comes back until nothing waits or the user leaves.
 */
export async function listHunks(reviews: VscodeReviews): Promise<void> {
  for (;;) {
    const rows = reviews.sessions.flatMap(rowsOf);
    if (rows.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No changes are waiting for review.'));
      return;
    }
    const row = await vscode.window.showQuickPick(rows, {
      title: vscode.l10n.t('Review Changes'),
      placeHolder: vscode.l10n.t('Choose a change to accept or reject'),
      matchOnDetail: true,
    });
    if (!row) return;
    const isDone = await decide(reviews, row);
    if (isDone) return;
  }
}

/** Asks what becomes of a change. True where the list is to stay closed. */
async function decide(reviews: VscodeReviews, { label, session, position }: HunkRow): Promise<boolean> {
  const choices = {
    accept: vscode.l10n.t('Accept'),
    reject: vscode.l10n.t('Reject'),
    show: vscode.l10n.t('Show in the editor'),
  };
  const choice = await vscode.window.showQuickPick(Object.values(choices), { title: label });
  if (choice === choices.accept) {
    await reviews.acceptIn(session, position === undefined ? undefined : new Set([position]));
  } else if (choice === choices.reject) {
    await session.reject(position === undefined ? undefined : [position]);
  } else if (choice === choices.show) {
    await session.show();
    showHunk(session, position);
    return true;
  }
  return false;
}

function rowsOf(session: ReviewSession): readonly HunkRow[] {
  const { path, change, review } = session;
  const whole = { delete: vscode.l10n.t('delete the file'), rename: vscode.l10n.t('rename the file') };
  if (change.type === 'delete' || (change.type === 'rename' && review.hunks.length === 0)) {
    return [{ label: path, description: whole[change.type], session, position: undefined }];
  }
  return review.hunks.map((hunk, position) => {
    const { line, added, removed, excerpt } = hunkLines(review.before, review.after, hunk);
    return { label: `${path}:${line}`, description: `+${added} −${removed}`, detail: excerpt, session, position };
  });
}

function showHunk(session: ReviewSession, position: number | undefined): void {
  const hunk = session.review.hunks[position ?? 0];
  const uri = session.proposedUri.toString();
  const editor = vscode.window.visibleTextEditors.find(it => it.document.uri.toString() === uri);
  if (!hunk || !editor) return;
  const line = Math.min(hunk.afterStart, editor.document.lineCount - 1);
  editor.selection = new vscode.Selection(line, 0, line, 0);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
