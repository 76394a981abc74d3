import type * as vscode from 'vscode';
import type { ThreadMemory } from './chatView.ts';

/** Remembers the thread that the side bar shows, for this workspace, so that it opens where it was. */
export function lastThread({ workspaceState }: vscode.ExtensionContext): ThreadMemory {
  return {
    read: () => workspaceState.get<string>(KEY),
    write: threadId => {
      if (workspaceState.get<string>(KEY) !== threadId) void workspaceState.update(KEY, threadId);
    },
  };
}

const KEY = 'parley.lastThread';
