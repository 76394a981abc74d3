import * as vscode from 'vscode';
import { hashOf } from '../../core/panel/review/reviewMemory.ts';
import { whyAsk } from '../../core/panel/review/whyAsk.ts';
import { FileError } from '../../core/workspace.ts';
import type { ReviewSession } from './reviewSession.ts';
import type { VscodeWorkspace } from '../vscodeWorkspace.ts';

/** Why accepting this needs a yes of its own; undefined where it does not. */
export function reasonToAsk(session: ReviewSession, positions?: ReadonlySet<number>): string | undefined {
  const { target, change, review, path } = session;
  const renamed = change.type === 'rename' ? change.to.confirm : undefined;
  return target.confirm ?? renamed ?? whyAsk(path, review.before, session.wanted(positions));
}

/**
 * Asks for a yes to exactly this change of exactly this file. True where it was given. Throws `FileError` where the
 * change became another one while the question stood.
 */
export async function askForYes(
  session: ReviewSession,
  reason: string,
  positions?: ReadonlySet<number>,
): Promise<boolean> {
  const name = session.change.type === 'rename' ? `${session.path} → ${session.change.to.path}` : session.path;
  const shown = hashOf(session.wanted(positions));
  const { added, removed } = session.review.counts;
  const yes = session.change.type === 'delete' ? vscode.l10n.t('Delete {0}', name) : vscode.l10n.t('Change {0}', name);
  const answer = await vscode.window.showWarningMessage(
    session.change.type === 'delete' ? vscode.l10n.t('Delete {0}?', name) : vscode.l10n.t('Change {0}?', name),
    {
      modal: true,
      detail: `${reason} ${vscode.l10n.t('Lines added: {0}, removed: {1}. Look at the changes before you say yes.', added, removed)}`,
    },
    yes,
  );
  if (answer !== yes) return false;
  if (hashOf(session.wanted(positions)) !== shown) {
    throw new FileError('denied', `${name} changed while you were asked. Look at the changes again.`);
  }
  return true;
}

/** Asks which open file a block is for that names none. Undefined where the user leaves. */
export async function askForTarget(workspace: VscodeWorkspace): Promise<string | undefined> {
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
