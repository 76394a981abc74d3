/** Passes values on, at most one in each interval; the last one always arrives. */
export class Throttle<T> {
  readonly #intervalMs: number;
  readonly #pass: (value: T) => void;
  #waiting: { readonly value: T } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(intervalMs: number, pass: (value: T) => void) {
    this.#intervalMs = intervalMs;
    this.#pass = pass;
  }

  /** Passes on what waits. */
  flush(): void {
    const last = this.#waiting;
    this.#waiting = undefined;
    if (last) this.#pass(last.value);
  }

  send(value: T): void {
    if (this.#timer) {
      this.#waiting = { value };
      return;
    }
    this.#pass(value);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const last = this.#waiting;
      this.#waiting = undefined;
      if (last) this.send(last.value);
    }, this.#intervalMs);
    this.#timer.unref();
  }
}
