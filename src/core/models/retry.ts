const RETRIES = 2;

/** In seconds. */
const FIRST_WAIT = 0.5;
const LONGEST_BACKOFF = 8;
const LONGEST_ASKED_WAIT = 30;

/**
 * How many seconds to wait before a request is sent for the nth time again, counting from 0; undefined if it should not
 * be. Backoff doubles, with a quarter of chance so that many clients do not come back at once. A wait that the server
 * asks for is kept, unless it is so long that a person should decide.
 */
export function retryWait(retry: number, asked: number | undefined, random: () => number): number | undefined {
  if (retry >= RETRIES) return undefined;
  if (asked !== undefined) return asked > LONGEST_ASKED_WAIT ? undefined : asked;
  return Math.min(FIRST_WAIT * 2 ** retry, LONGEST_BACKOFF) * (1 - random() / 4);
}

/** The wait in seconds that `retry-after-ms` or `Retry-After` (seconds or a date) asks for; undefined if it makes no sense. */
export function askedWait(headers: Headers, now: number): number | undefined {
  const milliseconds = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  const text = headers.get('retry-after') ?? '';
  const seconds = /^-?[\d.]+$/.test(text.trim()) ? Number.parseFloat(text) : (Date.parse(text) - now) / 1000;
  const wait = Number.isNaN(milliseconds) ? seconds : milliseconds / 1000;
  return Number.isFinite(wait) && wait >= 0 ? wait : undefined;
}
