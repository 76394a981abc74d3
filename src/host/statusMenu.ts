import * as vscode from 'vscode';
import type { CurrentModel } from '../core/chat/currentModel.ts';
import type { IndexStatus } from '../shared/indexStatus.ts';
import { indexLines } from './statusBar.ts';

/** The menu behind the status bar's item: what is the case, and what can be done about it. */
export async function showStatusMenu(model: CurrentModel, index: IndexStatus): Promise<void> {
  const items: readonly MenuItem[] = [
    { label: `$(comment-discussion) ${vscode.l10n.t('Open Chat')}`, command: 'parley.chat.open' },
    ...modelItems(model),
    ...indexItems(index),
    { label: `$(settings-gear) ${vscode.l10n.t('Open Settings')}`, command: 'parley.settings.open' },
    { label: `$(output) ${vscode.l10n.t('Show Log')}`, command: 'parley.log.show' },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: 'Parley' });
  if (picked) await vscode.commands.executeCommand(picked.command);
}

type MenuItem = vscode.QuickPickItem & { readonly command: string };

function modelItems({ state: { isConfigured, name, endpoint } }: CurrentModel): readonly MenuItem[] {
  if (!isConfigured) {
    return [{ label: `$(plug) ${vscode.l10n.t('Connect a Model…')}`, command: 'parley.model.connect' }];
  }
  return [
    {
      label: `$(server) ${vscode.l10n.t('Select Model…')}`,
      description: `${name} · ${endpoint}`,
      command: 'parley.model.select',
    },
    { label: `$(pulse) ${vscode.l10n.t('Test Connection')}`, description: endpoint, command: 'parley.model.test' },
  ];
}

function indexItems(index: IndexStatus): readonly MenuItem[] {
  // The last thing it says is what something can be done about: it stands in a line of its own, in full.
  const [description = '', detail] = indexLines(index);
  const rebuild: MenuItem = {
    label: `$(refresh) ${vscode.l10n.t('Rebuild Index')}`,
    description,
    ...(detail === undefined ? {} : { detail }),
    command: 'parley.index.rebuild',
  };
  if (index.phase === 'off' || index.phase === 'failed') return [rebuild];
  const leftOut = Object.values(index.skipped).reduce((sum, count) => sum + count, 0);
  return [
    index.phase === 'paused'
      ? { label: `$(debug-continue) ${vscode.l10n.t('Resume Indexing')}`, command: 'parley.index.resume' }
      : { label: `$(debug-pause) ${vscode.l10n.t('Pause Indexing')}`, command: 'parley.index.pause' },
    rebuild,
    {
      label: `$(list-unordered) ${vscode.l10n.t('Show What the Index Leaves Out')}`,
      description: leftOut.toLocaleString(),
      command: 'parley.index.showLeftOut',
    },
  ];
}
