import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import * as vscode from 'vscode';
import type { TextSearch } from '../../core/context/edges.ts';
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

/** Where VS Code keeps its ripgrep, in the order of its versions; then where the system has one. */
function findRipgrep(appRoot: string): string | undefined {
  const program = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const universal = join('ripgrep-universal', 'bin', `${process.platform}-${process.arch}`);
  const places = ['node_modules', 'node_modules.asar.unpacked'].flatMap(modules =>
    [universal, join('ripgrep', 'bin')].map(folder => join(appRoot, modules, '@vscode', folder, program)),
  );
  // A relative entry of the path would be looked for in whatever folder is open.
  const path = (process.env['PATH'] ?? '').split(delimiter).filter(isAbsolute);
  return [...places, ...path.map(folder => join(folder, program))].find(existsSync);
}
