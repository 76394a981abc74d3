import * as vscode from 'vscode';
import type { Disposable } from '../core/disposables.ts';
import { DisposableList } from '../core/disposables.ts';
import { failureOf } from '../core/errors.ts';
import type { ChatView } from './panel/chatView.ts';
import type { Log } from './log.ts';

/** VS Code hands a command whatever its menu gives: a uri, a selection. */
type CommandHandler = (...args: readonly unknown[]) => unknown;

/** The part of Parley that the commands work with; made when the first command or view needs it. */
export interface CommandParts {
  readonly code: Record<
    'explain' | 'generateTests' | 'fix' | 'document' | 'refactor' | 'addToChat',
    () => Promise<void>
  >;
  readonly addContext: () => Promise<void>;
  readonly addFile: (uri: vscode.Uri | undefined) => Promise<void>;
  readonly newThread: () => Promise<void>;
  /** What is done with a chat. The argument is what its menu says of it; without one it is the chat at hand. */
  readonly thread: Record<
    | 'rename'
    | 'openInEditor'
    | 'openInNewWindow'
    | 'summarise'
    | 'trash'
    | 'askAgainWith'
    | 'export'
    | 'copy'
    | 'showEdits'
    | 'react',
    (menu?: unknown) => Promise<void>
  >;
  readonly threadFiles: Record<'import' | 'backUp' | 'restore', () => Promise<void>>;
  readonly showFileChats: (uri: vscode.Uri | undefined) => Promise<void>;
  readonly stopReply: () => Promise<void>;
  readonly model: Record<'connect' | 'select' | 'test' | 'forgetKey', () => Promise<unknown>>;
  readonly index: Record<'rebuild' | 'pause' | 'resume' | 'showLeftOut' | 'setKey', () => Promise<void>>;
  readonly review: Record<
    'accept' | 'reject' | 'acceptAllFiles' | 'rejectAllFiles' | 'nextHunk' | 'previousHunk' | 'list',
    () => Promise<void>
  > &
    Record<'acceptHunk' | 'rejectHunk', (hunk?: number) => Promise<void>>;
  readonly showStatus: () => Promise<void>;
}

/** Every command of Parley. Package.json names the same ones; a test holds the two lists against each other. */
export function registerCommands(
  view: ChatView,
  parts: () => Promise<CommandParts>,
  log: Log,
  showLog: () => void,
): Disposable {
  // What only shows the view does not wait for the rest: the view makes it while its page is loading.
  const table: Readonly<Record<string, CommandHandler>> = {
    'parley.chat.open': () => view.show('composer'),
    'parley.thread.new': async () => (await parts()).newThread(),
    'parley.thread.history': () => view.show('history'),
    'parley.thread.rename': async () => (await parts()).thread.rename(),
    'parley.thread.openInEditor': async menu => (await parts()).thread.openInEditor(menu),
    'parley.thread.openInNewWindow': async menu => (await parts()).thread.openInNewWindow(menu),
    'parley.thread.summarise': async menu => (await parts()).thread.summarise(menu),
    'parley.thread.trash': async menu => (await parts()).thread.trash(menu),
    'parley.thread.askAgainWith': async menu => (await parts()).thread.askAgainWith(menu),
    'parley.thread.copy': async menu => (await parts()).thread.copy(menu),
    'parley.thread.showEdits': async menu => (await parts()).thread.showEdits(menu),
    'parley.reply.react': async menu => (await parts()).thread.react(menu),
    'parley.thread.export': async menu => (await parts()).thread.export(menu),
    'parley.thread.import': async () => (await parts()).threadFiles.import(),
    'parley.thread.backUp': async () => (await parts()).threadFiles.backUp(),
    'parley.thread.restore': async () => (await parts()).threadFiles.restore(),
    'parley.reply.stop': async () => (await parts()).stopReply(),
    'parley.reply.focusLast': () => view.show('lastReply'),
    'parley.code.explain': async () => (await parts()).code.explain(),
    'parley.code.generateTests': async () => (await parts()).code.generateTests(),
    'parley.code.fix': async () => (await parts()).code.fix(),
    'parley.code.document': async () => (await parts()).code.document(),
    'parley.code.refactor': async () => (await parts()).code.refactor(),
    'parley.code.addToChat': async () => (await parts()).code.addToChat(),
    'parley.context.add': async () => (await parts()).addContext(),
    'parley.prompt.preview': () => view.show('preview'),
    'parley.file.addToChat': async uri => (await parts()).addFile(uri instanceof vscode.Uri ? uri : undefined),
    'parley.file.showChats': async uri => (await parts()).showFileChats(uri instanceof vscode.Uri ? uri : undefined),
    'parley.model.connect': async () => (await parts()).model.connect(),
    'parley.model.select': async () => (await parts()).model.select(),
    'parley.model.test': async () => (await parts()).model.test(),
    'parley.model.forgetKey': async () => (await parts()).model.forgetKey(),
    'parley.index.rebuild': async () => (await parts()).index.rebuild(),
    'parley.index.setEmbeddingsKey': async () => (await parts()).index.setKey(),
    'parley.index.pause': async () => (await parts()).index.pause(),
    'parley.index.resume': async () => (await parts()).index.resume(),
    'parley.index.showLeftOut': async () => (await parts()).index.showLeftOut(),
    'parley.review.accept': async () => (await parts()).review.accept(),
    'parley.review.reject': async () => (await parts()).review.reject(),
    'parley.review.acceptAllFiles': async () => (await parts()).review.acceptAllFiles(),
    'parley.review.rejectAllFiles': async () => (await parts()).review.rejectAllFiles(),
    'parley.review.list': async () => (await parts()).review.list(),
    'parley.review.acceptHunk': async hunk => (await parts()).review.acceptHunk(numberOr(hunk)),
    'parley.review.rejectHunk': async hunk => (await parts()).review.rejectHunk(numberOr(hunk)),
    'parley.review.nextHunk': async () => (await parts()).review.nextHunk(),
    'parley.review.previousHunk': async () => (await parts()).review.previousHunk(),
    'parley.status.show': async () => (await parts()).showStatus(),
    'parley.settings.open': async () =>
      vscode.commands.executeCommand('workbench.action.openSettings', '@ext:parley-chat.parley'),
    'parley.log.show': () => showLog(),
  };
  const list = new DisposableList();
  for (const [id, run] of Object.entries(table)) {
    list.add(vscode.commands.registerCommand(id, (...args: unknown[]) => guarded(id, log, () => run(...args))));
  }
  return list;
}

/** A command that fails says so in words: VS Code's own message would show the bare error. */
async function guarded(id: string, log: Log, run: () => unknown): Promise<void> {
  try {
    await run();
  } catch (error) {
    log.error(`The command ${id} failed`, error);
    const { message, advice } = failureOf(error);
    void vscode.window.showErrorMessage(`Parley: ${message} ${advice}`.trim());
  }
}

function numberOr(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
