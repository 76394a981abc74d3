import type { OpenThread } from '../threads/openThread.ts';
import type { ModelEvent } from '../models/modelProvider.ts';
import type { ContextPart, Cut, Turn } from '../../shared/thread.ts';

/** A reply to be written. */
export interface Reply {
  readonly open: OpenThread;
  readonly turn: Turn;
  /** The context that the user attached, with its text. */
  readonly parts: readonly ContextPart[];
  /** What would have been attached and was kept back: a sentence each. */
  readonly keptBack?: readonly string[];
  /** Whether the model goes on where `turn.reply` broke off. */
  readonly isResumed: boolean;
  /** Tells what was found for the question beyond what the user attached; replaces the turn's context. */
  readonly setContext: (parts: readonly ContextPart[]) => Promise<void>;
  /** Tells what is not in the request, though it was attached or named; replaces what was told before. */
  readonly setCuts: (cuts: readonly Cut[]) => Promise<void>;
}

/**
 * Writes one reply as a stream of events: text, then exactly one `end` or `failure`. It may throw; that becomes a
 * failed turn with the error's words. After the signal aborts nothing more is read from it.
 */
export type ReplyWriter = (reply: Reply, signal: AbortSignal) => AsyncIterable<ModelEvent>;
