import type { Disposable } from '../disposables.ts';
import { Listeners } from '../disposables.ts';
import { FailureError, failures } from '../errors.ts';

import type { OpenThread } from '../threads/openThread.ts';
import { ulid } from '../threads/ulid.ts';
import type { QueuedMessage, StallState } from '../../shared/panelState.ts';
import type { ContextPart, Outcome, Turn } from '../../shared/thread.ts';
import { streamingTurn } from '../../shared/branches.ts';
import { LIMITS, withoutText } from '../../shared/thread.ts';
import { RateLimit } from './rateLimit.ts';
import { replyEnded } from './replyEnded.ts';
import type { Reply, ReplyWriter } from './replyWriter.ts';
import type { KeepContext } from './runningTurn.ts';
import { RunningTurn } from './runningTurn.ts';
import { titleFromWords } from './titles.ts';

/** What a person sends: words, and the context that is attached to them. */
export interface Message {
  readonly text: string;
  readonly parts: readonly ContextPart[];
  /** Names in the words whose code is not to go along. */
  readonly declined?: readonly string[];
  /** What would have been attached and was kept back: a sentence each. */
  readonly keptBack?: readonly string[];
  /** The turn after which it stands; undefined at the beginning of a thread. */
  readonly parent: string | undefined;
  readonly model?: string;
}

/** What Chat tells its panels beside the events of the thread. */
export interface ChatChange {
  readonly threadId: string;
  readonly queue: readonly QueuedMessage[];
  readonly stall: StallState | undefined;
}

export interface ChatDeps {
  /** A hold of its own: the panel may show another thread while a reply is written in this one. */
  readonly openThread: (threadId: string) => Promise<OpenThread>;
  readonly writeReply: ReplyWriter;
  readonly keepContext: KeepContext;
  /** The name to write on a turn before it is answered. */
  readonly modelFor: (thread: OpenThread, wish: string | undefined) => string;
  readonly onOutcome: (outcome: Outcome) => void;
  /** Work for the thread that follows a reply. Ends when the signal aborts; its failures are its own. */
  readonly afterTurn: (open: OpenThread, turnId: string, signal: AbortSignal) => Promise<void>;
  readonly redact: (text: string) => string;
  readonly messagesPerMinute: () => number;
  readonly now: () => number;
}

interface Queued {
  readonly id: string;
  readonly message: Message;
  readonly isFollowUp: boolean;
}

type BegunReply = Pick<Reply, 'turn' | 'parts' | 'keptBack' | 'isResumed'>;

/** Sends messages, and writes what comes back into their threads. One for each window. A turn always ends. */
export class Chat implements Disposable {
  readonly #deps: ChatDeps;
  readonly #limit: RateLimit;
  /** Threads in which a message is being sent or answered. */
  readonly #busy = new Set<string>();
  /** Those among them whose reply another window writes. */
  readonly #awaiting = new Set<string>();
  readonly #running = new Map<string, RunningTurn>();
  readonly #queues = new Map<string, readonly Queued[]>();
  readonly #changes = new Listeners<ChatChange>();
  readonly #end = new AbortController();

  constructor(deps: ChatDeps) {
    this.#deps = deps;
    this.#limit = new RateLimit(deps.messagesPerMinute, deps.now);
  }

  onChange(listener: (change: ChatChange) => void): Disposable {
    return this.#changes.add(listener);
  }

  isReplying(threadId: string): boolean {
    return this.#busy.has(threadId);
  }

  /** Whether a reply of this thread is being written here, and not in another window. */
  isWriting(threadId: string): boolean {
    return this.#busy.has(threadId) && !this.#awaiting.has(threadId);
  }

