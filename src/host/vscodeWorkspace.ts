import * as vscode from 'vscode';
import type { Disposable } from '../core/disposables.ts';
import { DisposableList } from '../core/disposables.ts';
import type { ActiveEditor, OpenEditor, Workspace, WorkspaceFolder, WorkspaceText } from '../core/workspace.ts';
import { FileError } from '../core/workspace.ts';
import type { WorkspaceRef } from '../shared/thread.ts';

/** The workspace as VS Code has it open. */
export class VscodeWorkspace implements Workspace {
  /** The panel takes the focus from the editor one speaks of; so the last one is remembered. */
  #lastEditor: vscode.TextEditor | undefined = vscode.window.activeTextEditor;

  constructor(disposables: DisposableList) {
    disposables.add(
      vscode.window.onDidChangeActiveTextEditor(editor => {
        if (editor && isCode(editor.document)) this.#lastEditor = editor;
      }),
    );
  }

  folders(): readonly WorkspaceFolder[] {
    return (vscode.workspace.workspaceFolders ?? []).map(folder => ({
      name: folder.name,
      path: folder.uri.fsPath,
      uri: folder.uri.toString(),
    }));
  }

  ref(): WorkspaceRef | undefined {
    const folders = this.folders();
    const [first] = folders;
    if (!first) return undefined;
    const id = vscode.workspace.workspaceFile?.toString() ?? first.uri;
    return { id, name: vscode.workspace.name ?? first.name, folders: folders.map(it => it.uri) };
  }

  isTrusted(): boolean {
    return vscode.workspace.isTrusted;
  }

  async readText(path: string): Promise<WorkspaceText> {
    const uri = await this.find(path);
    if (!uri) throw new FileError('missing', `There is no file ${path} in this workspace.`);
    return textOf(await this.openDocument(uri));
  }

  activeEditor(): ActiveEditor | undefined {
    const editor = this.textEditor();
    if (!editor) return undefined;
    const { document, selection } = editor;
    return {
      ...openEditorOf(document),
      text: document.getText(),
      selection: {
        startLine: selection.start.line + 1,
        endLine: selection.end.line + 1,
        text: document.getText(selection),
      },
    };
  }

  openEditors(): readonly OpenEditor[] {
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
    const uris = new Set(
      tabs.flatMap(tab => (tab.input instanceof vscode.TabInputText ? [tab.input.uri.toString()] : [])),
    );
    return vscode.workspace.textDocuments
      .filter(document => uris.has(document.uri.toString()) && isCode(document))
      .map(openEditorOf);
  }

  onDidChangeEditor(listener: () => void): Disposable {
    const list = new DisposableList();
    list.add(vscode.window.onDidChangeActiveTextEditor(listener));
    list.add(
      vscode.window.onDidChangeTextEditorSelection(event => {
        if (isCode(event.textEditor.document)) listener();
      }),
    );
    list.add(vscode.languages.onDidChangeDiagnostics(listener));
    return list;
  }

  /** The editor that has or had the focus, as VS Code's own object. */
  textEditor(): vscode.TextEditor | undefined {
    const active = vscode.window.activeTextEditor;
    if (active && isCode(active.document)) return active;
    const last = this.#lastEditor;
    return last && !last.document.isClosed
      ? vscode.window.visibleTextEditors.find(it => it.document === last.document)
      : undefined;
  }

  /** The document of a uri, as a person sees it: open and perhaps not saved, else read from disk. */
  async openDocument(uri: vscode.Uri): Promise<vscode.TextDocument> {
    try {
      return await vscode.workspace.openTextDocument(uri);
    } catch (error) {
      const details = error instanceof Error ? error.message : String(error);
      throw new FileError(
        'binary',
        /binary/i.test(details)
          ? `${pathOf(uri)} is not text, so it cannot be read.`
          : `${pathOf(uri)} cannot be read as text: ${details}`,
      );
    }
  }

  /** The uri of a path as `pathOf` writes it; undefined where there is no such file in the workspace. */
  async find(path: string): Promise<vscode.Uri | undefined> {
    for (const uri of this.candidates(path)) {
      const open = vscode.workspace.textDocuments.find(it => it.uri.toString() === uri.toString());
      // VS Code keeps documents for a while when their files are gone; what is not saved is there all the same.
      if (open && (open.isUntitled || open.isDirty)) return uri;
      const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
      if (stat && (stat.type & vscode.FileType.File) !== 0) return uri;
    }
    return undefined;
  }

  /** Where a path of the workspace would stand, whether or not there is such a file; the likeliest first. */
  candidates(path: string): readonly vscode.Uri[] {
    const untitled = vscode.workspace.textDocuments.find(it => it.isUntitled && it.uri.path === path);
    if (untitled) return [untitled.uri];
    const clean = path.replaceAll('\\', '/').replace(/^\.\//, '');
    if (clean.startsWith('/') || /^[a-zA-Z]:/.test(clean) || clean.split('/').includes('..')) return [];
    const folders = vscode.workspace.workspaceFolders ?? [];
    const [root = '', ...rest] = clean.split('/');
    const named = folders.filter(folder => folders.length > 1 && folder.name === root && rest.length > 0);
    return [
      ...named.map(folder => vscode.Uri.joinPath(folder.uri, ...rest)),
      ...folders.map(folder => vscode.Uri.joinPath(folder.uri, clean)),
    ];
  }
}

/** How Parley names a file: relative to the workspace, with forward slashes; with several roots the root's name first. */
export function pathOf(uri: vscode.Uri): string {
  return uri.scheme === 'untitled' ? uri.path : vscode.workspace.asRelativePath(uri).replaceAll('\\', '/');
}

/** Editors hold many things that are no code of the user's: output channels, settings pages, our own diffs. */
function isCode(document: vscode.TextDocument): boolean {
  return !['output', 'parley-review', 'git', 'vscode-scm', 'comment'].includes(document.uri.scheme);
}

function openEditorOf(document: vscode.TextDocument): OpenEditor {
  return {
    path: pathOf(document.uri),
    uri: document.uri.toString(),
    language: document.languageId,
    isDirty: document.isDirty,
  };
}

function textOf(document: vscode.TextDocument): WorkspaceText {
  return {
    path: pathOf(document.uri),
    uri: document.uri.toString(),
    language: document.languageId,
    text: document.getText(),
  };
}
