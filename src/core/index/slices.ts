/** Cuts long work into slices of a few milliseconds, so that a process can answer in between; it can be paused. */
export class Slices {
  #sliceEnd = 0;
  #isStopped = false;
  #paused: { readonly promise: Promise<undefined>; readonly resolve: () => void } | undefined;

  get isPaused(): boolean {
    return this.#paused !== undefined;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** To be awaited before each piece of work. */
  async next(): Promise<void> {
    if (this.#paused) await this.#paused.promise;
    if (performance.now() < this.#sliceEnd) return;
    await new Promise(resolve => setImmediate(resolve));
    this.#sliceEnd = performance.now() + SLICE_MS;
  }

  pause(): void {
    if (this.#paused) return;
    let resolve = (): void => undefined;
    const promise = new Promise<undefined>(done => (resolve = () => done(undefined)));
    this.#paused = { promise, resolve };
  }

  resume(): void {
    this.#paused?.resolve();
    this.#paused = undefined;
  }

  stop(): void {
    this.#isStopped = true;
    this.resume();
  }
}

const SLICE_MS = 8;
