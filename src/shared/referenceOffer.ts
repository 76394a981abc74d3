/** Code that a message names in plain words: `src/a.ts:12`, `` `parse` ``. */
export interface ReferenceOffer {
  readonly written: string;
  /** Offsets in the message, in UTF-16 units; `end` is not included. */
  readonly start: number;
  readonly end: number;
  /** What it may be. Several files: the user has to say which. Empty where there is no such file. */
  readonly choices: readonly OfferChoice[];
  /** Whether it goes along with the message as it is. */
  readonly goesAlong: boolean;
}

/** A mention that stands for it, and where its code is. */
export interface OfferChoice {
  readonly provider: string;
  readonly argument: string;
  readonly label: string;
  readonly path: string;
  /** Lines count from 1; both ends included. Left out for a whole file. */
  readonly startLine?: number;
  readonly endLine?: number;
}
