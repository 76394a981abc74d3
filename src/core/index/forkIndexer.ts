import { fork, type ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { ToChild } from './messages.ts';

/** Starts a process of the index, with its messages and errors piped, below normal priority. */
export function forkIndexer(path: string, flags: readonly string[]): ChildProcess {
  const child = fork(path, [], {
    execArgv: [...flags],
    serialization: 'advanced',
    // Never the parent's: the debugger's port, and a terminal, are its own.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, ...MEMORY, NODE_OPTIONS: '', ELECTRON_RUN_AS_NODE: '1' },
  });
  lowerPriority(child);
  return child;
}

/** It saves what it has, and then ends; if it does not, it is ended. */
export function stopIndexer(child: ChildProcess): void {
  if (child.connected) child.send({ type: 'note', note: { type: 'stop' } } satisfies ToChild);
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  timer.unref();
  child.once('exit', () => clearTimeout(timer));
}

/** glibc keeps what each of V8's threads took to compile a grammar; so it gives it back, some 60 MB. Elsewhere nothing. */
const MEMORY = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' };
const STOP_MS = 3000;

/** The index must not take the processor from typing. Not every system allows it. */
function lowerPriority(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    return;
  }
}
