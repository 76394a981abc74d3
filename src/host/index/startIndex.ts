import * as vscode from 'vscode';
import type { Disposable, DisposableList } from '../../core/disposables.ts';
import type { SymbolIndex, SymbolIndexOptions } from '../../core/index/symbolIndex.ts';
import { createSymbolIndex } from '../../core/index/symbolIndex.ts';
import type { Log } from '../log.ts';
import { readSettings } from '../settings.ts';
import type { VscodeWorkspace } from '../vscodeWorkspace.ts';
import { followWorkspace, tellUnsaved } from './indexFollower.ts';

/**
 * The index of the open folders, which starts in a process of its own a moment later, unless the user has switched it
 * off: making a process holds the host for some milliseconds that belong to the first panel. It follows the folders, the
 * settings and what happens to the files. One that is off needs to hear of nothing: no watcher, no text of a document.
 */
export function startIndex(own: DisposableList, setup: () => SymbolIndexOptions): SymbolIndex {
  const index = createSymbolIndex(setup());
  let follower: Disposable | undefined;
  const follow = ({ settings }: SymbolIndexOptions): void => {
    if (settings.enabled) follower ??= followWorkspace(index);
    else {
      follower?.dispose();
      follower = undefined;
    }
  };
  const refresh = (): void => {
    const next = setup();
    index.reconfigure(next);
    follow(next);
    // With other folders the same files have other paths.
    tellUnsaved(index);
  };
  follow(setup());
  tellUnsaved(index);
  const timer = setTimeout(() => index.start(), AFTER_THE_PANEL_MS);
  own.add({ dispose: () => clearTimeout(timer) });
  own.add({ dispose: () => follower?.dispose() });
  own.add(vscode.workspace.onDidChangeWorkspaceFolders(refresh));
  own.add(vscode.workspace.onDidGrantWorkspaceTrust(refresh));
  own.add(
    vscode.workspace.onDidChangeConfiguration(event => {
      if (SETTINGS.some(name => event.affectsConfiguration(name))) refresh();
    }),
  );
  return index;
}

const SETTINGS = [
  'parley.index.enabled',
  'parley.index.maxFiles',
  'parley.index.maxMegabytes',
  'files.exclude',
  'search.exclude',
];

const AFTER_THE_PANEL_MS = 500;

/** What the index is told of the open folders and the settings. */
export function indexSetup(context: vscode.ExtensionContext, workspace: VscodeWorkspace, log: Log): SymbolIndexOptions {
  const storage = context.storageUri ?? vscode.Uri.joinPath(context.globalStorageUri, 'index');
  const { indexEnabled, indexMaxFiles, indexMaxMegabytes } = readSettings();
  return {
    folders: workspace.folders().filter(folder => folder.uri.startsWith('file:')),
    storageFolder: vscode.Uri.joinPath(storage, 'index').fsPath,
    childPath: vscode.Uri.joinPath(context.extensionUri, 'dist', 'indexer.cjs').fsPath,
    grammarsFolder: vscode.Uri.joinPath(context.extensionUri, 'media', 'grammars').fsPath,
    settings: {
      enabled: indexEnabled,
      maxFiles: indexMaxFiles,
      maxBytes: indexMaxMegabytes * 1024 * 1024,
      excludes: excludedGlobs(),
      // Git reads configuration of the workspace, which could run programs of its choosing.
      useGit: workspace.isTrusted(),
      openFiles: workspace.openEditors().map(editor => editor.path),
    },
    log: message => log.info(message),
  };
}

/** What the user keeps out of the Explorer and out of searches has no place in the index. */
export function excludedGlobs(): readonly string[] {
  const globs = [vscode.workspace.getConfiguration('files').get<Record<string, unknown>>('exclude', {})];
  globs.push(vscode.workspace.getConfiguration('search').get<Record<string, unknown>>('exclude', {}));
  return globs.flatMap(it => Object.keys(it).filter(glob => it[glob] === true));
}
