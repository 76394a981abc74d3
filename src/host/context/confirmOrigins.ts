import * as vscode from 'vscode';

/** Asks once whether pages of a site may be fetched. A yes is kept for this workspace. */
export function confirmOrigins(state: vscode.Memento): (origin: string, from: string | undefined) => Promise<boolean> {
  return async (origin, from) => {
    const known = state.get<readonly string[]>(KEY, []);
    if (known.includes(origin)) return true;
    const fetchIt = vscode.l10n.t('Fetch');
    const why =
      from === undefined
        ? vscode.l10n.t('Your message names a page of this site.')
        : vscode.l10n.t('{0} sends on to this site.', from);
    const what = vscode.l10n.t(
      'The page is asked for without cookies, and its text goes to the model with your message. Your answer is kept for this workspace.',
    );
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('Fetch a page from {0}?', origin),
      { modal: true, detail: `${why} ${what}` },
      fetchIt,
    );
    if (answer !== fetchIt) return false;
    await state.update(KEY, [...new Set([...state.get<readonly string[]>(KEY, []), origin])]);
    return true;
  };
}

const KEY = 'parley.pageOrigins';
