import {
  buildSegment,
  mergeSegments,
  postingsOf,
  pruneSegment,
  renumberSegment,
  type Range,
  type Segment,
} from './segment.ts';
import { enlarge } from './vocabulary.ts';

/**
 * From words to documents: a large segment that stays and small ones for what came since. What was added is found after
 * `flush`. Documents are added in ascending order. Removed documents stay until `renumber`; the caller passes over them.
 */
export class InvertedIndex {
  #segments: Segment[];
  #words = new Uint32Array(256);
  #postings = new Uint32Array(256);
  #pending = 0;

  constructor(saved?: Segment) {
    this.#segments = saved ? [saved] : [];
  }

  /** Values above 255 count as 255. */
  add(word: number, document: number, value: number): void {
    const at = this.#pending++;
    if (at >= this.#words.length) {
      this.#words = enlarge(this.#words, at + 1);
      this.#postings = enlarge(this.#postings, at + 1);
    }
    this.#words[at] = word;
    this.#postings[at] = ((document << 8) | Math.min(value, 255)) >>> 0;
    if (this.#pending >= BULK) this.flush();
  }

  /** Makes what was added findable. */
  flush(): void {
    if (this.#pending === 0) return;
    this.#segments.push(buildSegment(this.#words, this.#postings, this.#pending));
    this.#pending = 0;
    this.#mergeSmall();
  }

  /** All postings of a word, in ascending order of the documents. */
  find(word: number): readonly Range[] {
    const found: Range[] = [];
    for (const segment of this.#segments) {
      const range = postingsOf(segment, word);
      if (range) found.push(range);
    }
    return found;
  }

  /** Pairs of a word and a document. */
  get size(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.postings.length, this.#pending);
  }

  /** All words that occur, each once. */
  words(): Iterable<number> {
    const [only] = this.#segments;
    if (this.#segments.length === 1 && only) return only.words;
    return new Set(this.#segments.flatMap(segment => [...segment.words]));
  }

  /** Joins everything into one segment and gives the documents new numbers; see `renumberSegment`. */
  renumber(numbers: Uint32Array): void {
    this.flush();
    const segments = this.#segments.map(segment => renumberSegment(segment, numbers));
    this.#segments = [mergeSegments(segments)];
  }

  /** Leaves out documents whose number is `GONE`, and gives back their memory. The others keep the number they have. */
  prune(numbers: Uint32Array): void {
    this.flush();
    this.#segments = this.#segments.flatMap(segment => pruneSegment(segment, numbers) ?? []);
  }

  /** Everything in one segment, without room for more. */
  save(): Segment {
    this.flush();
    this.#words = new Uint32Array(0);
    this.#postings = new Uint32Array(0);
    if (this.#segments.length !== 1) this.#segments = [mergeSegments(this.#segments)];
    return this.#segments[0] ?? mergeSegments([]);
  }

  /** Keeps the number of segments low: one that has grown to half of its neighbour is joined to it. */
  #mergeSmall(): void {
    while (this.#segments.length > 1) {
      const last = this.#segments.at(-1)?.postings.length ?? 0;
      const before = this.#segments.at(-2)?.postings.length ?? 0;
      if (this.#segments.length <= FEW ? before > last * 2 || before >= BULK : before >= BULK) return;
      this.#segments.push(mergeSegments(this.#segments.splice(-2)));
    }
  }
}

/** Postings that are sorted at once. */
const BULK = 400_000;
/** Up to so many segments, a saved file costs no merging of larger ones. */
const FEW = 8;
