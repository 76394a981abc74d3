import type { IndexPhase } from '../../shared/indexStatus.ts';

/** Who is told what happens to the index. */
export interface IndexListener {
  /** The status has changed. */
  readonly onChange: () => void;
  /** Much was built and all is saved; see `FromChild`. */
  readonly onOutgrown: () => void;
}

/** How far the index is: what it is doing, and how many files of it are done. */
export class Progress {
  readonly #onChange: () => void;
  #phase: IndexPhase = 'starting';
  #done = 0;
  #total = 0;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get phase(): IndexPhase {
    return this.#phase;
  }

  get counts(): { readonly done: number; readonly total: number } {
    return { done: this.#done, total: this.#total };
  }

  enter(phase: IndexPhase, total = 0): void {
    this.#phase = phase;
    this.#done = 0;
    this.#total = total;
    this.#onChange();
  }

  advance(): void {
    this.#done++;
    this.#onChange();
  }
}
