/** How far the index is, for the status bar and the panel. Plain data. */
export interface IndexStatus {
  readonly phase: 'off' | 'starting' | 'files' | 'lexical' | 'symbols' | 'ready' | 'paused' | 'failed';
  /** Files handled in this phase, of `total`. */
  readonly done: number;
  readonly total: number;
  readonly files: number;
  readonly symbols: number;
  /** Files left out, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** What a person should know: a cap reached, a crash survived. */
  readonly message?: string;
}

export const INDEX_OFF: IndexStatus = { phase: 'off', done: 0, total: 0, files: 0, symbols: 0, skipped: {} };
