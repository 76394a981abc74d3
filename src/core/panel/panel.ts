import type { Disposable } from '../disposables.ts';
import { DisposableList, Listeners } from '../disposables.ts';
import type { OpenThread, Origin } from '../threads/openThread.ts';
import type { PanelEvent, PanelState } from '../../shared/panelState.ts';
import { applyPanelEvent, emptyPanelState } from '../../shared/panelState.ts';
import type { HostMessage } from '../../shared/protocol.ts';
import type { ThreadEvent } from '../../shared/threadEvent.ts';

/** How many turns travel to the page at once. */
export const PAGE_OF_TURNS = 60;

/** What one panel shows: the truth of which its page holds a copy. All changes go through `dispatch`. */
export class Panel implements Disposable {
  readonly #post: (message: HostMessage) => void;
  readonly #ownThread = new DisposableList();
  readonly #sources = new DisposableList();
  readonly #threadEvents = new Listeners<{ readonly event: ThreadEvent; readonly origin: Origin }>();
  readonly #shows = new Listeners<string>();
  #state: PanelState;
  #open: OpenThread | undefined;
  #unsent: PanelEvent[] = [];

  constructor(post: (message: HostMessage) => void, initial: Partial<PanelState> = {}) {
    this.#post = post;
    this.#state = { ...emptyPanelState(), ...initial };
  }

  get state(): PanelState {
    return this.#state;
  }

  get thread(): OpenThread | undefined {
    return this.#open;
  }

  /** Changes the state and tells the page. Events of the same moment travel in one message. */
  dispatch(event: PanelEvent): void {
    this.#state = applyPanelEvent(this.#state, event);
    this.#unsent.push(event);
    if (this.#unsent.length === 1) queueMicrotask(() => this.#flush());
  }

  /** Keeps a subscription as long as the panel lives. */
  follow(subscription: Disposable): void {
    this.#sources.add(subscription);
  }

  /** Hears every event of the thread on show, after it has been applied. */
  onThreadEvent(listener: (event: ThreadEvent, origin: Origin) => void): void {
    this.#sources.add(this.#threadEvents.add(({ event, origin }) => listener(event, origin)));
  }

  /** Hears the id of each thread that the panel shows from now on, or shows anew. */
  onShow(listener: (threadId: string) => void): void {
    this.#sources.add(this.#shows.add(listener));
  }

  /** Shows a thread. The panel closes it when another takes its place. */
  show(open: OpenThread): void {
    this.#ownThread.clear();
    this.#open = open;
    this.#ownThread.add(open.onEvent((event, origin) => this.#threadChanged(event, origin)));
    this.#ownThread.add(
      open.onReset(() => {
        this.#showAgain(open.thread.turns.length - this.#state.omittedTurns);
        this.#shows.fire(open.thread.id);
      }),
    );
    this.#ownThread.add({ dispose: () => void open.close() });
    this.#showTurns(PAGE_OF_TURNS);
    this.#shows.fire(open.thread.id);
  }

  /** Sends the page another page of older turns. */
  loadOlder(): void {
    const turns = this.#open?.thread.turns ?? [];
    const end = this.#state.omittedTurns;
    const start = Math.max(0, end - PAGE_OF_TURNS);
    if (end > 0) this.dispatch({ type: 'turns-loaded', turns: turns.slice(start, end), omittedTurns: start });
  }

  /** Makes sure that a turn is among those the page has. */
  loadThrough(turnId: string): void {
    const position = this.#open?.thread.turns.findIndex(turn => turn.id === turnId) ?? -1;
    while (position >= 0 && position < this.#state.omittedTurns) this.loadOlder();
  }

  /** Shows something of the page, at a command's wish. */
  reveal(message: Extract<HostMessage, { type: 'show' }>): void {
    this.#flush();
    this.#post(message);
  }

  dispose(): void {
    this.#sources.dispose();
    this.#ownThread.dispose();
  }

  #threadChanged(event: ThreadEvent, origin: Origin): void {
    // A branch that reaches further back than the page does needs more than the event can tell.
    if (event.type === 'thread-head' && this.#state.omittedTurns > 0) this.#showAgain(Number.POSITIVE_INFINITY);
    else this.dispatch({ type: 'thread-changed', event });
    this.#threadEvents.fire({ event, origin });
  }

  /** The same thread, taken as a whole: what stands beside it stays. */
  #showAgain(count: number): void {
    const { queue, blocks, stall } = this.#state;
    this.#showTurns(count);
    if (queue.length > 0) this.dispatch({ type: 'queue-changed', queue });
    for (const block of Object.values(blocks)) this.dispatch({ type: 'block-changed', block });
    if (stall) this.dispatch({ type: 'stall-changed', stall });
  }

  #showTurns(count: number): void {
    if (!this.#open) return;
    const { thread } = this.#open;
    const damage = damageIn(this.#open);
    const omittedTurns = Math.max(0, thread.turns.length - count);
    this.dispatch({
      type: 'thread-opened',
      thread: { ...thread, turns: thread.turns.slice(omittedTurns) },
      omittedTurns,
      ...(damage ? { damage } : {}),
    });
  }

  #flush(): void {
    const events = this.#unsent;
    this.#unsent = [];
    if (events.length > 0) this.#post({ type: 'events', revision: this.#state.revision - events.length, events });
  }
}

/** What of the thread's file could not be read or may not be written, in words. */
function damageIn({ damage, readOnlyReason }: OpenThread): string | undefined {
  if (readOnlyReason !== undefined) return readOnlyReason;
  if (damage.entries === 0) return undefined;
  const entries = damage.entries === 1 ? '1 damaged entry' : `${damage.entries} damaged entries`;
  return `${entries} of this thread could not be read and ${damage.entries === 1 ? 'was' : 'were'} set aside. Nothing was deleted.`;
}
