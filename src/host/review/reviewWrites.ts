import * as vscode from 'vscode';
import { editsBetween } from '../../core/edits/editsBetween.ts';
import { FileError } from '../../core/workspace.ts';

/**
 * Gives a document another text, with the least edits, as one undo step. Nothing is saved. Where the editor makes
 * something else of it, that is taken back. `rename` gives the file a new name in the same step.
 */
export async function writeText(document: vscode.TextDocument, wanted: string, rename?: vscode.Uri): Promise<void> {
  const before = document.getText();
  const edit = changeOf(document, wanted);
  if (rename) edit.renameFile(document.uri, rename, { overwrite: false });
  const isDone = await vscode.workspace.applyEdit(edit);
  const after = rename && isDone ? await vscode.workspace.openTextDocument(rename) : document;
  if (isDone && after.getText() === wanted) return;
  if (after.getText() !== before) await vscode.workspace.applyEdit(changeOf(after, before));
  throw new FileError(
    'denied',
    `The editor did not take the change of ${vscode.workspace.asRelativePath(document.uri)}. It is as it was.`,
  );
}

/** Makes a file as an untitled document of its name: it is on disk when the user saves it. */
export async function createFile(uri: vscode.Uri, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri.with({ scheme: 'untitled' }));
  await writeText(document, text);
  return document;
}

/** Deletes a file so that it can be undone in the editor. What it held comes back, to be kept for taking it back. */
export async function deleteFile(document: vscode.TextDocument): Promise<Uint8Array> {
  const { uri } = document;
  const path = vscode.workspace.asRelativePath(uri);
  if (document.isDirty) throw new FileError('denied', `${path} has changes that are not saved. Save it first.`);
  const bytes = await vscode.workspace.fs.readFile(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.deleteFile(uri);
  if (!(await vscode.workspace.applyEdit(edit))) throw new FileError('denied', `${path} could not be deleted.`);
  return bytes;
}

/** Puts a deleted file back. */
export async function restoreFile(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: bytes, overwrite: false });
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new FileError('denied', `${vscode.workspace.asRelativePath(uri)} could not be put back.`);
  }
}

/**
 * Takes a new file away again, be it saved or not. False where it holds something else by now.
 */
export async function removeCreated(uri: vscode.Uri, text: string): Promise<boolean> {
  const untitled = uri.with({ scheme: 'untitled' }).toString();
  const open = vscode.workspace.textDocuments.find(it => it.uri.toString() === untitled && !it.isClosed);
  if (open) {
    if (open.getText() !== text) return false;
    await vscode.window.showTextDocument(open);
    // VS Code asks before it closes a document that is not saved; this is its way to let go of one.
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    return true;
  }
  const exists = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (!exists) return true;
  const saved = await vscode.workspace.openTextDocument(uri);
  if (saved.getText() !== text || saved.isDirty) return false;
  await deleteFile(saved);
  return true;
}

function changeOf(document: vscode.TextDocument, wanted: string): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of editsBetween(document.getText(), wanted)) {
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    edit.replace(document.uri, range, text);
  }
  return edit;
}
