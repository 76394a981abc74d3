import * as vscode from 'vscode';
import type { Chat } from '../core/chat/chat.ts';
import type { ContextProvider } from '../core/context/contextProvider.ts';
import type { SymbolIndex } from '../core/index/symbolIndex.ts';
import type { Attachments } from '../core/panel/attachments.ts';
import type { ModelSetup } from '../core/panel/editorActions.ts';
import { ContextError } from '../core/context/contextProvider.ts';
import { createCodeCommands } from './codeCommands.ts';
import { createThreadCommands, type ThreadCommandsDeps } from './threads/threadCommands.ts';
import type { CommandParts } from './commands.ts';
import { createIndexCommands } from './index/indexCommands.ts';
import type { Keys } from './models/keys.ts';
import type { TextDocuments } from './review/textDocuments.ts';
import { readSettings } from './settings.ts';
import { showStatusMenu } from './statusMenu.ts';

export interface CommandPartsDeps extends ThreadCommandsDeps {
  readonly attachments: Attachments;
  readonly providers: readonly ContextProvider[];
  readonly models: ModelSetup;
  readonly keys: Keys;
  readonly index: SymbolIndex;
  readonly documents: TextDocuments;
  readonly chat: Chat;
  readonly review: CommandParts['review'];
}

/** What the commands do, out of the parts of Parley. */
export function createCommandParts(deps: CommandPartsDeps): CommandParts {
  const { view, tabs, models, model, keys, index, chat } = deps;
  const provider = (id: string): ContextProvider => {
    const found = deps.providers.find(it => it.id === id);
    if (!found) throw new ContextError(`There is no @${id}.`);
    return found;
  };
  return {
    ...createThreadCommands(deps),
    ...createCodeCommands({
      view,
      attachments: deps.attachments,
      selection: provider('selection'),
      file: provider('file'),
    }),
    newThread: async () => {
      const panel = await view.reveal();
      await panel.handlers['thread/new']({});
      panel.show('composer');
    },
    stopReply: async () => {
      const { panel } = tabs.active ?? (await view.reveal());
      if (panel.thread) chat.stop(panel.thread.thread.id);
    },
    model: {
      connect: () => models.connect(),
      select: () => models.select(),
      test: () => models.test(),
      forgetKey: async () => {
        const { baseUrl } = readSettings();
        if (baseUrl === '') return;
        await keys.forget(baseUrl);
        model.reset();
        void vscode.window.showInformationMessage(
          vscode.l10n.t('The key for {0} was removed from the keyring.', new URL(baseUrl).host),
        );
      },
    },
    index: createIndexCommands(deps),
    review: deps.review,
    showStatus: () => showStatusMenu(model, index.status()),
  };
}
