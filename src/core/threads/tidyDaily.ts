import type { Disposable } from '../disposables.ts';
import { every } from './every.ts';
import type { ThreadStore } from './threadStore.ts';

/** Empties the trash of what has been in it for long: soon, and from then on once a day while the window is open. */
export function tidyDaily(store: Pick<ThreadStore, 'purge'>): Disposable {
  const tidy = async (): Promise<void> => {
    await store.purge();
  };
  // What cannot be removed now is removed another time.
  const first = setTimeout(() => void tidy().catch(() => undefined), SOON_MS).unref();
  const daily = every(DAY_MS, tidy);
  return {
    dispose: () => {
      clearTimeout(first);
      daily.dispose();
    },
  };
}

/** A window that has just opened has better things to do. */
const SOON_MS = 30_000;
const DAY_MS = 24 * 60 * 60 * 1000;
