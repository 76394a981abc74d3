/**
 * Joins the pieces of a stream, so that the page draws once a frame or two and not once a token.
 * The first piece goes out at once; the others wait `BATCH_MS` for company.
 */
export class DeltaBatch {
  readonly #emit: (text: string) => void;
  #text = '';
  #timer: NodeJS.Timeout | undefined;
  #isFirst = true;

  constructor(emit: (text: string) => void) {
    this.#emit = emit;
  }

  add(text: string): void {
    this.#text += text;
    if (this.#isFirst) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), BATCH_MS);
  }

  /** Sends what is waiting. Call it before the end is told. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = this.#text;
    this.#text = '';
    if (text === '') return;
    this.#isFirst = false;
    this.#emit(text);
  }
}

/** Measured in Chromium: 33 ms costs a fifth less CPU than a message a token, and nobody sees the difference. */
const BATCH_MS = 33;
