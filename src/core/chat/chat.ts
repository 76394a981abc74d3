import type { Disposable } from '../disposables.ts';
import { Listeners } from '../disposables.ts';
import { FailureError, failures } from '../errors.ts';

import type { OpenThread } from '../threads/openThread.ts';
import { ulid } from '../threads/ulid.ts';
import type { QueuedMessage, StallState } from '../../shared/panelState.ts';
import type { ContextPart, Outcome, Turn } from '../../shared/thread.ts';
import { LIMITS, withoutText } from '../../shared/thread.ts';
import { RateLimit } from './rateLimit.ts';
import type { Reply, ReplyWriter } from './replyWriter.ts';
import type { KeepContext } from './runningTurn.ts';
import { RunningTurn } from './runningTurn.ts';
import { titleFromWords } from './titles.ts';

/** What a person sends: words, and the context that is attached to them. */
export interface Message {
  readonly text: string;
  readonly parts: readonly ContextPart[];
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
  readonly writeReply: ReplyWriter;
  readonly keepContext: KeepContext;
  /** The name to write on a turn before it is answered. */
  readonly modelFor: (thread: OpenThread, wish: string | undefined) => string;
  readonly onOutcome: (outcome: Outcome) => void;
  readonly redact: (text: string) => string;
  readonly messagesPerMinute: () => number;
  readonly now: () => number;
}

/** Sends messages, and writes what comes back into their threads. One for each window. A turn always ends. */
export class Chat implements Disposable {
  readonly #deps: ChatDeps;
  readonly #limit: RateLimit;
  readonly #running = new Map<string, RunningTurn>();
  readonly #queues = new Map<string, readonly { readonly id: string; readonly message: Message }[]>();
  readonly #changes = new Listeners<ChatChange>();

  constructor(deps: ChatDeps) {
    this.#deps = deps;
    this.#limit = new RateLimit(deps.messagesPerMinute, deps.now);
  }

  onChange(listener: (change: ChatChange) => void): Disposable {
    return this.#changes.add(listener);
  }

  isReplying(threadId: string): boolean {
    return this.#running.has(threadId);
  }

  /**
   * Sends a message, or queues it while a reply is being written. Resolves when the message is on disk; the reply
   * goes on. Throws `FailureError` where the message cannot be sent as it is.
   */
  async send(open: OpenThread, message: Message): Promise<void> {
    const text = message.text.trim();
    if (text === '') throw new FailureError(failures.emptyMessage());
    if (text.length > LIMITS.message) throw new FailureError(failures.messageTooLong(text.length));
    if (this.#running.has(open.thread.id)) {
      this.#setQueue(open.thread.id, [...this.#queueOf(open.thread.id), { id: ulid(this.#deps.now()), message }]);
      return;
    }
    const allowedAt = this.#limit.take();
    if (allowedAt !== undefined)
      throw new FailureError(failures.tooManyMessages(this.#deps.messagesPerMinute(), allowedAt));
    await this.#start(open, { ...message, text });
  }

  /** Asks once more what a turn asked. The former reply stays as a branch. */
  async regenerate(open: OpenThread, turnId: string, parts: readonly ContextPart[], model?: string): Promise<void> {
    const turn = open.thread.turns.find(it => it.id === turnId);
    if (!turn) return;
    await this.send(open, { text: turn.text, parts, parent: turn.parent, ...(model ? { model } : {}) });
  }

  /** Lets the model go on where a reply broke off. */
  async resume(open: OpenThread, turnId: string): Promise<void> {
    const turn = open.thread.turns.find(it => it.id === turnId);
    if (!turn?.outcome || this.#running.has(open.thread.id)) return;
    await open.append({ type: 'turn-resume', turnId, at: this.#deps.now() });
    this.#run(open, { turn, parts: [], isResumed: true });
  }

  /** Ends a reply at once and keeps what came. */
  stop(threadId: string): void {
    this.#running.get(threadId)?.stop();
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
    for (const turn of this.#running.values()) turn.stop();
  }

  async #start(open: OpenThread, message: Message): Promise<void> {
    const { now, redact, modelFor } = this.#deps;
    const turnId = ulid(now());
    const text = redact(message.text);
    const isFirst = open.thread.turns.length === 0;
    // Held from here on, so that a second message of the same moment is queued.
    const running = this.#hold(open, turnId);
    try {
      // On disk before it is sent: a crash may lose the reply, never the question.
      await open.append({
        type: 'turn-start',
        at: now(),
        turn: {
          id: turnId,
          created: now(),
          text,
          context: message.parts.map(withoutText),
          model: modelFor(open, message.model),
          ...(message.parent ? { parent: message.parent } : {}),
        },
      });
      if (message.parts.length > 0) await this.#deps.keepContext(open.thread.id, turnId, message.parts);
      if (isFirst && open.thread.titleBy === 'words') {
        await open.append({
          type: 'thread-title',
          at: now(),
          title: titleFromWords(
            text,
            message.parts.map(part => part.label),
          ),
          by: 'words',
        });
      }
      await open.append({ type: 'thread-draft', at: now(), draft: { text: '', context: [] } });
    } catch (error) {
      running.release();
      throw error;
    }
    const turn = open.thread.turns.find(it => it.id === turnId);
    if (turn) void running.write({ turn, parts: message.parts, isResumed: false });
  }

  #run(open: OpenThread, reply: Pick<Reply, 'turn' | 'parts' | 'isResumed'>): void {
    void this.#hold(open, reply.turn.id).write(reply);
  }

  #hold(open: OpenThread, turnId: string): RunningTurn {
    const threadId = open.thread.id;
    const running = new RunningTurn({
      open,
      turnId,
      now: this.#deps.now,
      writeReply: this.#deps.writeReply,
      keepContext: this.#deps.keepContext,
      onStall: () => this.#changed(threadId),
      onOutcome: this.#deps.onOutcome,
      onRelease: () => {
        this.#running.delete(threadId);
        this.#changed(threadId);
        void this.#sendNext(open);
      },
    });
    this.#running.set(threadId, running);
    return running;
  }

  async #sendNext(open: OpenThread): Promise<void> {
    const threadId = open.thread.id;
    const [next, ...rest] = this.#queueOf(threadId);
    // A queued message waits for a reply that failed to be dealt with; it is not thrown after it.
    if (!next || lastTurn(open)?.outcome?.type === 'failed') return;
    this.#setQueue(threadId, rest);
    const parent = open.thread.head;
    try {
      await this.#start(open, { ...next.message, parent });
    } catch {
      // The store has said so by itself; the message goes back to where the user sees it.
      this.#setQueue(threadId, [next, ...this.#queueOf(threadId)]);
    }
  }

  #queueOf(threadId: string): readonly { readonly id: string; readonly message: Message }[] {
    return this.#queues.get(threadId) ?? [];
  }

  #setQueue(threadId: string, queue: readonly { readonly id: string; readonly message: Message }[]): void {
    if (queue.length > 0) this.#queues.set(threadId, queue);
    else this.#queues.delete(threadId);
    this.#changed(threadId);
  }

  #changed(threadId: string): void {
    this.#changes.fire(this.changeOf(threadId));
  }
}

function lastTurn(open: OpenThread): Turn | undefined {
  return open.thread.turns.find(turn => turn.id === open.thread.head);
}
