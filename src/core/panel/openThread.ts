import { FailureError, failures } from '../errors.ts';
import type { OpenThread } from '../threads/openThread.ts';
import type { Thread, Turn } from '../../shared/thread.ts';
import type { PanelDeps } from './panelDeps.ts';

/** The thread that the panel shows, if it is the one that a request means. A page can be behind by a moment. */
export function openThread({ panel }: PanelDeps, threadId: string): OpenThread {
  if (panel.thread?.thread.id !== threadId) throw new FailureError(failures.threadNotFound(threadId));
  return panel.thread;
}

export function turnOf(thread: Thread, turnId: string): Turn {
  const turn = thread.turns.find(it => it.id === turnId);
  if (!turn) throw new FailureError(failures.badRequest('turn', `the thread has no turn ${turnId}`));
  return turn;
}
