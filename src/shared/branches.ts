import type { Thread, Turn } from './thread.ts';

/** The branch on show: from the first turn to the head. Deleted turns are among them. */
export function currentBranch(thread: Thread): readonly Turn[] {
  const byId = new Map(thread.turns.map(turn => [turn.id, turn]));
  const branch: Turn[] = [];
  for (let turn = byId.get(thread.head ?? ''); turn && branch.length <= byId.size; turn = byId.get(turn.parent ?? '')) {
    branch.push(turn);
  }
  return branch.reverse();
}

/** The branches beside a turn, itself among them, oldest first. */
export function siblings(thread: Thread, turnId: string): readonly Turn[] {
  const turn = thread.turns.find(it => it.id === turnId);
  return turn ? thread.turns.filter(it => it.parent === turn.parent) : [];
}

/** The newest turn at the end of the branch that goes through a turn: where `‹ 2/3 ›` leads. */
export function branchEnd(thread: Thread, turnId: string): string {
  const newestChild = new Map(thread.turns.map(turn => [turn.parent, turn.id]));
  let end = turnId;
  // A damaged file can make turns the parents of each other: no walk is longer than there are turns.
  for (let step = 0; step < thread.turns.length; step++) end = newestChild.get(end) ?? end;
  return end;
}

/** The turn whose reply is being written, if one is. */
export function streamingTurn(thread: Thread): Turn | undefined {
  return thread.turns.findLast(turn => turn.outcome === undefined);
}
