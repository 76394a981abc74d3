import type { Disposable } from './disposables.ts';
import type { WorkspaceRef } from '../shared/thread.ts';

/** What core needs of the editor's workspace. The host implements it with VS Code; tests with a temporary folder. */
export interface Workspace {
  /** The open folders, in the editor's order. Empty where no folder is open. */
  folders(): readonly WorkspaceFolder[];
  /** Who a new thread belongs to; undefined where no folder is open. */
  ref(): WorkspaceRef | undefined;
  /** False in Restricted Mode: nothing of the workspace may then steer Parley. */
  isTrusted(): boolean;
  /**
   * The text of a file as the user sees it: the open editor's, saved or not, else the disk's.
   * Throws `FileError` where it cannot be read as text.
   */
  readText(path: string): Promise<WorkspaceText>;
  /** The editor that has the focus, or had it last. */
  activeEditor(): ActiveEditor | undefined;
  openEditors(): readonly OpenEditor[];
  onDidChangeEditor(listener: () => void): Disposable;
}

export interface WorkspaceFolder {
  readonly name: string;
  /** Absolute path on the side where the extension host runs. */
  readonly path: string;
  readonly uri: string;
}

export interface WorkspaceText {
  /** Relative to the workspace; with several folders it begins with the folder's name. */
  readonly path: string;
  readonly uri: string;
  readonly language: string;
  readonly text: string;
}

export interface OpenEditor {
  readonly path: string;
  readonly uri: string;
  readonly language: string;
  readonly isDirty: boolean;
}

export interface ActiveEditor extends OpenEditor {
  readonly text: string;
  /** Lines count from 1; `endLine` is where the selection ends, be it before the first character of that line. */
  readonly selection: { readonly startLine: number; readonly endLine: number; readonly text: string };
}

/** A file that could not be read as text. `message` says why and what to do. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly reason: 'missing' | 'outside' | 'binary' | 'too-big' | 'folder' | 'denied';

  constructor(reason: FileError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}
