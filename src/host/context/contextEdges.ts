import * as vscode from 'vscode';
import type { ContextEdges, PageSource, Problem, TerminalOutput, TextSearch } from '../../core/context/edges.ts';
import { threadSource } from '../../core/context/threadSource.ts';
import type { DisposableList } from '../../core/disposables.ts';
import type { ThreadStore } from '../../core/threads/threadStore.ts';
import { pathOf } from '../vscodeWorkspace.ts';

/** What context needs of VS Code beside files: problems, the terminal, other chats, web pages. */
export function createContextEdges(
  disposables: DisposableList,
  store: ThreadStore,
  searchText: TextSearch,
  page: PageSource,
): ContextEdges {
  return { problems, terminal: terminalSource(disposables), threads: threadSource(store), searchText, page };
}

function problems(): readonly Problem[] {
  return vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) =>
    diagnostics.map(({ range, severity, message, source, code }) => ({
      path: pathOf(uri),
      startLine: range.start.line + 1,
      endLine: range.end.line + 1,
      severity: SEVERITIES[severity],
      message,
      ...(source === undefined ? {} : { source }),
      ...(code === undefined ? {} : { code: String(typeof code === 'object' ? code.value : code) }),
    })),
  );
}

const SEVERITIES = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
  [vscode.DiagnosticSeverity.Information]: 'information',
  [vscode.DiagnosticSeverity.Hint]: 'hint',
} as const;

/** The last command that ran in a terminal, as shell integration tells of it; only its end is kept. */
function terminalSource(disposables: DisposableList): () => Promise<TerminalOutput | undefined> {
  let last: TerminalOutput | undefined;
  const outputs = new Map<vscode.TerminalShellExecution, string>();
  disposables.add(
    vscode.window.onDidStartTerminalShellExecution(async ({ execution }) => {
      outputs.set(execution, '');
      for await (const data of execution.read()) {
        outputs.set(execution, ((outputs.get(execution) ?? '') + data).slice(-KEPT_CHARACTERS));
      }
    }),
  );
  disposables.add(
    vscode.window.onDidEndTerminalShellExecution(({ execution, exitCode }) => {
      last = { command: execution.commandLine.value, output: outputs.get(execution) ?? '', exitCode };
      outputs.delete(execution);
    }),
  );
  return () => Promise.resolve(last);
}

const KEPT_CHARACTERS = 60_000;
