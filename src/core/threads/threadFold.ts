import type { Thread, Turn } from '../../shared/thread.ts';
import {
  applyThreadEvent,
  applyTurnEvent,
  emptyThread,
  startTurn,
  timesAfter,
  type ThreadEvent,
  type TurnEvent,
} from '../../shared/threadEvent.ts';
import { withLaterReply, type LaterText } from './laterText.ts';

/**
 * Many events at once, in a time that grows with their number alone: what the shared reducer copies for each event is
 * changed in place here, as long as nobody has seen it. The result is what `applyThreadEvent` makes of the same events.
 */
export class ThreadFold {
  #bare: Mutable<Thread>;
  #turns: Turn[];
  readonly #places = new Map<string, number>();
  /** The turn that changed last, while nobody outside has it. */
  #own: Mutable<Turn> | undefined;
  /** By the place of their turn: what its reply goes on with, not read yet. */
  readonly #later = new Map<number, LaterText[]>();

  constructor(start: Thread) {
    this.#bare = { ...start, turns: [] };
    this.#turns = [...start.turns];
    for (const [place, turn] of start.turns.entries()) this.#places.set(turn.id, place);
  }

  get thread(): Thread {
    for (const place of this.#later.keys()) this.#settle(place);
    this.#own = undefined;
    return { ...this.#bare, turns: [...this.#turns] };
  }

  has(turnId: string): boolean {
    return this.#places.has(turnId);
  }

  get lastTurn(): string | undefined {
    return this.#turns.at(-1)?.id;
  }

  /** When the thread last changed, in milliseconds since 1970. */
  get updated(): number {
    return this.#bare.updated;
  }

  apply(event: ThreadEvent): void {
    if (!isKnownEvent(event)) return;
    if (event.type === 'turn-start') this.#start(event);
    else if (isTurnEvent(event)) this.#change(event);
    else {
      this.#bare = { ...applyThreadEvent(this.#bare, event) };
      if (event.type !== 'thread-start') return;
      this.#turns = [];
      this.#own = undefined;
      this.#later.clear();
      this.#places.clear();
    }
  }

  /** Takes the next piece of a reply without reading it. */
  applyLater(turnId: string, piece: LaterText): void {
    const place = this.#places.get(turnId);
    if (place === undefined) return;
    const before = this.#later.get(place);
    if (before) before.push(piece);
    else this.#later.set(place, [piece]);
  }

  /** Changes a turn outside the reducer: for records that only a file has. */
  change(turnId: string, change: (turn: Turn) => Turn): void {
    const place = this.#places.get(turnId);
    if (place === undefined) return;
    this.#settle(place);
    const turn = this.#turns[place];
    if (turn) this.#turns[place] = change(turn);
    this.#own = undefined;
  }

  #start(event: Extract<ThreadEvent, { type: 'turn-start' }>): void {
    this.#touch(event);
    this.#bare.head = event.turn.id;
    this.#own = startTurn(event.turn);
    this.#places.set(event.turn.id, this.#turns.length);
    this.#turns.push(this.#own);
  }

  #change(event: TurnEvent): void {
    this.#touch(event);
    const place = this.#places.get(event.turnId);
    if (place === undefined) return;
    if (event.type === 'turn-delta') {
      this.#settle(place);
      if (this.#own?.id === event.turnId) {
        this.#own.reply += event.text;
        return;
      }
    }
    const turn = this.#turns[place];
    if (!turn) return;
    this.#own = applyTurnEvent(turn, event);
    this.#turns[place] = this.#own;
  }

  /** Joins what waits to be read to its turn. */
  #settle(place: number): void {
    const pieces = this.#later.get(place);
    const turn = this.#turns[place];
    if (!pieces || !turn) return;
    this.#later.delete(place);
    this.#own = undefined;
    this.#turns[place] = withLaterReply(turn, pieces);
  }

  #touch(event: ThreadEvent): void {
    const { updated, active } = timesAfter(this.#bare, event);
    this.#bare.updated = updated;
    this.#bare.active = active;
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function isTurnEvent(event: ThreadEvent): event is TurnEvent {
  return event.type.startsWith('turn-') && event.type !== 'turn-start';
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
