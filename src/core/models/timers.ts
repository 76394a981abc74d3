import type { Disposable } from '../disposables.ts';

/** Calls back once after so many seconds, unless disposed before. Given from outside, so that tests need no clock. */
export type StartTimer = (seconds: number, onElapsed: () => void) => Disposable;

export const startTimer: StartTimer = (seconds, onElapsed) => {
  const timer = setTimeout(onElapsed, seconds * 1000);
  return { dispose: () => clearTimeout(timer) };
};

/** Settles after so many seconds, or at once when the signal is aborted: the caller looks at the signal. */
export function pause(seconds: number, signal: AbortSignal, start: StartTimer = startTimer): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const end = (): void => {
      timer.dispose();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = start(seconds, end);
    signal.addEventListener('abort', end);
  });
}
