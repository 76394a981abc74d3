import * as vscode from 'vscode';
import type { CodeIndex } from '../../core/context/codeIndex.ts';
import { WorkspaceRules } from '../../core/context/rules.ts';
import type { DisposableList } from '../../core/disposables.ts';
import { readSettings } from '../settings.ts';
import type { VscodeWorkspace } from '../vscodeWorkspace.ts';

/** Follows the files of rules in the open folders. Which of them are switched off is remembered for the workspace. */
export function startRules(
  own: DisposableList,
  context: vscode.ExtensionContext,
  workspace: VscodeWorkspace,
  index: CodeIndex,
): WorkspaceRules {
  const rules = new WorkspaceRules({
    workspace,
    index,
    isEnabled: () => readSettings().usesRules,
    off: {
      read: () => context.workspaceState.get<readonly string[]>(OFF, []),
      write: paths => void context.workspaceState.update(OFF, paths),
    },
  });
  const watcher = own.add(vscode.workspace.createFileSystemWatcher(FILES));
  const refresh = (): void => void rules.refresh();
  own.add(watcher.onDidCreate(refresh));
  own.add(watcher.onDidChange(refresh));
  own.add(watcher.onDidDelete(refresh));
  own.add(vscode.workspace.onDidChangeWorkspaceFolders(refresh));
  return rules;
}

const OFF = 'parley.rulesOff';
const FILES = '**/{AGENTS.md,CLAUDE.md,.cursorrules,copilot-instructions.md,*.instructions.md}';
