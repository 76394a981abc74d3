import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposables.ts';
import type { PanelState } from '../../shared/panelState.ts';
import type { Handlers, HostMessage, ShowTarget } from '../../shared/protocol.ts';
import type { Glimpse } from '../../core/panel/glimpse.ts';
import { EMPTY_GLIMPSE, glimpseOf } from '../../core/panel/glimpse.ts';
import type { Panel } from '../../core/panel/panel.ts';
import type { ChatPanel } from './chatPanel.ts';
import { openChatPanel } from './chatPanel.ts';
import type { PanelFrame } from './panelPage.ts';
import type { Log } from '../log.ts';

export const VIEW_ID = 'parley.chat';

/** Makes a panel that shows a thread; a new one where none is named. */
export type PanelMaker = (
  threadId: string | undefined,
  post: (message: HostMessage) => void,
) => Promise<{ readonly panel: Panel; readonly handlers: Handlers }>;

/** A thread, and what is seen of it first. Its draft is not kept twice. */
export interface KeptThread extends Omit<Glimpse, 'draft'> {
  readonly id: string;
}

/** Which thread the side bar showed last in this workspace. */
export interface ThreadMemory {
  read(): KeptThread | undefined;
  write(thread: KeptThread): void;
}

/** What the frames of chats need to fill themselves. */
export interface ChatFrames {
  readonly extensionUri: vscode.Uri;
  /** The style sheet of the page, which stands in the page itself: one file less to fetch before it can be shown. */
  readonly style: Promise<string>;
  readonly log: Log;
  readonly makePanel: PanelMaker;
}

/** The chat in the side bar, primary or secondary. Its panel outlives the page, which VS Code throws away when hidden. */
export class ChatView implements vscode.WebviewViewProvider, Disposable {
  readonly #frames: ChatFrames;
  readonly #memory: ThreadMemory;
  #current: Promise<ChatPanel> | undefined;
  #waiting: ((panel: ChatPanel) => void)[] = [];

  constructor(frames: ChatFrames, memory: ThreadMemory) {
    this.#frames = frames;
    this.#memory = memory;
  }

  async resolveWebviewView(view: vscode.WebviewView): Promise<void> {
    const frame: PanelFrame = {
      place: 'view',
      webview: view.webview,
      isVisible: () => view.visible,
      onDidChangeVisibility: listener => view.onDidChangeVisibility(listener),
      onDidDispose: listener => view.onDidDispose(listener),
    };
    const { makePanel, ...rest } = this.#frames;
    const kept = this.#memory.read();
    const current = openChatPanel({
      ...rest,
      frame,
      glimpse: { ...EMPTY_GLIMPSE, ...kept },
      make: post => makePanel(kept?.id, post),
    });
    this.#current = current;
    view.onDidDispose(() => {
      if (this.#current === current) this.#current = undefined;
    });
    const chat = await current;
    const remember = (): void => this.#memory.write(keptThread(chat.panel.state));
    remember();
    chat.panel.onShow(remember);
    chat.panel.onThreadEvent(remember);
    for (const resolve of this.#waiting.splice(0)) resolve(chat);
  }

  /** Brings the view to the front and gives its panel. */
  async reveal(): Promise<ChatPanel> {
    await vscode.commands.executeCommand(`${VIEW_ID}.focus`);
    if (this.#current) return this.#current;
    return new Promise(resolve => this.#waiting.push(resolve));
  }

  /** Brings the view to the front and shows a part of it. */
  async show(what: ShowTarget): Promise<void> {
    (await this.reveal()).show(what);
  }

  dispose(): void {
    void this.#current?.then(panel => panel.dispose());
  }
}

function keptThread(state: PanelState): KeptThread {
  const { title, hasHint } = glimpseOf(state);
  return { id: state.thread.id, title, hasHint };
}
