import type { Disposable } from '../disposables.ts';

/** Runs a task again and again, never twice at once, without keeping the process alive. */
export function every(milliseconds: number, task: () => Promise<void>): Disposable {
  let isRunning = false;
  const timer = setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    task()
      // The disk's failures are told by the store's health; here the next round tries again.
      .catch(() => undefined)
      .finally(() => {
        isRunning = false;
      });
  }, milliseconds).unref();
  return { dispose: () => clearInterval(timer) };
}
