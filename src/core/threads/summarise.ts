import type { Thread, Turn } from '../../shared/thread.ts';
import type { ThreadSummary } from '../../shared/threadSummary.ts';

/** The summary of a thread. Whether a reply is really being written only the store knows. */
export function summarise(thread: Thread, damagedEntries: number): ThreadSummary {
  const turns = thread.turns.filter(turn => turn.deleted === undefined);
  const last = turns.findLast(turn => turn.id === thread.head) ?? turns.at(-1);
  return {
    id: thread.id,
    title: thread.title,
    created: thread.created,
    updated: thread.updated,
    active: thread.active,
    workspace: thread.workspace,
    turnCount: turns.length,
    preview: last ? preview(last) : '',
    totals: { tokens: tokens(thread.turns), cost: cost(thread.turns) },
    isPinned: thread.isPinned,
    isArchived: thread.isArchived,
    isSummarised: thread.summaries.length > 0,
    branchCount: branchCount(turns),
    model: last?.model ?? thread.model,
    isReplying: thread.turns.some(turn => turn.outcome === undefined),
    editedPaths: [...new Set(thread.turns.flatMap(turn => turn.edits.map(edit => edit.path)))],
    contextPaths: contextPaths(thread.turns),
    hasDraft: thread.draft.text !== '' || thread.draft.context.length > 0,
    damagedEntries,
  };
}

const PREVIEW = 120;

function preview(turn: Turn): string {
  const text = (turn.reply || turn.text)
    .slice(0, PREVIEW * 4)
    .replace(/\s+/g, ' ')
    .trim();
  if (text.length <= PREVIEW) return text;
  return `${text
    .slice(0, PREVIEW - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '')}…`;
}

function contextPaths(turns: readonly Turn[]): readonly string[] {
  const paths = new Set<string>();
  for (const turn of turns) {
    for (const { path } of turn.context) if (path !== undefined) paths.add(path);
  }
  return [...paths].slice(-CONTEXT_PATHS);
}

const CONTEXT_PATHS = 100;

function tokens(turns: readonly Turn[]): number {
  return turns.reduce((sum, { usage }) => sum + (usage ? usage.promptTokens + usage.replyTokens : 0), 0);
}

function cost(turns: readonly Turn[]): number | undefined {
  return turns.reduce<number | undefined>(
    (sum, { usage }) => (usage?.cost === undefined ? sum : (sum ?? 0) + usage.cost),
    undefined,
  );
}

function branchCount(turns: readonly Turn[]): number {
  const parents = new Set(turns.map(turn => turn.parent));
  return turns.filter(turn => !parents.has(turn.id)).length;
}
