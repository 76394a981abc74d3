import * as vscode from 'vscode';
import type { UnsavedText } from '../core/index/text/textMatch.ts';
import { pathOf } from './vscodeWorkspace.ts';

/** What editors hold and the disk does not: files of the workspace with changes, and new texts without a file. */
export function unsavedTexts(): readonly UnsavedText[] {
  return vscode.workspace.textDocuments
    .filter(({ isDirty, uri }) => isDirty && (uri.scheme === 'untitled' || isInFolder(uri)))
    .map(document => ({ path: pathOf(document.uri), text: document.getText() }));
}

function isInFolder(uri: vscode.Uri): boolean {
  return uri.scheme === 'file' && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}
