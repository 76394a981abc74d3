import * as vscode from 'vscode';
import { until } from '../../support/until.ts';

/** The Parley under test, active. */
export async function parley(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension('parley-chat.parley');
  if (!extension) throw new Error('VS Code did not load the extension parley-chat.parley.');
  await extension.activate();
  return extension;
}

/** The URI of a file of the sample workspace, by its path in it. */
export function sampleFile(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The tests need the sample workspace, and no folder is open.');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Shows a file of the sample workspace in an editor. */
export async function showFile(path: string): Promise<vscode.TextEditor> {
  return await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(sampleFile(path)));
}

/** Closes every editor without saving. */
export async function closeEditors(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(it => it.isDirty && !it.isUntitled)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await until(() => vscode.window.tabGroups.all.every(group => group.tabs.length === 0), {
    what: 'all editors closed',
  });
}
