import * as vscode from 'vscode';

/** Shows that a piece of work on a thread goes on, and lets the user end it. */
export function withProgress(
  title: string,
  work: (threadId: string, signal: AbortSignal) => Promise<void>,
): (threadId: string) => Promise<void> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return async threadId =>
    vscode.window.withProgress(options, async (_progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      await work(threadId, AbortSignal.any([abort.signal, AbortSignal.timeout(LONGEST_MS)]));
    });
}

const LONGEST_MS = 120_000;
