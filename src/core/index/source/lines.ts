/** The lines of a text, cut out only when they are asked for. Lines count from 0. */
export class Lines {
  readonly #text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The line that a position is in. */
  lineAt(position: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= position) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Where a line begins. */
  startOf(line: number): number {
    return this.#starts[line] ?? 0;
  }

  /** A line without its end; empty where there is none. */
  get(line: number): string {
    const start = this.#starts[line];
    if (start === undefined) return '';
    const end = this.#starts[line + 1];
    const text = this.#text.slice(start, end === undefined ? undefined : end - 1);
    return text.endsWith('\r') ? text.slice(0, -1) : text;
  }

  all(): string[] {
    return this.#starts.map((_, line) => this.get(line));
  }
}
