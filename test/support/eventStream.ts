/** A stream that a test feeds by hand: what a model would say, when the test wants it said. */
export class EventStream<T> implements AsyncIterable<T> {
  readonly #items: (() => T)[] = [];
  #isClosed = false;
  #wake: () => void = () => undefined;
  #hungry: (() => void)[] = [];

  push(...items: readonly T[]): void {
    for (const item of items) this.#items.push(() => item);
    this.#wake();
  }

  /** The stream throws where it stands. */
  fail(error: Error): void {
    this.#items.push(() => {
      throw error;
    });
    this.#wake();
  }

  close(): void {
    this.#isClosed = true;
    this.#wake();
  }

  /** Resolves when everything pushed so far has been read and more is asked for. */
  taken(): Promise<void> {
    return new Promise(resolve => this.#hungry.push(resolve));
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      const next = this.#items.shift();
      if (next) yield next();
      else if (this.#isClosed) return;
      else {
        for (const resolve of this.#hungry.splice(0)) resolve();
        await new Promise<void>(resolve => (this.#wake = resolve));
      }
    }
  }
}
