import * as vscode from 'vscode';
import * as v from 'valibot';
import type { Disposable } from '../../core/disposables.ts';
import { DisposableList } from '../../core/disposables.ts';
import { failureOf } from '../../core/errors.ts';
import { answerRequest } from '../../core/panel/answer.ts';
import type { Panel } from '../../core/panel/panel.ts';
import type { Handlers, HostMessage, ShowTarget } from '../../shared/protocol.ts';
import { requestMessage } from '../../shared/protocol.ts';
import type { Log } from '../log.ts';
import { panelHtml } from './panelHtml.ts';

/** What stands around a page: a view in the side bar, or an editor tab. */
export interface PanelFrame {
  /** A view has VS Code's own title bar with actions; a tab has not. */
  readonly place: 'view' | 'tab';
  readonly webview: vscode.Webview;
  readonly isVisible: () => boolean;
  readonly onDidChangeVisibility: (listener: () => void) => Disposable;
  readonly onDidDispose: (listener: () => void) => Disposable;
}

export interface MadePanel {
  readonly panel: Panel;
  readonly handlers: Handlers;
}

export interface ChatPanelDeps {
  readonly extensionUri: vscode.Uri;
  readonly style: Promise<string>;
  readonly log: Log;
  /** Makes the state and the handlers of this panel, given the way to its page. */
  readonly make: (post: (message: HostMessage) => void) => Promise<MadePanel>;
}

/** One page of Parley in its frame: checks and answers what the page asks, and posts what changes. */
export class ChatPanel implements Disposable {
  readonly panel: Panel;
  readonly #frame: PanelFrame;
  readonly #deps: ChatPanelDeps;
  readonly #style: string;
  readonly handlers: Handlers;
  readonly #disposables = new DisposableList();
  /** What a command wants to be shown once the page is there. */
  #wish: ShowTarget | undefined;
  #isReady = false;

  private constructor(frame: PanelFrame, deps: ChatPanelDeps, style: string, { panel, handlers }: MadePanel) {
    this.#frame = frame;
    this.#deps = deps;
    this.#style = style;
    this.panel = this.#disposables.add(panel);
    this.handlers = handlers;
  }

  /** Makes the panel and writes its page, which shows the thread from its first moment. */
  static async create(frame: PanelFrame, deps: ChatPanelDeps): Promise<ChatPanel> {
    const { webview } = frame;
    webview.options = {
      enableScripts: true,
      enableCommandUris: false,
      enableForms: false,
      localResourceRoots: [vscode.Uri.joinPath(deps.extensionUri, 'dist', 'webview')],
    };
    const post = (message: HostMessage): void => {
      // A hidden page gets nothing: its events would be dropped. It starts from a snapshot when it is shown.
      if (frame.isVisible()) void webview.postMessage(message);
    };
    const made = await deps.make(post);
    const chatPanel = new ChatPanel(frame, deps, await deps.style, made);
    chatPanel.#start();
    return chatPanel;
  }

  /** Shows something of the page: at once, or as soon as the page is there. */
  show(what: ShowTarget): void {
    if (this.#isReady && this.#frame.isVisible()) this.panel.reveal({ type: 'show', what });
    else this.#wish = what;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #start(): void {
    const { webview, onDidChangeVisibility, onDidDispose } = this.#frame;
    this.#disposables.add(webview.onDidReceiveMessage(message => void this.#receive(message)));
    this.#disposables.add(onDidChangeVisibility(() => this.#visibilityChanged()));
    this.#disposables.add(onDidDispose(() => this.dispose()));
    this.#writePage();
  }

  #writePage(): void {
    this.#isReady = false;
    const { webview, place } = this.#frame;
    const { extensionUri } = this.#deps;
    webview.html = panelHtml({ webview, extensionUri, place, style: this.#style, state: this.panel.state });
  }

  #visibilityChanged(): void {
    // VS Code throws a hidden page away and writes the last HTML again when it is shown: that must be today's state.
    if (!this.#frame.isVisible()) this.#writePage();
  }

  async #receive(message: unknown): Promise<void> {
    const parsed = v.safeParse(requestMessage, message);
    if (!parsed.success) {
      this.#deps.log.error('A message of the page has the wrong shape and was not answered');
      return;
    }
    const { id, method, params } = parsed.output;
    try {
      const result = await answerRequest(this.handlers, method, params);
      this.#post({ type: 'result', id, result });
    } catch (error) {
      const failure = failureOf(error);
      this.#deps.log.error(`${method} failed (${failure.code})`, error);
      this.#post({ type: 'failure', id, failure });
    }
    if (method === 'panel/ready') this.#ready();
  }

  #ready(): void {
    this.#isReady = true;
    const what = this.#wish;
    this.#wish = undefined;
    if (what) this.panel.reveal({ type: 'show', what });
  }

  #post(message: HostMessage): void {
    if (this.#frame.isVisible()) void this.#frame.webview.postMessage(message);
  }
}
