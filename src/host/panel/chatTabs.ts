import * as vscode from 'vscode';
import * as v from 'valibot';
import type { Disposable } from '../../core/disposables.ts';
import { EMPTY_GLIMPSE } from '../../core/panel/glimpse.ts';
import type { ChatPanel } from './chatPanel.ts';
import { openChatPanel } from './chatPanel.ts';
import type { PanelFrame } from './panelPage.ts';
import type { ChatFrames } from './chatView.ts';

const TAB_TYPE = 'parley.thread';

/** Threads that are open as editor tabs, or in windows of their own. They come back with the window. */
export class ChatTabs implements vscode.WebviewPanelSerializer, Disposable {
  readonly #frames: ChatFrames;
  readonly #serializer: Disposable;
  readonly #open = new Map<vscode.WebviewPanel, ChatPanel>();

  constructor(frames: ChatFrames) {
    this.#frames = frames;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(TAB_TYPE, this);
  }

  /** The chat in the active editor tab, if a chat is there. */
  get active(): ChatPanel | undefined {
    return [...this.#open].find(([tab]) => tab.active)?.[1];
  }

  /** Shows a thread in a tab of its own; one that has it already comes to the front. */
  async open(threadId: string): Promise<void> {
    const shown = [...this.#open].find(([, chat]) => chat.panel.thread?.thread.id === threadId);
    if (shown) {
      shown[0].reveal();
      return;
    }
    const column = { viewColumn: vscode.ViewColumn.Beside };
    const tab = vscode.window.createWebviewPanel(TAB_TYPE, 'Parley', column, {});
    try {
      await this.#fill(tab, threadId);
    } catch (error) {
      // Its page is there before the chat is: without one it would stay empty.
      tab.dispose();
      throw error;
    }
  }

  /** Shows a thread in a window of its own, with nothing else in it. */
  async openInNewWindow(threadId: string): Promise<void> {
    await this.open(threadId);
    await vscode.commands.executeCommand('workbench.action.moveEditorToNewWindow');
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
    const { makePanel, ...rest } = this.#frames;
    tab.iconPath = vscode.Uri.joinPath(rest.extensionUri, 'media', 'parley.svg');
    const frame: PanelFrame = {
      place: 'tab',
      webview: tab.webview,
      isVisible: () => tab.visible,
      onDidChangeVisibility: listener => tab.onDidChangeViewState(listener),
      onDidDispose: listener => tab.onDidDispose(listener),
    };
    const chat = await openChatPanel({
      ...rest,
      frame,
      glimpse: EMPTY_GLIMPSE,
      make: post => makePanel(threadId, post),
    });
    const { panel } = chat;
    this.#open.set(tab, chat);
    tab.onDidDispose(() => this.#open.delete(tab));
    const showTitle = (): void => {
      tab.title = panel.state.thread.title || vscode.l10n.t('New chat');
    };
    panel.onThreadEvent(showTitle);
    panel.onShow(showTitle);
    showTitle();
  }
}
