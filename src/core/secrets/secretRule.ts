/** One way in which secrets are recognised. It is asked wherever one of its keywords occurs, and nowhere else. */
export interface SecretRule {
  /** ASCII in lower case; found in any case. */
  readonly keywords: readonly string[];
  /**
   * The secret that the keyword at this place gives away. Must look only at a bounded stretch around it, so that the
   * time for a text grows with its length and no faster.
   */
  find(text: string, hit: KeywordHit): Finding | undefined;
}

export interface KeywordHit {
  readonly keyword: string;
  readonly start: number;
  readonly end: number;
}

/** `high` stops and asks before anything is sent; the others are replaced with a note. */
export type Severity = 'high' | 'medium' | 'low';

export interface Finding {
  /** Lower case with hyphens: it stands in the placeholder. */
  readonly type: string;
  readonly severity: Severity;
  /** What to replace. Several where a secret goes over lines: none contains a line break. */
  readonly spans: readonly Span[];
}

/** From the first character to the one after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
