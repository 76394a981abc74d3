import { countLines, hunksBetween, takeHunks, type Hunk } from './hunks.ts';
import { mergeThreeWay, type Merge } from './mergeThreeWay.ts';
import { moveHunks } from './moveHunks.ts';

/**
 * A proposed change of one document, while a person looks at it. `before` is the document as it is now, `after` as it
 * would be. Taking a hunk changes both the document and `before`, declining one changes `after`; when nothing
 * differs any more the review is done. Never touches a file: it says what the document's text should become.
 */
export class Review {
  #before: string;
  #after: string;
  readonly #total: number;
  #taken: number;

  /** `earlier`: the counts of a review that goes on. */
  constructor(before: string, after: string, earlier?: Pick<ReviewCounts, 'total' | 'taken'>) {
    this.#before = before;
    this.#after = after;
    this.#total = earlier?.total ?? hunksBetween(before, after).length;
    this.#taken = earlier?.taken ?? 0;
  }

  get before(): string {
    return this.#before;
  }

  get after(): string {
    return this.#after;
  }

  /** The hunks that still wait. */
  get hunks(): readonly Hunk[] {
    return hunksBetween(this.#before, this.#after);
  }

  get counts(): ReviewCounts {
    const hunks = this.hunks;
    return {
      pending: hunks.length,
      total: Math.max(this.#total, hunks.length),
      taken: this.#taken,
      ...countLines(hunks),
    };
  }

  /** What the document becomes when some hunks are accepted. Call `accepted` when it has become that. */
  textWith(isTaken: (position: number) => boolean): string {
    return takeHunks(this.#before, this.#after, (_, position) => isTaken(position));
  }

  /** Hunks were accepted: the document is now this. */
  accepted(document: string): void {
    const pending = this.hunks.length;
    this.#before = document;
    this.#taken += pending - this.hunks.length;
  }

  /** Declines one hunk: it is not proposed any more. */
  decline(position: number): void {
    this.#after = takeHunks(this.#before, this.#after, (_, at) => at !== position);
  }

  /**
   * The document changed under the review: by the user's hand, a formatter, another program. The proposal moves to
   * the new text. On a conflict the review stays as it was, and must not be accepted.
   */
  follow(document: string): Merge {
    const merge = this.#mergeWith(document);
    if (merge.type === 'merged') {
      this.#before = document;
      this.#after = merge.text;
    }
    return merge;
  }

  /** Where lines meet that both changed next to each other, each change is still made where it belongs. */
  #mergeWith(document: string): Merge {
    const merge = mergeThreeWay(this.#before, document, this.#after);
    if (merge.type === 'merged') return merge;
    const { text, left } = moveHunks(this.#before, this.#after, document);
    return left === 0 ? { type: 'merged', text } : merge;
  }
}

export interface ReviewCounts {
  readonly pending: number;
  readonly total: number;
  readonly taken: number;
  /** Lines that the waiting hunks add and remove. */
  readonly added: number;
  readonly removed: number;
}
