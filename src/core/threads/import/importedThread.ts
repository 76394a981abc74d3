import { LIMITS, type Thread, type Turn } from '../../../shared/thread.ts';
import { emptyThread } from '../../../shared/threadEvent.ts';
import { ulid } from '../ulid.ts';

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

/** A thread that another program wrote, as one of ours. Its ids come of what is in it: read again it is the same thread. */
export function importedThread(
  facts: { readonly title: string; readonly created: number; readonly source: string },
  turns: readonly ImportedTurn[],
  head: string | undefined,
): Thread {
  const seed = JSON.stringify([facts, turns.map(({ created, text, reply }) => [created, text, reply])]);
  const ids = new Map(turns.map(({ id, created }, place) => [id, ulid(created, `${seed} ${place}`)]));
  const idOf = (id: string | undefined): string | undefined => ids.get(id ?? '');
  const last = turns.reduce((latest, turn) => Math.max(latest, turn.created), facts.created);
  return {
    ...emptyThread(ulid(facts.created, seed), facts.created),
    updated: last,
    active: last,
    title: facts.title.slice(0, LIMITS.title) || (turns[0]?.text ?? '').slice(0, TITLE).trim(),
    titleBy: facts.title ? 'user' : 'words',
    turns: turns.map(turn => ({ ...importedTurn(turn), id: idOf(turn.id) ?? turn.id, parent: idOf(turn.parent) })),
    head: idOf(head ?? turns.at(-1)?.id),
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
