import { Code } from '../script/codeCharacters.ts';

/** A bracket that is open, and the statement or member in it that goes on. */
export class BraceGroup {
  readonly around: BraceGroup | undefined;
  readonly closer: number;
  inside: Inside;
  /** Behind the bracket. */
  readonly start: number;
  /** Definitions found before it. */
  readonly found: number;
  /** What stands before it: where that begins. */
  readonly opener: number;
  /** The branch of the preprocessor that it stands in. */
  readonly branch: number;
  /** See `Seen`. */
  seen = 0;

  constructor(
    around: BraceGroup | undefined,
    closer: number,
    inside: Inside,
    start: number,
    found: number,
    opener: number,
    branch: number,
  ) {
    this.around = around;
    this.closer = closer;
    this.inside = inside;
    this.start = start;
    this.found = found;
    this.opener = opener;
    this.branch = branch;
  }

  /** Whether it encloses statements or values, not members. */
  get hasCode(): boolean {
    return this.inside === Inside.code || (this.closer !== Code.closeBrace && this.around !== undefined);
  }
}

/** What a bracket encloses. */
export const Inside = {
  /** Definitions that no word begins: it stays. */
  members: 0,
  /** It is left out where no definition is found in it. */
  code: 1,
  /** It is left out. */
  macro: 2,
  /** Constants, which may have members of their own; behind a semicolon other members. */
  constants: 3,
} as const;
export type Inside = (typeof Inside)[keyof typeof Inside];

/** What was seen of the statement or member that goes on, as bits. */
export const Seen = {
  /** `=`: what follows is a value. */
  value: 1,
  parentheses: 2,
  /** A word as `class`, behind which braces enclose members. */
  definition: 4,
  /** `enum`, behind which braces enclose constants. */
  constants: 8,
  /** The word that begins a function: what stands in parentheses up to its body can be left out. */
  function: 16,
} as const;
