import { isDeepStrictEqual } from 'node:util';
import type * as vscode from 'vscode';
import * as v from 'valibot';
import type { KeptThread, ThreadMemory } from './chatView.ts';

/** Remembers the thread that the side bar shows, for this workspace, so that it opens where it was. */
export function lastThread({ workspaceState }: vscode.ExtensionContext): ThreadMemory {
  const read = (): KeptThread | undefined => {
    const kept = v.safeParse(keptThread, workspaceState.get(KEY));
    return kept.success ? kept.output : undefined;
  };
  return {
    read,
    write: thread => {
      if (!isDeepStrictEqual(read(), thread)) void workspaceState.update(KEY, thread);
    },
  };
}

const KEY = 'parley.lastThread';
const keptThread = v.object({ id: v.string(), title: v.string(), hasHint: v.boolean() });