  /**
   * Sends a message, or queues it while a reply is being written. Resolves when the message is on disk; the reply
   * goes on. Throws `FailureError` where the message cannot be sent as it is.
   */
  async send(threadId: string, message: Message): Promise<void> {
    const text = message.text.trim();
    if (text === '') throw new FailureError(failures.emptyMessage());
    if (text.length > LIMITS.message) throw new FailureError(failures.messageTooLong(text.length));
    if (this.#busy.has(threadId)) {
      this.#enqueue(threadId, message, this.#running.get(threadId)?.turnId);
      return;
    }
    const allowedAt = this.#limit.take();
    if (allowedAt !== undefined)
      throw new FailureError(failures.tooManyMessages(this.#deps.messagesPerMinute(), allowedAt));
    await this.#begin(threadId, async open => {
      const other = streamingTurn(open.thread);
      if (!other) return this.#ask(open, { ...message, text });
      this.#enqueue(threadId, message, other.id);
      return undefined;
    });
  }

  /** Asks once more what a turn asked. The former reply stays as a branch. */
  async regenerate(threadId: string, turn: Turn, parts: readonly ContextPart[], model?: string): Promise<void> {
    const { text, parent, declined = [] } = turn;
    await this.send(threadId, { text, parts, declined, parent, ...(model ? { model } : {}) });
  }

  /** Lets the model go on where a reply broke off. */
  async resume(threadId: string, turn: Turn): Promise<void> {
    if (!turn.outcome || this.#busy.has(threadId)) return;
    await this.#begin(threadId, async open => {
      await open.append({ type: 'turn-resume', turnId: turn.id, at: this.#deps.now() });
      return { turn, parts: [], isResumed: true };
    });
  }

  /** Ends a reply at once and keeps what came, also where another window writes it. */
  stop(threadId: string): void {
    const running = this.#running.get(threadId);
    if (running) running.stop();
    else void this.#stopOther(threadId).catch(() => undefined);
  }

  /** The user would rather wait: the stalled reply is given as long again. */
  keepWaiting(threadId: string): void {
    this.#running.get(threadId)?.keepWaiting();
    this.#changed(threadId);
  }

  removeQueued(threadId: string, id: string): void {
    this.#setQueue(
      threadId,
      this.#queueOf(threadId).filter(it => it.id !== id),
    );
  }

