import * as vscode from 'vscode';
import * as v from 'valibot';
import type { Disposable } from '../core/disposables.ts';
import { ChatPanel } from './chatPanel.ts';
import type { PanelFrame } from './chatPanel.ts';
import type { ChatFrames } from './chatView.ts';

const TAB_TYPE = 'parley.thread';

/** Threads that are open as editor tabs, or in windows of their own. They come back with the window. */
export class ChatTabs implements vscode.WebviewPanelSerializer, Disposable {
  readonly #frames: ChatFrames;
  readonly #serializer: Disposable;

  constructor(frames: ChatFrames) {
    this.#frames = frames;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(TAB_TYPE, this);
  }

  async open(threadId: string): Promise<void> {
    const column = { viewColumn: vscode.ViewColumn.Beside };
    await this.#fill(vscode.window.createWebviewPanel(TAB_TYPE, 'Parley', column, {}), threadId);
  }

  /** VS Code brings a tab back after a reload, with what its page had kept. */
  async deserializeWebviewPanel(tab: vscode.WebviewPanel, state: unknown): Promise<void> {
    const kept = v.safeParse(v.object({ threadId: v.string() }), state);
    await this.#fill(tab, kept.success ? kept.output.threadId : undefined);
  }

  dispose(): void {
    this.#serializer.dispose();
  }

  async #fill(tab: vscode.WebviewPanel, threadId: string | undefined): Promise<void> {
    const { extensionUri, log, makePanel } = this.#frames;
    tab.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'parley.svg');
    const frame: PanelFrame = {
      webview: tab.webview,
      isVisible: () => tab.visible,
      onDidChangeVisibility: listener => tab.onDidChangeViewState(listener),
      onDidDispose: listener => tab.onDidDispose(listener),
    };
    const { panel } = await ChatPanel.create(frame, { extensionUri, log, make: post => makePanel(threadId, post) });
    const showTitle = (): void => {
      tab.title = panel.state.thread.title || vscode.l10n.t('New chat');
    };
    panel.onThreadEvent(showTitle);
    showTitle();
  }
}
