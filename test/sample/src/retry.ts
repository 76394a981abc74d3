/** How often and how patiently something is tried again. */
export interface RetryOptions {
  /** The number of tries in all, the first one included. */
  attempts: number;
  /** The wait after the first failure, in milliseconds. It doubles after each further one. */
  baseDelay: number;
  /** No wait is longer than this, in milliseconds. */
  maxDelay: number;
  /** Says whether an error is worth another try. All are when it is left out. */
  isTransient?: (error: unknown) => boolean;
}

export const DEFAULT_RETRY: RetryOptions = { attempts: 4, baseDelay: 100, maxDelay: 2_000 };

/** The wait after a failed try, in milliseconds. The first try has the number 0. */
export function backoffDelay(attempt: number, options: RetryOptions): number {
  return Math.min(options.maxDelay, options.baseDelay * 2 ** attempt);
}

/** Runs a task until it succeeds, and throws its last error when every try has failed. */
export async function retry<T>(task: () => Promise<T>, options: RetryOptions = DEFAULT_RETRY): Promise<T> {
  let lastError: unknown;
  for (let attempt = 0; attempt < options.attempts - 1; attempt++) {
    try {
      return await task();
    } catch (error) {
      if (options.isTransient && !options.isTransient(error)) throw error;
      lastError = error;
      await sleep(backoffDelay(attempt, options));
    }
  }
  throw lastError;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
