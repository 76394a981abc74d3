import { DisposableList, type Disposable } from '../disposables.ts';
import { failureOf } from '../errors.ts';
import type { OpenThread } from '../threads/openThread.ts';
import type { ModelEvent } from '../models/modelProvider.ts';
import type { StallState } from '../../shared/panelState.ts';
import type { ContextPart, Cut, Outcome, Usage } from '../../shared/thread.ts';
import { withoutText } from '../../shared/thread.ts';
import { DeltaBatch } from './deltaBatch.ts';
import type { Reply, ReplyWriter } from './replyWriter.ts';

/** Keeps the texts of a turn's context beside its thread. */
export type KeepContext = (threadId: string, turnId: string, parts: readonly ContextPart[]) => Promise<unknown>;

export interface RunningTurnDeps {
  readonly open: OpenThread;
  readonly turnId: string;
  readonly now: () => number;
  readonly writeReply: ReplyWriter;
  readonly keepContext: KeepContext;
  readonly onStall: () => void;
  readonly onOutcome: (outcome: Outcome) => void;
}

/** A turn whose reply is being written: reads the reply's events into the thread until it ends, one way or another. */
export class RunningTurn {
  readonly #deps: RunningTurnDeps;
  readonly #abort = new AbortController();
  readonly #text: DeltaBatch;
  readonly #reasoning: DeltaBatch;
  readonly #begun: number;
  #firstTextAt: number | undefined;
  readonly #ended = Promise.withResolvers<unknown>();
  #hasEnded = false;
  #stall: StallState | undefined;

  constructor(deps: RunningTurnDeps) {
    this.#deps = deps;
    this.#begun = deps.now();
    const { open, turnId } = deps;
    this.#text = new DeltaBatch(text => void open.append({ type: 'turn-delta', turnId, text }));
    this.#reasoning = new DeltaBatch(text => void open.append({ type: 'turn-reasoning', turnId, text }));
  }

  get turnId(): string {
    return this.#deps.turnId;
  }

  get stall(): StallState | undefined {
    return this.#stall;
  }

  /** Reads the whole reply; resolves when its end is in the thread. Never throws. */
  async write(reply: Pick<Reply, 'turn' | 'parts' | 'keptBack' | 'isResumed'>): Promise<void> {
    const { open, writeReply } = this.#deps;
    const setContext = (parts: readonly ContextPart[]): Promise<void> => this.#setContext(parts);
    const setCuts = async (cuts: readonly Cut[]): Promise<void> => {
      await open.append({ type: 'turn-cuts', turnId: reply.turn.id, cuts });
    };
    const read = async (): Promise<void> => {
      try {
        for await (const event of writeReply({ ...reply, open, setContext, setCuts }, this.#abort.signal)) {
          if (this.#abort.signal.aborted) return;
          this.#take(event);
        }
        this.#end({ type: 'done', finishReason: 'cut-off', ended: this.#deps.now() });
      } catch (error) {
        this.#end({ type: 'failed', failure: failureOf(error), ended: this.#deps.now() });
      }
    };
    const other = this.#followOthers();
    // A stopped turn does not wait for its stream to notice.
    await Promise.race([read(), this.#ended.promise]);
    await this.#ended.promise;
    other.dispose();
  }

  /** Ends the turn now; what the reply still sends is not read. */
  stop(): void {
    this.#abort.abort();
    this.#end({ type: 'stopped', ended: this.#deps.now() });
  }

  keepWaiting(): void {
    this.#stall = undefined;
  }

  /** Another window may end the turn: its end is in the thread already. */
  #followOthers(): Disposable {
    const { open, turnId } = this.#deps;
    const list = new DisposableList();
    const look = (): void => {
      if (this.#hasEnded || open.thread.turns.find(it => it.id === turnId)?.outcome === undefined) return;
      this.#hasEnded = true;
      this.#abort.abort();
      this.#ended.resolve(undefined);
    };
    list.add(open.onReset(look));
    list.add(
      open.onEvent((event, origin) => {
        if (origin === 'other' && event.type === 'turn-end') look();
      }),
    );
    return list;
  }

  #take(event: ModelEvent): void {
    if (event.type !== 'waiting' && this.#stall) {
      this.#stall = undefined;
      this.#deps.onStall();
    }
    switch (event.type) {
      case 'delta':
        this.#firstTextAt ??= this.#deps.now();
        this.#text.add(event.text);
        break;
      case 'reasoning':
        this.#reasoning.add(event.text);
        break;
      case 'waiting':
        this.#stall = { turnId: this.#deps.turnId, seconds: event.seconds };
        this.#deps.onStall();
        break;
      case 'end':
        this.#end({ type: 'done', finishReason: event.finishReason, ended: this.#deps.now() }, event.usage);
        break;
      case 'failure':
        this.#end({ type: 'failed', failure: event.failure, ended: this.#deps.now() });
        break;
    }
  }

  async #setContext(parts: readonly ContextPart[]): Promise<void> {
    const { open, turnId, keepContext } = this.#deps;
    await keepContext(open.thread.id, turnId, parts);
    await open.append({ type: 'turn-context', turnId, context: parts.map(withoutText) });
  }

  #end(outcome: Outcome, counted?: Usage): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#stall = undefined;
    this.#reasoning.flush();
    this.#text.flush();
    const { open, turnId, onOutcome } = this.#deps;
    onOutcome(outcome);
    const usage = counted && { ...counted, ...this.#times(outcome.ended) };
    // The store keeps what it cannot write and says so; the turn has ended all the same.
    const written = open.append({ type: 'turn-end', turnId, outcome, ...(usage ? { usage } : {}) });
    void written.then(this.#ended.resolve, this.#ended.resolve);
  }

  #times(ended: number): Pick<Usage, 'firstTokenMs' | 'totalMs'> {
    const totalMs = ended - this.#begun;
    return this.#firstTextAt === undefined ? { totalMs } : { totalMs, firstTokenMs: this.#firstTextAt - this.#begun };
  }
}
