import * as vscode from 'vscode';
import type { EditorState } from '../shared/panelState.ts';
import type { VscodeWorkspace } from './vscodeWorkspace.ts';

/** The editor beside the panel, as the empty state of the panel speaks of it. */
export function editorState(workspace: VscodeWorkspace): EditorState | undefined {
  const editor = workspace.textEditor();
  const active = editor && workspace.activeEditor();
  if (!active) return undefined;
  const { path, language, selection } = active;
  const problems = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(it => it.severity <= vscode.DiagnosticSeverity.Warning).length;
  const { startLine, text } = selection;
  const endLine = text.endsWith('\n') ? selection.endLine - 1 : selection.endLine;
  const lines = text === '' ? undefined : { startLine, endLine };
  return { path, language, selection: lines, problems };
}
