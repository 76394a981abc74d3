import type { Thread, Turn } from '../../shared/thread.ts';

/** A new thread with one branch of another, up to and including a turn. */
export function forkOf(thread: Thread, turnId: string, id: string, at: number): Thread {
  const turns = branchTo(thread, turnId).map(forkedTurn);
  const known = new Set(turns.map(turn => turn.id));
  return {
    ...thread,
    id,
    created: at,
    updated: at,
    active: at,
    isPinned: false,
    isArchived: false,
    turns,
    head: turns.at(-1)?.id,
    summaries: thread.summaries.filter(summary => known.has(summary.throughTurn)),
    draft: { text: '', context: [] },
    // Their texts stay with the thread that pinned them.
    pinnedContext: [],
    forkedFrom: { threadId: thread.id, turnId },
  };
}

function branchTo(thread: Thread, turnId: string): readonly Turn[] {
  const byId = new Map(thread.turns.map(turn => [turn.id, turn]));
  const branch: Turn[] = [];
  for (let turn = byId.get(turnId); turn && branch.length <= byId.size; turn = byId.get(turn.parent ?? '')) {
    branch.push(turn);
  }
  return branch.reverse();
}

/** The edits stay with the thread that made them, or a file's history would name two. A fork has nobody who writes on. */
function forkedTurn(turn: Turn): Turn {
  return { ...turn, edits: [], outcome: turn.outcome ?? { type: 'interrupted', ended: turn.created } };
}
