import { DisposableList } from '../disposables.ts';
import type { OpenThread } from '../threads/openThread.ts';
import { streamingTurn } from '../../shared/branches.ts';

/** Resolves when no reply of a thread is being written any more, in whichever window; or when the signal aborts. */
export async function replyEnded(open: OpenThread, signal: AbortSignal): Promise<void> {
  const list = new DisposableList();
  await new Promise<void>(resolve => {
    const look = (): void => {
      if (streamingTurn(open.thread) === undefined || signal.aborted) resolve();
    };
    list.add(open.onEvent(look));
    list.add(open.onReset(look));
    signal.addEventListener('abort', look);
    list.add({ dispose: () => signal.removeEventListener('abort', look) });
    look();
  });
  list.dispose();
}
