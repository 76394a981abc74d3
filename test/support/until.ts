import { scheduler } from 'node:timers/promises';

export interface UntilOptions {
  /** What is waited for, for the error's text. */
  readonly what: string;
  /** Milliseconds. */
  readonly limit?: number;
}

/** Resolves with the first result of `probe` that is neither undefined nor false; throws when there is none in time. */
export async function until<T>(
  probe: () => T | Promise<T>,
  { what, limit = 20_000 }: UntilOptions,
): Promise<Exclude<T, undefined | false>> {
  const end = performance.now() + limit;
  while (performance.now() < end) {
    const result = await probe();
    if (isThere(result)) return result;
    await scheduler.wait(PAUSE_MS);
  }
  throw new Error(`Waited ${String(limit / 1000)} s in vain: ${what}.`);
}

const PAUSE_MS = 25;

function isThere<T>(value: T): value is Exclude<T, undefined | false> {
  return value !== undefined && value !== false;
}
