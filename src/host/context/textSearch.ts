import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { TextSearch } from '../../core/context/edges.ts';
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

/** Where VS Code keeps its ripgrep, in the order of its versions. */
function findRipgrep(appRoot: string): string | undefined {
  const program = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const universal = join('ripgrep-universal', 'bin', `${process.platform}-${process.arch}`);
  const places = ['node_modules', 'node_modules.asar.unpacked'].flatMap(modules =>
    [universal, join('ripgrep', 'bin')].map(folder => join(appRoot, modules, '@vscode', folder, program)),
  );
  return places.find(existsSync);
}
