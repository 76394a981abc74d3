/** Allows so many messages in any 60 seconds. `take` answers with the time (ms since 1970) from which the next is allowed. */
export class RateLimit {
  readonly #perMinute: () => number;
  readonly #now: () => number;
  #taken: number[] = [];

  constructor(perMinute: () => number, now: () => number) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  /** Undefined when the message may go; it is then counted. */
  take(): number | undefined {
    const now = this.#now();
    this.#taken = this.#taken.filter(at => at > now - MINUTE);
    const oldest = this.#taken.at(-this.#perMinute());
    if (oldest !== undefined) return oldest + MINUTE;
    this.#taken.push(now);
    return undefined;
  }
}

const MINUTE = 60_000;
