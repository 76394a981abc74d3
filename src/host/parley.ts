import { join } from 'node:path';
import * as vscode from 'vscode';
import { Chat } from '../core/chat/chat.ts';
import { createReplyWriter } from '../core/chat/writeReply.ts';
import { CurrentModel } from '../core/chat/currentModel.ts';
import { createContextProviders } from '../core/context/contextProviders.ts';
import type { Disposable } from '../core/disposables.ts';
import { DisposableList } from '../core/disposables.ts';
import { createSymbolIndex } from '../core/index/createSymbolIndex.ts';
import { createOpenAiProvider } from '../core/models/openai.ts';
import { Attachments } from '../core/panel/attachments.ts';
import { createPanel } from '../core/panel/createPanel.ts';
import { createRedactor } from '../core/secrets/redactor.ts';
import { slashCommands } from '../core/slash/slashCommands.ts';
import { openThreadStore } from '../core/threads/threadStore.ts';
import type { ChatTabs } from './chatTabs.ts';
import type { ChatView, PanelMaker } from './chatView.ts';
import { createCodeCommands } from './codeCommands.ts';
import type { CommandParts } from './commands.ts';
import { createEditorActions } from './editorActions.ts';
import { editorState } from './editorState.ts';
import { Keys } from './keys.ts';
import { rememberThread } from './lastThread.ts';
import type { Log } from './log.ts';
import { createModelSetup } from './modelSetup.ts';
import { onSettingsChange, readSettings } from './settings.ts';
import { StatusBar } from './statusBar.ts';
import { showStatusMenu } from './statusMenu.ts';
import { TextDocuments } from './textDocuments.ts';
import { VscodeWorkspace } from './vscodeWorkspace.ts';

/** Parley at work in one window. */
export interface Parley extends Disposable {
  readonly commands: CommandParts;
  readonly makePanel: PanelMaker;
}

export interface ParleyDeps {
  readonly context: vscode.ExtensionContext;
  readonly log: Log;
  readonly view: ChatView;
  readonly tabs: ChatTabs;
  /** From here on secrets stay out of the log. */
  readonly setRedact: (redact: (text: string) => string) => void;
}

/** Makes all parts and joins them. The one place where core and VS Code meet. */
export async function startParley({ context, log, view, tabs, setRedact }: ParleyDeps): Promise<Parley> {
  const disposables = new DisposableList();
  const keys = new Keys(context.secrets);
  const redactor = createRedactor({ known: () => keys.known() });
  const redact = (text: string): string => redactor.redact(text).text;
  setRedact(redact);

  const workspace = new VscodeWorkspace(disposables);
  const index = disposables.add(createIndex(context, workspace, log));
  const store = await openThreadStore({ folder: context.globalStorageUri.fsPath, redact });
  disposables.add({ dispose: () => void store.dispose() });

  const createProvider = (baseUrl: string): ReturnType<typeof createOpenAiProvider> => {
    return createOpenAiProvider({
      id: 'openai',
      baseUrl,
      label: new URL(baseUrl).host,
      headers: readSettings().headers,
      key: () => keys.read(baseUrl),
      patience: patienceOf(readSettings()),
      redact,
    });
  };
  const model = new CurrentModel(readSettings, createProvider);
  const providers = createContextProviders({ workspace, index });
  const commands = slashCommands({ workspace, index });
  const chat = disposables.add(
    new Chat({
      writeReply: createReplyWriter({ model, providers, commands, index, workspace, store, redact, contextWindow }),
      keepContext: (threadId, turnId, parts) => store.appendContext(threadId, turnId, parts),
      modelFor: (open, wish) => model.nameFor(wish ?? open.thread.model),
      redact,
      messagesPerMinute: () => readSettings().messagesPerMinute,
      now: Date.now,
    }),
  );
  return { commands: parts, makePanel, dispose: () => disposables.dispose() };
}
