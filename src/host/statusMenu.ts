import * as vscode from 'vscode';
import type { CurrentModel } from '../core/chat/currentModel.ts';
import type { IndexStatus } from '../shared/indexStatus.ts';
import { indexLine } from './statusBar.ts';

/** The menu behind the status bar's item: what is the case, and what can be done about it. */
export async function showStatusMenu(model: CurrentModel, index: IndexStatus): Promise<void> {
  const { isConfigured, name, endpoint } = model.state;
  const items: (vscode.QuickPickItem & { readonly command: string })[] = [
    { label: `$(comment-discussion) ${vscode.l10n.t('Open Chat')}`, command: 'parley.chat.open' },
    isConfigured
      ? {
          label: `$(server) ${vscode.l10n.t('Select Model…')}`,
          description: `${name} · ${endpoint}`,
          command: 'parley.model.select',
        }
      : { label: `$(plug) ${vscode.l10n.t('Connect a Model…')}`, command: 'parley.model.connect' },
    ...(isConfigured
      ? [{ label: `$(pulse) ${vscode.l10n.t('Test Connection')}`, description: endpoint, command: 'parley.model.test' }]
      : []),
    ...(index.phase === 'off' ? [] : [indexItem(index)]),
    {
      label: `$(refresh) ${vscode.l10n.t('Rebuild Index')}`,
      description: [indexLine(index), index.phase === 'failed' ? '' : (index.message ?? '')].filter(Boolean).join(' '),
      command: 'parley.index.rebuild',
    },
    { label: `$(settings-gear) ${vscode.l10n.t('Open Settings')}`, command: 'parley.settings.open' },
    { label: `$(output) ${vscode.l10n.t('Show Log')}`, command: 'parley.log.show' },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: 'Parley' });
  if (picked) await vscode.commands.executeCommand(picked.command);
}

function indexItem(index: IndexStatus): vscode.QuickPickItem & { readonly command: string } {
  return index.phase === 'paused'
    ? { label: `$(debug-continue) ${vscode.l10n.t('Resume Indexing')}`, command: 'parley.index.resume' }
    : { label: `$(debug-pause) ${vscode.l10n.t('Pause Indexing')}`, command: 'parley.index.pause' };
}
