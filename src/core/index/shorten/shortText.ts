/** A text with parts left out, which knows where what is left stood before. */
export class ShortText {
  readonly text: string;
  readonly #cuts: readonly Cut[];

  /** `cuts` in order, none within another. */
  constructor(text: string, cuts: readonly Cut[]) {
    this.text = text;
    this.#cuts = cuts;
  }

  /** Where something began that begins here: behind what is left out. */
  startOf(position: number): number {
    return position + this.#missing(this.#cutsUpTo(position));
  }

  /** Where something ended that ends here: before what is left out. */
  endOf(position: number): number {
    return position + this.#missing(this.#cutsUpTo(position - 1));
  }

  /** Where something ended that ends here: behind what is left out of its end. */
  wholeEndOf(position: number): number {
    let count = this.#cutsUpTo(position - 1);
    for (let cut = this.#cuts[count]; cut?.isTail && cut.at === position; cut = this.#cuts[count]) count++;
    return position + this.#missing(count);
  }

  #missing(count: number): number {
    return this.#cuts[count - 1]?.missing ?? 0;
  }

  #cutsUpTo(position: number): number {
    let low = 0;
    let high = this.#cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#cuts[middle]?.at ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

interface Cut {
  /** In the short text: behind the cut and what took its place. */
  readonly at: number;
  /** Characters that are missing up to here. */
  readonly missing: number;
  /** Whether the end of something is left out that stays. */
  readonly isTail: boolean;
}

/** The parts of a text that are to be left out, in order. */
export class Cuts {
  readonly #parts: Part[] = [];

  /**
   * Leaves out a part, and with it all cuts within it. Cuts behind it stay. `fill`, which is shorter than the part, takes
   * its place.
   */
  cut(start: number, end: number, fill = '', isTail = false): void {
    const parts = this.#parts;
    let behind = parts.length;
    while (behind > 0 && (parts[behind - 1]?.start ?? 0) >= end) behind--;
    let first = behind;
    while (first > 0 && (parts[first - 1]?.start ?? 0) >= start) first--;
    const part = { start, end, fill, isTail };
    if (first === parts.length) parts.push(part);
    else parts.splice(first, behind - first, part);
  }

  applyTo(text: string): ShortText {
    const pieces: string[] = [];
    const cuts: Cut[] = [];
    let at = 0;
    let missing = 0;
    for (const { start, end, fill, isTail } of this.#parts) {
      if (at < start) pieces.push(text.slice(at, start));
      if (fill !== '') pieces.push(fill);
      const place = start - missing + fill.length;
      missing += end - start - fill.length;
      cuts.push({ at: place, missing, isTail });
      at = end;
    }
    pieces.push(text.slice(at));
    return new ShortText(pieces.join(''), cuts);
  }
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly fill: string;
  readonly isTail: boolean;
}
