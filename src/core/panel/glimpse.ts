import type { PanelState } from '../../shared/panelState.ts';

/** What a page shows of a thread before its script is there, and before the thread itself has been read. */
export interface Glimpse {
  readonly title: string;
  /** The text in the composer's box. */
  readonly draft: string;
  /** Whether the keys that send stand below the composer. */
  readonly hasHint: boolean;
}

export function glimpseOf({ thread, omittedTurns }: PanelState): Glimpse {
  const count = thread.turns.length + omittedTurns;
  return { title: thread.title, draft: thread.draft.text, hasHint: count < HINT_UNTIL };
}

/** Of a thread of which nothing is known yet. */
export const EMPTY_GLIMPSE: Glimpse = { title: '', draft: '', hasHint: true };

/** As long as a thread has fewer turns, the keys that send stand below the composer. */
const HINT_UNTIL = 3;