  /** What a panel that shows a thread from now on must know of it. */
  changeOf(threadId: string): ChatChange {
    const queue = this.#queueOf(threadId).map(({ id, message }) => ({ id, text: message.text }));
    return { threadId, queue, stall: this.#running.get(threadId)?.stall };
  }

  dispose(): void {
    this.#end.abort();
    for (const turn of this.#running.values()) turn.stop();
  }

  /**
   * Begins a reply: resolves when its question is on disk, and has it written meanwhile. Where another window writes a
   * reply, `ask` has nothing to write, and that reply's end is waited for.
   */
  async #begin(threadId: string, ask: (open: OpenThread) => Promise<BegunReply | undefined>): Promise<void> {
    // Noted before anything is awaited, so that a second message of the same moment is queued.
    this.#busy.add(threadId);
    let open: OpenThread | undefined;
    try {
      open = await this.#deps.openThread(threadId);
      const begun = await ask(open);
      void (begun ? this.#write(open, begun) : this.#awaitOther(open));
    } catch (error) {
      this.#busy.delete(threadId);
      await open?.close();
      throw error;
    }
  }

  /** Puts a message into its thread. On disk before it is sent: a crash may lose the reply, never the question. */
  async #ask(
    open: OpenThread,
    { text: words, parts, declined = [], keptBack = [], parent, model }: Message,
  ): Promise<BegunReply> {
    const { now, redact, modelFor, keepContext } = this.#deps;
    const isFirst = open.thread.turns.length === 0;
    const id = ulid(now());
    const text = redact(words);
    const turn = {
      id,
      created: now(),
      text,
      context: parts.map(withoutText),
      ...(declined.length > 0 ? { declined } : {}),
      model: modelFor(open, model),
      ...(parent ? { parent } : {}),
    };
    await open.append({ type: 'turn-start', at: now(), turn });
    if (parts.length > 0) await keepContext(open.thread.id, id, parts);
    if (isFirst && open.thread.titleBy === 'words') {
      const labels = parts.map(part => part.label);
      await open.append({ type: 'thread-title', at: now(), title: titleFromWords(text, labels), by: 'words' });
    }
    await open.append({ type: 'thread-draft', at: now(), draft: { text: '', context: [] } });
    const begun = open.thread.turns.find(it => it.id === id);
    if (!begun) throw new FailureError(failures.threadNotFound(open.thread.id));
    return { turn: begun, parts, keptBack, isResumed: false };
  }

  /** Writes a reply to its end, and what follows it. */
  async #write(open: OpenThread, reply: BegunReply): Promise<void> {
    const threadId = open.thread.id;
    const { now, writeReply, keepContext, onOutcome, afterTurn } = this.#deps;
    const onStall = (): void => this.#changed(threadId);
    const turnId = reply.turn.id;
    const running = new RunningTurn({ open, turnId, now, writeReply, keepContext, onOutcome, onStall });
    this.#running.set(threadId, running);
    await running.write(reply);
    this.#running.delete(threadId);
    this.#busy.delete(threadId);
    this.#changed(threadId);
    // A queued message waits for a reply that failed to be dealt with; it is not thrown after it.
    const hasFailed = open.thread.turns.find(it => it.id === turnId)?.outcome?.type === 'failed';
    if (!hasFailed) await this.#sendNext(threadId, open.thread.head);
    await afterTurn(open, turnId, this.#end.signal).catch(() => undefined);
    await open.close();
  }

  /** The thread counts as busy until the reply of another window ends; what was queued meanwhile is sent then. */
  async #awaitOther(open: OpenThread): Promise<void> {
    const threadId = open.thread.id;
    this.#awaiting.add(threadId);
    await replyEnded(open, this.#end.signal);
    this.#awaiting.delete(threadId);
    this.#busy.delete(threadId);
    this.#changed(threadId);
    if (!this.#end.signal.aborted) await this.#sendNext(threadId, open.thread.head);
    await open.close();
  }

  /** The window that writes the reply reads that it has ended, and stops. */
  async #stopOther(threadId: string): Promise<void> {
    const open = await this.#deps.openThread(threadId);
    const turn = streamingTurn(open.thread);
    if (turn) {
      const outcome = { type: 'stopped', ended: this.#deps.now() } as const;
      await open.append({ type: 'turn-end', turnId: turn.id, outcome });
    }
    await open.close();
  }

  async #sendNext(threadId: string, parent: string | undefined): Promise<void> {
    const [next, ...rest] = this.#queueOf(threadId);
    if (!next || this.#busy.has(threadId)) return;
    this.#setQueue(threadId, rest);
    try {
      const message = next.isFollowUp ? { ...next.message, parent } : next.message;
      await this.#begin(threadId, open => this.#ask(open, message));
    } catch {
      // The store has said so by itself; the message goes back to where the user sees it.
      this.#setQueue(threadId, [next, ...this.#queueOf(threadId)]);
    }
  }

  /** A follow-up is sent behind the last reply there is by then; what asks again stays a version of what it asks again. */
  #enqueue(threadId: string, message: Message, runningTurn: string | undefined): void {
    const isFollowUp = runningTurn === undefined || message.parent === runningTurn;
    this.#setQueue(threadId, [...this.#queueOf(threadId), { id: ulid(this.#deps.now()), message, isFollowUp }]);
  }

  #queueOf(threadId: string): readonly Queued[] {
    return this.#queues.get(threadId) ?? [];
  }

  #setQueue(threadId: string, queue: readonly Queued[]): void {
    if (queue.length > 0) this.#queues.set(threadId, queue);
    else this.#queues.delete(threadId);
    this.#changed(threadId);
  }

  #changed(threadId: string): void {
    this.#changes.fire(this.changeOf(threadId));
  }
}
