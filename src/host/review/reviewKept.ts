import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposables.ts';
import type { BlockRef } from '../../core/panel/reviews.ts';
import type { KeptChange } from '../../core/panel/review/takeBack.ts';
import { takeBack } from '../../core/panel/review/takeBack.ts';
import { FileError } from '../../core/workspace.ts';
import type { ReviewTargets } from './reviewTargets.ts';
import { keyOf } from './reviewStates.ts';
import { removeCreated, restoreFile, writeText } from './reviewWrites.ts';

/** A change that was accepted, and can be taken back. */
export interface KeptEdit {
  readonly ref: BlockRef;
  readonly action: 'edit' | 'create' | 'delete' | 'rename';
  readonly path: string;
  /** Where the file is now; after a rename its new place. */
  readonly uri: vscode.Uri;
  /** Where it was before a rename. */
  readonly from?: { readonly path: string; readonly uri: vscode.Uri } | undefined;
  readonly texts: KeptChange;
}

/** What of an edit was taken back. `gone`: nothing of it was there any more; `none`: all of it has been edited since. */
export type TakeBackResult = 'all' | 'part' | 'none' | 'gone';

/** The accepted edits of this window, and their way back. */
export class KeptEdits implements Disposable {
  readonly #targets: ReviewTargets;
  readonly #edits = new Map<string, KeptEdit>();
  readonly #listener: vscode.Disposable;

  /** `onTurn`: undo or redo in the editor took an edit away as a whole, or brought it back. */
  constructor(targets: ReviewTargets, onTurn: (edit: KeptEdit, isThere: boolean) => void) {
    this.#targets = targets;
    this.#listener = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      const uri = document.uri.toString();
      const own = [...this.#edits.values()].filter(it => it.action === 'edit' && it.uri.toString() === uri);
      const text = own.length > 0 ? document.getText() : '';
      for (const edit of own) {
        if (text === edit.texts.before) onTurn(edit, false);
        else if (text === edit.texts.after) onTurn(edit, true);
      }
    });
  }

  get(ref: BlockRef): KeptEdit | undefined {
    return this.#edits.get(keyOf(ref));
  }

  set(edit: KeptEdit): void {
    this.#edits.set(keyOf(edit.ref), edit);
  }

  /** Whether some of it is still there as it was made. */
  async isThere({ action, uri, texts }: KeptEdit): Promise<boolean> {
    if (action === 'delete') return !(await exists(uri));
    const document = await documentOf(uri);
    if (!document) return false;
    if (action !== 'edit') return true;
    const text = document.getText();
    return takeBack(texts, text).text !== text;
  }

  /** Takes back what is still there as it was made. Throws `FileError` where the file cannot be changed. */
  async takeBack(ref: BlockRef): Promise<TakeBackResult> {
    const edit = this.get(ref);
    if (!edit) return 'gone';
    switch (edit.action) {
      case 'create': {
        if (await removeCreated(edit.uri, edit.texts.after)) return 'all';
        throw new FileError('denied', `${edit.path} has been edited since. Delete it by hand if it is not wanted.`);
      }
      case 'delete': {
        if (await exists(edit.uri)) return 'gone';
        await this.#targets.check({ ...NO_FACTS, path: edit.path, uri: edit.uri, document: undefined });
        await restoreFile(edit.uri, new TextEncoder().encode(edit.texts.before));
        return 'all';
      }
      case 'edit':
      case 'rename':
        return this.#takeTextBack(edit);
    }
  }

  delete(ref: BlockRef): void {
    this.#edits.delete(keyOf(ref));
  }

  dispose(): void {
    this.#listener.dispose();
  }

  async #takeTextBack({ path, uri, from, texts }: KeptEdit): Promise<TakeBackResult> {
    const document = await documentOf(uri);
    if (!document) return 'gone';
    await this.#targets.check({ ...NO_FACTS, path, uri, document });
    if (from) await this.#targets.check({ ...NO_FACTS, ...from, document: undefined });
    const text = document.getText();
    const back = takeBack(texts, text);
    if (back.text === text && !from) return back.left === 0 ? 'gone' : 'none';
    await writeText(document, back.text, from?.uri);
    return back.left === 0 ? 'all' : 'part';
  }
}

const NO_FACTS = { confirm: undefined, obstacle: undefined };

/** The document of a file, saved or not; undefined where there is none. */
async function documentOf(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const names = [uri.toString(), uri.with({ scheme: 'untitled' }).toString()];
  const open = vscode.workspace.textDocuments.find(it => names.includes(it.uri.toString()) && !it.isClosed);
  if (open) return open;
  return vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
}

function exists(uri: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
