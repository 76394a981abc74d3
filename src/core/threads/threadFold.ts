import { type Thread, type Turn } from '../../shared/thread.ts';
import { applyThreadEvent, emptyThread, type ThreadEvent } from '../../shared/threadEvent.ts';

/**
 * Many events at once, in a time that grows with their number alone: the shared reducer is given one turn at a time
 * instead of a list that it copies for each event. The result is what `applyThreadEvent` makes of the same events.
 */
export class ThreadFold {
  #bare: Thread;
  #turns: Turn[];
  readonly #places = new Map<string, number>();

  constructor(start: Thread) {
    this.#bare = { ...start, turns: [] };
    this.#turns = [...start.turns];
    for (const [place, turn] of start.turns.entries()) this.#places.set(turn.id, place);
  }

  get thread(): Thread {
    return { ...this.#bare, turns: [...this.#turns] };
  }

  has(turnId: string): boolean {
    return this.#places.has(turnId);
  }

  get lastTurn(): string | undefined {
    return this.#turns.at(-1)?.id;
  }

  apply(event: ThreadEvent): void {
    if (!isKnownEvent(event)) return;
    const place = 'turnId' in event ? this.#places.get(event.turnId ?? '') : undefined;
    const turn = place === undefined ? undefined : this.#turns[place];
    const changed = applyThreadEvent({ ...this.#bare, turns: turn ? [turn] : [] }, event);
    // With one turn in it, which nobody looks at.
    this.#bare = changed;
    if (event.type === 'thread-start') {
      this.#turns = [];
      this.#places.clear();
    } else if (event.type === 'turn-start') {
      this.#places.set(event.turn.id, this.#turns.length);
      this.#turns.push(...changed.turns);
    } else if (place !== undefined && changed.turns[0]) {
      this.#turns[place] = changed.turns[0];
    }
  }

  /** Changes a turn outside the reducer: for records that only a file has. */
  change(turnId: string, change: (turn: Turn) => Turn): void {
    const place = this.#places.get(turnId);
    const turn = place === undefined ? undefined : this.#turns[place];
    if (place !== undefined && turn) this.#turns[place] = change(turn);
  }
}

/** The state after a list of events. */
export function foldEvents(id: string, events: Iterable<ThreadEvent>): Thread {
  const fold = new ThreadFold(emptyThread(id, 0));
  for (const event of events) fold.apply(event);
  return fold.thread;
}

/** A later version may know more events; ours passes over them and leaves them in the file. */
export function isKnownEvent(event: { readonly type: string }): boolean {
  return Object.hasOwn(KNOWN, event.type);
}

const KNOWN: Readonly<Record<ThreadEvent['type'], true>> = {
  'thread-start': true,
  'thread-title': true,
  'thread-pin': true,
  'thread-archive': true,
  'thread-model': true,
  'thread-metadata': true,
  'thread-head': true,
  'thread-draft': true,
  'thread-context': true,
  'thread-summary': true,
  'turn-start': true,
  'turn-context': true,
  'turn-cuts': true,
  'turn-delta': true,
  'turn-reasoning': true,
  'turn-end': true,
  'turn-resume': true,
  'turn-text': true,
  'turn-delete': true,
  'turn-restore': true,
  'turn-reaction': true,
  'turn-edit': true,
};
