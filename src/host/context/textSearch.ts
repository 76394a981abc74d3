import * as vscode from 'vscode';
import type { TextSearch } from '../../core/context/edges.ts';
import { findRipgrep } from '../../core/index/text/findRipgrep.ts';
import { searchText } from '../../core/index/text/ripgrep.ts';
import type { Workspace } from '../../core/workspace.ts';
import { excludedGlobs } from '../index/startIndex.ts';
import { unsavedTexts } from '../unsavedTexts.ts';

/** Text search over the workspace: with the ripgrep that VS Code brings or the system has, else in a worker thread. */
export function createTextSearch(workspace: Workspace, extensionUri: vscode.Uri): TextSearch {
  const ripgrepPath = findRipgrep(vscode.env.appRoot);
  const workerPath = vscode.Uri.joinPath(extensionUri, 'dist', 'parseWorker.cjs').fsPath;
  return (query, signal) => {
    const folders = workspace.folders().filter(folder => folder.uri.startsWith('file:'));
    const place = { folders, excludes: excludedGlobs(), unsaved: unsavedTexts() };
    return searchText({ ...query, ...place, ripgrepPath, workerPath }, signal);
  };
}
