import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { registerCommands } from './host/commands.ts';
import { ChatTabs } from './host/panel/chatTabs.ts';
import type { ChatFrames } from './host/panel/chatView.ts';
import { ChatView, VIEW_ID } from './host/panel/chatView.ts';
import { lastThread } from './host/panel/lastThread.ts';
import { createLog } from './host/log.ts';
import type { Parley } from './host/parley.ts';

/**
 * Joins Parley to VS Code. Only the thin parts are made here: the view, the tabs and the commands. The rest is loaded
 * and made when a command needs it, or while VS Code brings up a page that was written.
 */
export function activate(context: vscode.ExtensionContext): void {
  const { subscriptions, extensionUri } = context;
  const channel = vscode.window.createOutputChannel('Parley', { log: true });
  let redact = (text: string): string => text;
  const log = createLog(channel, text => redact(text));
  let parley: Promise<Parley> | undefined;
  const started = (): Promise<Parley> => {
    parley ??= import('./host/parley.ts').then(({ startParley }) => {
      return startParley({ context, log, view, tabs, setRedact: change => (redact = change) });
    });
    return parley;
  };
  const frames: ChatFrames = {
    extensionUri,
    style: readFile(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', 'style.css').fsPath, 'utf8'),
    log,
    makePanel: async (...args) => (await started()).makePanel(...args),
  };
  const view = new ChatView(frames, lastThread(context));
  const tabs = new ChatTabs(frames);
  subscriptions.push(
    channel,
    view,
    tabs,
    vscode.window.registerWebviewViewProvider(VIEW_ID, view),
    registerCommands(
      view,
      async () => (await started()).commands,
      log,
      () => channel.show(),
    ),
    { dispose: () => void parley?.then(it => it.dispose()).catch(() => undefined) },
  );
}
