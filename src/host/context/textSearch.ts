import * as vscode from 'vscode';
import type { TextSearch } from '../../core/context/edges.ts';
import { findRipgrep } from '../../core/index/text/findRipgrep.ts';
import { searchText } from '../../core/index/text/ripgrep.ts';
import type { Workspace } from '../../core/workspace.ts';

/** Text search over the workspace: with the ripgrep that VS Code brings, else in a worker thread. */
export function createTextSearch(workspace: Workspace, extensionUri: vscode.Uri): TextSearch {
  const ripgrepPath = findRipgrep(vscode.env.appRoot);
  const workerPath = vscode.Uri.joinPath(extensionUri, 'dist', 'parseWorker.cjs').fsPath;
  return (query, signal) => {
    const folders = workspace.folders().filter(folder => folder.uri.startsWith('file:'));
    return searchText({ ...query, folders, ripgrepPath, workerPath }, signal);
  };
}
