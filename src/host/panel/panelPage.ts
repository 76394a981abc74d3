import { scheduler } from 'node:timers/promises';
import * as vscode from 'vscode';
import * as v from 'valibot';
import type { Disposable } from '../../core/disposables.ts';
import { DisposableList } from '../../core/disposables.ts';
import { failureOf } from '../../core/errors.ts';
import { answerRequest } from '../../core/panel/answer.ts';
import type { Glimpse } from '../../core/panel/glimpse.ts';
import { glimpseOf } from '../../core/panel/glimpse.ts';
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

export interface PanelPageDeps {
  readonly frame: PanelFrame;
  readonly extensionUri: vscode.Uri;
  /** The text of the style sheet. */
  readonly style: string;
  readonly log: Log;
  /** What is seen of the thread before it has been read. */
  readonly glimpse: Glimpse;
  /** Makes the state and the handlers of this panel, given the way to its page. */
  readonly make: (post: (message: HostMessage) => void) => Promise<MadePanel>;
}

/**
 * The page in its frame: written at once, before Parley itself is loaded and the thread is read, so that VS Code brings
 * it up meanwhile. What it asks is checked, and answered as soon as that can be.
 */
export class PanelPage implements Disposable {
  readonly made: Promise<MadePanel>;
  readonly #deps: PanelPageDeps;
  readonly #own = new DisposableList();
  readonly #seen = Promise.withResolvers<undefined>();
  #panel: Panel | undefined;
  #isReady = false;
  /** What a command wants to be shown once the page is there. */
  #wish: ShowTarget | undefined;

  constructor(deps: PanelPageDeps) {
    this.#deps = deps;
    const { webview, onDidChangeVisibility, onDidDispose } = deps.frame;
    webview.options = {
      enableScripts: true,
      enableCommandUris: false,
      enableForms: false,
      localResourceRoots: [vscode.Uri.joinPath(deps.extensionUri, 'dist', 'webview')],
    };
    this.#own.add(webview.onDidReceiveMessage(message => void this.#receive(message)));
    this.#own.add(onDidChangeVisibility(() => this.#visibilityChanged()));
    this.#own.add(onDidDispose(() => this.dispose()));
    this.#write();
    this.made = this.#make();
  }

  show(what: ShowTarget): void {
    if (this.#isReady && this.#deps.frame.isVisible()) this.#panel?.reveal({ type: 'show', what });
    else this.#wish = what;
  }

  dispose(): void {
    this.#own.dispose();
  }

  async #make(): Promise<MadePanel> {
    // To load Parley at the same time keeps the machine from bringing up the page.
    await Promise.race([this.#seen.promise, scheduler.wait(LONGEST_WAIT_MS)]);
    const made = await this.#deps.make(message => this.#post(message));
    this.#panel = this.#own.add(made.panel);
    return made;
  }

  #write(): void {
    this.#isReady = false;
    const { frame, extensionUri, style, glimpse } = this.#deps;
    const state = this.#panel?.state;
    frame.webview.html = panelHtml({
      webview: frame.webview,
      extensionUri,
      place: frame.place,
      style,
      glimpse: state ? glimpseOf(state) : glimpse,
      state,
    });
  }

  #visibilityChanged(): void {
    // VS Code throws a hidden page away and writes the last HTML again when it is shown: that must be today's state.
    if (!this.#deps.frame.isVisible()) this.#write();
  }

  async #receive(message: unknown): Promise<void> {
    this.#seen.resolve(undefined);
    const { log } = this.#deps;
    const parsed = v.safeParse(requestMessage, message);
    if (!parsed.success) {
      log.error('A message of the page has the wrong shape and was not answered');
      return;
    }
    const { id, method, params } = parsed.output;
    try {
      const { handlers } = await this.made;
      const result = await answerRequest(handlers, method, params);
      this.#post({ type: 'result', id, result });
    } catch (error) {
      const failure = failureOf(error);
      log.error(`${method} failed (${failure.code})`, error);
      this.#post({ type: 'failure', id, failure });
    }
    if (method === 'panel/ready') this.#ready();
  }

  #ready(): void {
    this.#isReady = true;
    const what = this.#wish;
    this.#wish = undefined;
    if (what) this.#panel?.reveal({ type: 'show', what });
  }

  /** A hidden page gets nothing: its events would be dropped. It starts from a snapshot when it is shown. */
  #post(message: HostMessage): void {
    if (this.#deps.frame.isVisible()) void this.#deps.frame.webview.postMessage(message);
  }
}

/** A page out of sight may not tell that it is there. */
const LONGEST_WAIT_MS = 500;
