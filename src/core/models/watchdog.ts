import type { Disposable } from '../disposables.ts';
import { startTimer } from './timers.ts';
import type { StartTimer } from './timers.ts';

/** In seconds. `first` and `between` are how long a silence may be before it is said aloud, `giveUp` before it ends. */
export interface Patience {
  readonly first: number;
  readonly between: number;
  readonly giveUp: number;
}

export const DEFAULT_PATIENCE: Patience = { first: 30, between: 20, giveUp: 300 };

export interface Alarm {
  /** The length of the silence so far. */
  readonly silence: number;
  readonly isOver: boolean;
}

/**
 * Watches that something of use keeps coming. Only `feed` counts: bytes that carry no text (comments that keep a
 * connection alive) do not.
 */
export class Watchdog implements Disposable {
  readonly #patience: Patience;
  readonly #start: StartTimer;
  #step: number;
  #giveUp: number;
  #silence = 0;
  #timer: Disposable | undefined;
  #alarm = Promise.withResolvers<Alarm>();

  constructor(patience: Patience = DEFAULT_PATIENCE, start: StartTimer = startTimer) {
    this.#patience = patience;
    this.#start = start;
    this.#step = patience.first;
    this.#giveUp = patience.giveUp;
    this.#wait();
  }

  /** Settles at the next alarm. There is a new promise after each. */
  get alarm(): Promise<Alarm> {
    return this.#alarm.promise;
  }

  feed(): void {
    this.#step = this.#patience.between;
    this.#silence = 0;
    this.#wait();
  }

  /** Nothing more is needed: the next alarm, after so many seconds, is the last. */
  expectEnd(seconds: number): void {
    this.#step = seconds;
    this.#giveUp = seconds;
    this.#silence = 0;
    this.#wait();
  }

  dispose(): void {
    this.#timer?.dispose();
  }

  #wait(): void {
    this.#timer?.dispose();
    const step = Math.min(this.#step, this.#giveUp - this.#silence);
    this.#timer = this.#start(step, () => {
      this.#silence += step;
      const isOver = this.#silence >= this.#giveUp;
      const alarm = this.#alarm;
      // The last alarm stays, so that it is heard by who looks only now.
      if (!isOver) this.#alarm = Promise.withResolvers();
      alarm.resolve({ silence: this.#silence, isOver });
      if (!isOver) this.#wait();
    });
  }
}
