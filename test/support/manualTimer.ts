import type { Disposable } from '../../src/core/disposables.ts';

/** A clock that moves only when it is told to. `start` has the shape that the product asks for its timers. */
export class ManualTimer {
  readonly #pending = new Set<{ readonly due: number; readonly onElapsed: () => void }>();
  readonly #watchers = new Set<() => void>();
  #now = 0;

  get pending(): number {
    return this.#pending.size;
  }

  readonly start = (seconds: number, onElapsed: () => void): Disposable => {
    const timer = { due: this.#now + seconds, onElapsed };
    this.#pending.add(timer);
    for (const watcher of [...this.#watchers]) watcher();
    return { dispose: () => this.#pending.delete(timer) };
  };

  /** Settles when a timer is pending that elapses in so many seconds. */
  started(seconds: number): Promise<void> {
    return new Promise(resolve => {
      const check = (): void => {
        if (![...this.#pending].some(timer => timer.due - this.#now === seconds)) return;
        this.#watchers.delete(check);
        resolve();
      };
      this.#watchers.add(check);
      check();
    });
  }

  /** Lets so many seconds go by. What timers start in the meantime may elapse within it too. */
  elapse(seconds: number): void {
    const end = this.#now + seconds;
    for (;;) {
      const [next] = [...this.#pending].filter(timer => timer.due <= end).sort((a, b) => a.due - b.due);
      if (!next) break;
      this.#now = next.due;
      this.#pending.delete(next);
      next.onElapsed();
    }
    this.#now = end;
  }
}
