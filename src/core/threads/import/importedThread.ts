import { emptyThread, LIMITS, type Thread, type Turn } from '../../../shared/thread.ts';

/** A turn that another program wrote. */
export interface ImportedTurn {
  readonly id: string;
  readonly parent: string | undefined;
  readonly created: number;
  readonly text: string;
  readonly reply: string;
  readonly model: string;
  readonly isStopped?: boolean;
}

/** A thread that another program wrote, as one of ours. */
export function importedThread(
  id: string,
  facts: { readonly title: string; readonly created: number; readonly source: string },
  turns: readonly ImportedTurn[],
  head: string | undefined,
): Thread {
  const last = turns.reduce((latest, turn) => Math.max(latest, turn.created), facts.created);
  return {
    ...emptyThread(id, facts.created),
    updated: last,
    active: last,
    title: facts.title.slice(0, LIMITS.title) || (turns[0]?.text ?? '').slice(0, TITLE).trim(),
    titleBy: facts.title ? 'user' : 'words',
    turns: turns.map(importedTurn),
    head: head ?? turns.at(-1)?.id,
    metadata: { importedFrom: facts.source },
  };
}

const TITLE = 50;

function importedTurn({ isStopped = false, ...turn }: ImportedTurn): Turn {
  return {
    ...turn,
    earlierTexts: [],
    context: [],
    cuts: [],
    reasoning: '',
    outcome: isStopped
      ? { type: 'stopped', ended: turn.created }
      : { type: 'done', finishReason: 'stop', ended: turn.created },
    usage: undefined,
    deleted: undefined,
    reactions: [],
    edits: [],
  };
}
