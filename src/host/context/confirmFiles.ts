import * as vscode from 'vscode';
import type { Doubtful } from '../../core/context/admitParts.ts';

/** Asks, each time anew, whether files may go along that hold secrets or are left out elsewhere. The paths that may. */
export async function confirmFiles(files: readonly Doubtful[]): Promise<readonly string[]> {
  const attach = vscode.l10n.t('Attach');
  const [first] = files;
  if (!first) return [];
  const question =
    files.length === 1
      ? vscode.l10n.t('Attach {0} to the chat?', first.path)
      : vscode.l10n.t('Attach these {0} files to the chat?', files.length);
  const lines = files.map(({ path, why }) => vscode.l10n.t('{0} {1}.', path, why));
  const detail = [...lines, vscode.l10n.t('What is attached is sent to the model.')].join('\n');
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, attach);
  return answer === attach ? files.map(file => file.path) : [];
}
