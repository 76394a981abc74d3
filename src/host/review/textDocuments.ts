import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposables.ts';
import { DisposableList } from '../../core/disposables.ts';

/** The scheme of read-only documents that Parley shows: context as it was sent, both sides of a review. */
export const REVIEW_SCHEME = 'parley-review';

/** Read-only documents of Parley's own making. They live in memory and end with the window. */
export class TextDocuments implements vscode.TextDocumentContentProvider, Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #disposables = new DisposableList();
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#disposables.add(this.#changed);
    this.#disposables.add(vscode.workspace.registerTextDocumentContentProvider(REVIEW_SCHEME, this));
    this.#disposables.add(
      vscode.workspace.onDidCloseTextDocument(document => {
        if (document.uri.scheme === REVIEW_SCHEME && document.uri.authority === SHOWN)
          this.#texts.delete(document.uri.toString());
      }),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Gives a document its text; an open editor of it follows. */
  set(uri: vscode.Uri, text: string): void {
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
  }

  delete(uri: vscode.Uri): void {
    this.#texts.delete(uri.toString());
  }

  /** Opens a text as a document of its own. */
  async show(title: string, language: string, text: string, viewColumn: vscode.ViewColumn): Promise<void> {
    const uri = await this.open(title, language, text);
    await vscode.window.showTextDocument(uri, { viewColumn, preview: true });
  }

  /** The same without showing it. */
  async open(title: string, language: string, text: string): Promise<vscode.Uri> {
    const uri = vscode.Uri.from({ scheme: REVIEW_SCHEME, authority: SHOWN, path: `/${title}` });
    this.set(uri, text);
    const document = await vscode.workspace.openTextDocument(uri);
    const languages = await vscode.languages.getLanguages();
    if (languages.includes(language)) await vscode.languages.setTextDocumentLanguage(document, language);
    return uri;
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

const SHOWN = 'shown';
