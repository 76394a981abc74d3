import type * as vscode from 'vscode';

/** The thread that the side bar showed last in this workspace, so that it opens where it was. */
export function lastThread(context: vscode.ExtensionContext): string | undefined {
  return context.workspaceState.get<string>(KEY);
}

export async function rememberThread(context: vscode.ExtensionContext, threadId: string): Promise<void> {
  if (lastThread(context) !== threadId) await context.workspaceState.update(KEY, threadId);
}

const KEY = 'parley.lastThread';
