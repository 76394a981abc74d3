export interface Said {
  readonly text: string;
  readonly reasoning: string;
}

/** Some models write their reasoning into the reply, between `<think>` and `</think>` at its start: this takes it out. */
export class ThinkTags {
  #state: 'start' | 'thinking' | 'gap' | 'text' = 'start';
  #held = '';

  read(piece: string): Said {
    if (this.#state === 'text') return { text: piece, reasoning: '' };
    this.#held += piece;
    let reasoning = '';
    if (this.#state === 'start') {
      const start = this.#held.trimStart();
      if (start.startsWith(OPEN)) {
        this.#held = start.slice(OPEN.length);
        this.#state = 'thinking';
      } else if (OPEN.startsWith(start)) {
        return { text: '', reasoning: '' };
      } else {
        return { text: this.#release('text'), reasoning: '' };
      }
    }
    if (this.#state === 'thinking') {
      const end = this.#held.indexOf(CLOSE);
      // What could be the beginning of the closing tag waits for the next piece.
      const safe = end < 0 ? Math.max(0, this.#held.length - CLOSE.length + 1) : end;
      reasoning = this.#held.slice(0, safe);
      this.#held = this.#held.slice(end < 0 ? safe : end + CLOSE.length);
      if (end < 0) return { text: '', reasoning };
      this.#state = 'gap';
    }
    this.#held = this.#held.trimStart();
    return { text: this.#held === '' ? '' : this.#release('text'), reasoning };
  }

  /** What was held back when the reply ended. */
  end(): Said {
    const isThinking = this.#state === 'thinking';
    const held = this.#release(this.#state);
    return isThinking ? { text: '', reasoning: held } : { text: held, reasoning: '' };
  }

  #release(state: 'start' | 'thinking' | 'gap' | 'text'): string {
    const held = this.#held;
    this.#held = '';
    this.#state = state;
    return held;
  }
}

const OPEN = '<think>';
const CLOSE = '</think>';
