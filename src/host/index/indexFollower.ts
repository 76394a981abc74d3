import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposables.ts';
import { DisposableList } from '../../core/disposables.ts';
import type { SymbolIndex } from '../../core/index/symbolIndex.ts';
import { pathOf } from '../vscodeWorkspace.ts';

/** Tells the index what changes: saves, unsaved text, and what other programs do to the files. */
export function followWorkspace(index: SymbolIndex): Disposable {
  const list = new DisposableList();
  const unsaved = new Map<string, NodeJS.Timeout>();
  const changes = list.add(new CalmChanges(index));
  list.add(
    vscode.workspace.onDidSaveTextDocument(document => {
      if (isOfWorkspace(document.uri)) index.didSave(pathOf(document.uri), document.getText());
    }),
  );
  list.add(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || !isOfWorkspace(document.uri)) return;
      const path = pathOf(document.uri);
      clearTimeout(unsaved.get(path));
      const tell = (): void => {
        unsaved.delete(path);
        if (document.isClosed) return;
        if (document.isDirty) index.didChange(path, document.getText());
        // It was undone or reverted to what the file holds.
        else index.didSave(path);
      };
      unsaved.set(path, setTimeout(tell, TYPING_RESTS_MS));
    }),
  );
  list.add(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      // It may have been closed without being saved.
      if (isOfWorkspace(uri)) index.didSave(pathOf(uri));
    }),
  );
  // Another language for a text closes it and opens it again, unsaved as it is.
  list.add(vscode.workspace.onDidOpenTextDocument(document => tellUnsaved(index, [document])));
  const watcher = list.add(vscode.workspace.createFileSystemWatcher('**/*'));
  list.add(watcher.onDidCreate(uri => changes.note('save', uri)));
  list.add(watcher.onDidChange(uri => changes.note('save', uri)));
  list.add(watcher.onDidDelete(uri => changes.note('delete', uri)));
  list.add({ dispose: () => [...unsaved.values()].forEach(timer => clearTimeout(timer)) });
  return list;
}

/** What editors hold before anything is changed: VS Code brings unsaved text along from the last start. */
export function tellUnsaved(index: SymbolIndex, documents = vscode.workspace.textDocuments): void {
  for (const document of documents) {
    const { isDirty, uri } = document;
    if (isDirty && isOfWorkspace(uri)) index.didChange(pathOf(uri), document.getText());
  }
}

/** Changes on disk come in storms: a branch is switched, packages are installed. They are gathered until it is calm. */
class CalmChanges implements Disposable {
  readonly #index: SymbolIndex;
  readonly #waiting = new Map<string, 'save' | 'delete'>();
  #timer: NodeJS.Timeout | undefined;

  constructor(index: SymbolIndex) {
    this.#index = index;
  }

  note(type: 'save' | 'delete', uri: vscode.Uri): void {
    if (!isOfWorkspace(uri)) return;
    this.#waiting.set(pathOf(uri), type);
    this.#timer ??= setTimeout(() => this.#tell(), STORM_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #tell(): void {
    this.#timer = undefined;
    const changes = [...this.#waiting];
    this.#waiting.clear();
    if (changes.length > STORM) {
      this.#index.rescan();
      return;
    }
    for (const [path, type] of changes) {
      if (type === 'save') this.#index.didSave(path);
      else this.#index.didDelete(path);
    }
  }
}

const TYPING_RESTS_MS = 500;
const STORM_MS = 300;
/** With more changes at once than this, all files are looked at: then the index says how far it is. */
const STORM = 100;

function isOfWorkspace(uri: vscode.Uri): boolean {
  return (
    uri.scheme === 'file' && !uri.path.includes('/.git/') && vscode.workspace.getWorkspaceFolder(uri) !== undefined
  );
}
