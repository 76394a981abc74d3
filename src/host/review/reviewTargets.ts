import { lstat } from 'node:fs/promises';
import * as vscode from 'vscode';
import { guardPath } from '../../core/edits/pathGuard.ts';
import { aliasOf, fileFacts } from '../../core/panel/review/fileFacts.ts';
import { FileError } from '../../core/workspace.ts';
import type { ContextItem } from '../../shared/thread.ts';
import type { VscodeWorkspace } from '../vscodeWorkspace.ts';

/** The file that a change is for, after all checks. */
export interface Target {
  /** How it is called for people. */
  readonly path: string;
  readonly uri: vscode.Uri;
  /** Undefined where there is no such file yet. */
  readonly document: vscode.TextDocument | undefined;
  /** Why a change of it needs a yes of its own. */
  readonly confirm: string | undefined;
  /** Why it cannot be changed now, though it can be looked at. */
  readonly obstacle: string | undefined;
}

/** Finds the files that replies name, and says no where Parley must not go. The one way to a path that a model wrote. */
export class ReviewTargets {
  readonly #workspace: VscodeWorkspace;

  constructor(workspace: VscodeWorkspace) {
    this.#workspace = workspace;
  }

  /**
   * The target of a change. `context`: what was sent with the question; it tells which cell of a notebook is meant.
   * Throws `FileError` with a sentence for the user.
   */
  async find(path: string, context: readonly ContextItem[]): Promise<Target> {
    const open = untitledOf(path) ?? cellOf(path, context);
    if (open) return { path, uri: open.uri, document: open, confirm: undefined, obstacle: undefined };
    if (path.toLowerCase().endsWith('.ipynb')) {
      throw new FileError(
        'denied',
        `${path} is a notebook. Put the cursor into the cell, add it as context and ask again, or insert the code by hand.`,
      );
    }
    const place = await this.#place(path);
    if (!place.exists)
      return { path, uri: place.uri, document: undefined, confirm: place.confirm, obstacle: undefined };
    const document = await this.#open(path, place.uri);
    return { path, uri: place.uri, document, confirm: place.confirm, obstacle: await whyReadOnly(path, place.uri) };
  }

  /** The uri of a path that may be looked at; undefined where there is no such file. Throws where it lies outside. */
  async findToShow(path: string): Promise<vscode.Uri | undefined> {
    const open = untitledOf(path) ?? openOf(path);
    if (open) return open.uri;
    const place = await this.#place(path);
    return place.exists ? place.uri : undefined;
  }

  /**
   * Looks again right before a change is made, as nothing of what was checked lasts: a folder can be swapped for a link
   * meanwhile. Gives the target with its present document. Throws as `find` does.
   */
  async check(target: Target): Promise<Target> {
    const { path, uri, document } = target;
    if (uri.scheme === 'untitled' || uri.scheme === 'vscode-notebook-cell') {
      if (!document?.isClosed) return target;
      throw new FileError('missing', `${path} is not open any more. Nothing was changed.`);
    }
    const place = await this.#place(path);
    if (place.uri.toString() !== uri.toString()) throw new FileError('missing', `${path} is another file by now.`);
    if (!document) {
      if (!place.exists) return { ...target, confirm: place.confirm };
      throw new FileError('denied', `There is a file ${path} by now. Undo this and press Apply again to compare.`);
    }
    if (!place.exists) throw new FileError('missing', `${path} is not there any more. Nothing was changed.`);
    const obstacle = await whyReadOnly(path, uri);
    if (obstacle !== undefined) throw new FileError('denied', obstacle);
    return { path, uri, document: await this.#open(path, uri), confirm: place.confirm, obstacle };
  }

  /** Where a path stands: the first workspace folder that has it, else the first in which it may be made. */
  async #place(path: string): Promise<Place> {
    let denied: string | undefined;
    let free: Place | undefined;
    for (const { folder, inside } of rootsOf(path)) {
      const uri = vscode.Uri.joinPath(folder.uri, inside);
      const isLocal = folder.uri.scheme === 'file';
      const root = folder.uri.fsPath;
      const verdict = guardPath(inside, isLocal ? await fileFacts(root, inside) : undefined);
      if (verdict.type === 'deny') {
        denied ??= verdict.reason;
        continue;
      }
      const confirm = verdict.type === 'confirm' ? verdict.reason : undefined;
      const kind = await kindOf(path, uri);
      if (kind === 'file') return { uri, confirm, exists: true };
      const alias = isLocal ? await aliasOf(root, inside) : undefined;
      if (alias !== undefined) denied ??= `There is ${alias}, which many systems take for the same file.`;
      else free ??= { uri, confirm, exists: false };
    }
    if (denied === undefined && free) return free;
    throw new FileError('outside', `Parley does not touch ${path}. ${denied ?? 'No folder is open.'}`);
  }

  async #open(path: string, uri: vscode.Uri): Promise<vscode.TextDocument> {
    const { size } = await vscode.workspace.fs.stat(uri).then(undefined, () => ({ size: 0 }));
    if (size > LARGEST) {
      const megabytes = (size / 1_000_000).toFixed(1);
      throw new FileError('too-big', `${path} has ${megabytes} MB; Parley changes files of up to 5 MB.`);
    }
    const document = await this.#workspace.openDocument(uri).catch(() => undefined);
    if (!document || document.getText().includes('\0')) {
      throw new FileError('binary', `${path} is not a text file, so Parley cannot change it.`);
    }
    return document;
  }
}

interface Place {
  readonly uri: vscode.Uri;
  readonly confirm: string | undefined;
  readonly exists: boolean;
}

/** Bytes. */
const LARGEST = 5_000_000;

/** The folders a path can be meant in, and the path from there. With several roots it begins with a root's name. */
function rootsOf(path: string): readonly { readonly folder: vscode.WorkspaceFolder; readonly inside: string }[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const clean = path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const [root, ...rest] = clean.split('/');
  const named = folders.filter(folder => folders.length > 1 && folder.name === root && rest.length > 0);
  return [
    ...named.map(folder => ({ folder, inside: rest.join('/') })),
    ...folders.map(folder => ({ folder, inside: clean })),
  ];
}

function untitledOf(path: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(it => it.isUntitled && it.uri.path === path);
}

/** A document that the user has opened by hand may be shown, wherever it lies. */
function openOf(path: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(it => it.uri.scheme === 'file' && it.uri.path === path);
}

/** The cell that was sent with the question, if it is still there. */
function cellOf(path: string, context: readonly ContextItem[]): vscode.TextDocument | undefined {
  const cells = context.flatMap(item => (item.path === path && item.uri?.startsWith(CELL) ? item.uri : []));
  const [cell] = new Set(cells);
  return vscode.workspace.textDocuments.find(it => it.uri.toString() === cell);
}

const CELL = 'vscode-notebook-cell:';

async function kindOf(path: string, uri: vscode.Uri): Promise<'file' | 'none'> {
  const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
  if (!stat) return 'none';
  if ((stat.type & vscode.FileType.Directory) !== 0) throw new FileError('folder', `${path} is a folder.`);
  return 'file';
}

async function whyReadOnly(path: string, uri: vscode.Uri): Promise<string | undefined> {
  const reason = `${path} is read-only. Make it writable, or copy the code.`;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return reason;
  const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
  if (((stat?.permissions ?? 0) & vscode.FilePermission.Readonly) !== 0) return reason;
  if (uri.scheme !== 'file') return undefined;
  const mode = await lstat(uri.fsPath).then(
    it => it.mode,
    () => undefined,
  );
  return mode !== undefined && (mode & 0o222) === 0 ? reason : undefined;
}
