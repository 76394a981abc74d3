import * as vscode from 'vscode';
import { FailureError } from '../../core/errors.ts';
import { leftOutReport } from '../../core/index/leftOut.ts';
import type { SymbolIndex } from '../../core/index/symbolIndex.ts';
import { endpointFailures } from '../../core/models/endpointFailures.ts';
import type { CommandParts } from '../commands.ts';
import type { Keys } from '../models/keys.ts';
import type { TextDocuments } from '../review/textDocuments.ts';
import { readSettings } from '../settings.ts';

export interface IndexCommandsDeps {
  readonly keys: Keys;
  readonly index: SymbolIndex;
  readonly documents: TextDocuments;
}

/** What can be done with the index by command. One that is off says so instead of doing nothing. */
export function createIndexCommands({ keys, index, documents }: IndexCommandsDeps): CommandParts['index'] {
  const whenOn = (run: () => void | Promise<void>) => async (): Promise<void> => {
    const { phase, message } = index.status();
    if (phase !== 'off') await run();
    else await tellOff(message);
  };
  return {
    rebuild: whenOn(() => index.rebuild()),
    pause: whenOn(() => index.pause()),
    resume: whenOn(() => index.resume()),
    showLeftOut: whenOn(async () => {
      const title = `${vscode.l10n.t('What the index leaves out')}.md`;
      const report = leftOutReport(index.status(), await index.leftOut());
      await documents.show(title, 'markdown', report, vscode.ViewColumn.Active);
    }),
    setKey: () => setEmbeddingsKey(keys, index),
  };
}

async function tellOff(message: string | undefined): Promise<void> {
  if (message !== undefined) {
    void vscode.window.showInformationMessage(message);
    return;
  }
  const open = vscode.l10n.t('Open Settings');
  const question = vscode.l10n.t('The index is off, so there is nothing to do. Switch it on in the settings.');
  if ((await vscode.window.showInformationMessage(question, open)) !== open) return;
  await vscode.commands.executeCommand('workbench.action.openSettings', '@id:parley.index.enabled');
}

/** For embeddings that are made elsewhere than where the chat is answered. */
async function setEmbeddingsKey(keys: Keys, index: SymbolIndex): Promise<void> {
  const { embeddingsBaseUrl, baseUrl } = readSettings();
  const address = URL.parse(embeddingsBaseUrl || baseUrl);
  if (!address) throw new FailureError(endpointFailures.noEndpoint('Search by meaning'));
  const key = await vscode.window.showInputBox({
    title: vscode.l10n.t('Key for Embeddings'),
    prompt: vscode.l10n.t(
      'The API key for {0}. It is kept in the keyring of this system and sent nowhere else.',
      address.host,
    ),
    password: true,
    ignoreFocusOut: true,
  });
  if (key === undefined || key.trim() === '') return;
  if (!(await keys.write(address.href, key.trim()))) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The key could not be kept in the keyring of this system. It lasts until this window is closed.'),
    );
  }
  index.rebuild();
}
