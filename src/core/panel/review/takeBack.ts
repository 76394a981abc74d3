import { moveHunks } from '../../edits/moveHunks.ts';

/** A change that was made: the text before it and after it. */
export interface KeptChange {
  readonly before: string;
  readonly after: string;
}

/** What taking a change back comes to. */
export interface TakenBack {
  /** The present text without what is still ours in it. */
  readonly text: string;
  /** How many places of the change were left, because somebody has edited them since. */
  readonly left: number;
}

/** Takes a change out of a text that was edited since. Only what is still as it was made is taken back. */
export function takeBack({ before, after }: KeptChange, current: string): TakenBack {
  return moveHunks(after, before, current);
}

/** Two changes of one text as one, without what somebody else wrote in between. */
export function joinKept(first: KeptChange | undefined, second: KeptChange): KeptChange {
  if (!first) return second;
  return { before: takeBack(first, second.before).text, after: second.after };
}
