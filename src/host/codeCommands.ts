import * as vscode from 'vscode';
import type { ContextProvider } from '../core/context/contextProvider.ts';
import { FailureError, failures } from '../core/errors.ts';
import { FileError } from '../core/workspace.ts';
import type { ContextPart } from '../shared/thread.ts';
import type { Attachments } from '../core/panel/attachments.ts';
import type { ChatPanel } from './panel/chatPanel.ts';
import type { ChatView } from './panel/chatView.ts';
import type { CommandParts } from './commands.ts';
import { pathOf } from './vscodeWorkspace.ts';

export interface CodeCommandsDeps {
  readonly view: ChatView;
  readonly attachments: Attachments;
  /** Finds the selection, or the function around the cursor. */
  readonly selection: ContextProvider;
  readonly file: ContextProvider;
}

/** What a person asks about the code at hand: from the context menu, a key or the palette. */
export function createCodeCommands(deps: CodeCommandsDeps): Pick<CommandParts, 'code' | 'addContext' | 'addFile'> {
  return {
    code: {
      explain: () => ask(deps, '/explain'),
      generateTests: () => ask(deps, '/generate-tests'),
      fix: () => ask(deps, '/fix'),
      document: () => ask(deps, '/doc'),
      refactor: () => ask(deps, '/refactor'),
      addToChat: async () => add(deps, await codeAtHand(deps)),
    },
    addContext: async () => {
      const chat = await deps.view.reveal();
      if (!chat.panel.thread) return;
      await chat.handlers['context/pick']({ threadId: chat.panel.thread.thread.id });
      chat.show('composer');
    },
    addFile: async uri => {
      const path = uri ? pathOf(uri) : undefined;
      if (path === undefined) throw new FileError('missing', 'Choose a file in the Explorer first.');
      await add(deps, await deps.file.resolve(path, AbortSignal.timeout(PATIENCE_MS)));
    },
  };
}

const PATIENCE_MS = 10_000;

/** Sends a slash command about the code at hand, in a thread of its own unless the one on show is still empty. */
async function ask(deps: CodeCommandsDeps, command: string): Promise<void> {
  const parts = await codeAtHand(deps);
  const chat = await deps.view.reveal();
  const open = await emptyThread(chat);
  await deps.attachments.attach(open, parts);
  chat.show('chat');
  await chat.handlers['turn/send']({ threadId: open.thread.id, text: command });
}

async function add(deps: CodeCommandsDeps, parts: readonly ContextPart[]): Promise<void> {
  const chat = await deps.view.reveal();
  if (!chat.panel.thread) throw new FailureError(failures.threadNotFound(''));
  await deps.attachments.attach(chat.panel.thread, parts);
  chat.show('composer');
}

async function codeAtHand({ selection }: CodeCommandsDeps): Promise<readonly ContextPart[]> {
  if (vscode.window.activeTextEditor === undefined && vscode.window.visibleTextEditors.length === 0) {
    throw new FileError('missing', 'Open a file and select some code, or put the cursor into a function.');
  }
  return selection.resolve('', AbortSignal.timeout(PATIENCE_MS));
}

async function emptyThread(chat: ChatPanel): Promise<NonNullable<ChatPanel['panel']['thread']>> {
  const shown = chat.panel.thread;
  if (shown && shown.thread.turns.length === 0 && shown.thread.draft.text === '') return shown;
  await chat.handlers['thread/new']({});
  const made = chat.panel.thread;
  if (!made) throw new FailureError(failures.threadNotFound(''));
  return made;
}
