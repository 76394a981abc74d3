/** Runs an action when it is asked to, but not more often than once in each interval; the last asking is not lost. */
export class Throttle {
  readonly #intervalMs: number;
  readonly #act: () => void;
  #isDue = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(intervalMs: number, act: () => void) {
    this.#intervalMs = intervalMs;
    this.#act = act;
  }

  ask(): void {
    if (this.#timer) {
      this.#isDue = true;
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#isDue) this.ask();
    }, this.#intervalMs);
    this.#timer.unref();
    this.#isDue = false;
    this.#act();
  }

  /** Acts at once if it was asked to and has not yet. */
  flush(): void {
    if (!this.#isDue) return;
    this.#isDue = false;
    this.#act();
  }
}
