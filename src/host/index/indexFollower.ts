import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposables.ts';
import { DisposableList } from '../../core/disposables.ts';
import type { SymbolIndex } from '../../core/index/symbolIndex.ts';
import { pathOf } from '../vscodeWorkspace.ts';

/** Tells the index what changes: saves, unsaved text, and what other programs do to the files. */
export function followWorkspace(index: SymbolIndex): Disposable {
  const list = new DisposableList();
  const unsaved = new Map<string, NodeJS.Timeout>();
  /** Paths whose unsaved text the index was told. */
  const told = new Set<string>();
  const forget = (path: string): void => {
    if (told.delete(path)) index.didSave(path);
  };
  const changes = list.add(new CalmChanges(index));
  list.add(
    vscode.workspace.onDidSaveTextDocument(document => {
      if (!isOfWorkspace(document.uri)) return;
      told.delete(pathOf(document.uri));
      index.didSave(pathOf(document.uri), document.getText());
    }),
  );
  // Closed without being saved: what the disk holds counts again.
  list.add(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (isOfWorkspace(uri)) forget(pathOf(uri));
    }),
  );
  list.add(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || !isOfWorkspace(document.uri)) return;
      const path = pathOf(document.uri);
      clearTimeout(unsaved.get(path));
      const tell = (): void => {
        unsaved.delete(path);
        if (!document.isDirty || document.isClosed) forget(path);
        else {
          told.add(path);
          index.didChange(path, document.getText());
        }
      };
      unsaved.set(path, setTimeout(tell, TYPING_RESTS_MS));
    }),
  );
  const watcher = list.add(vscode.workspace.createFileSystemWatcher('**/*'));
  list.add(watcher.onDidCreate(uri => changes.note('save', uri)));
  list.add(watcher.onDidChange(uri => changes.note('save', uri)));
  list.add(watcher.onDidDelete(uri => changes.note('delete', uri)));
  list.add({ dispose: () => [...unsaved.values()].forEach(timer => clearTimeout(timer)) });
  return list;
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
/** With more changes at once than this, looking at all files is cheaper than hearing of each. */
const STORM = 500;

function isOfWorkspace(uri: vscode.Uri): boolean {
  return (
    uri.scheme === 'file' && !uri.path.includes('/.git/') && vscode.workspace.getWorkspaceFolder(uri) !== undefined
  );
}
