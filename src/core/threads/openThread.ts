import type { Thread } from '../../shared/thread.ts';
import type { ThreadEvent } from '../../shared/threadEvent.ts';
import type { Disposable } from '../disposables.ts';

/** Where an event came from: this process, or another window. */
export type Origin = 'own' | 'other';
/** `memory`: the disk refused; the event is kept and written as soon as the disk takes it. */
export type Stored = 'disk' | 'memory';

/** A thread as one of its users holds it. All holders of one thread share its state. */
export interface OpenThread {
  /** The state now. Never changed in place. */
  readonly thread: Thread;
  readonly damage: Damage;
  /** Why nothing can be appended, for the user to read; undefined where all is well. */
  readonly readOnlyReason: string | undefined;
  /**
   * Applies an event at once and writes it. The promise says where the event is: on disk, or for now in memory only
   * because the disk refused (see `ThreadStore.health`). Deltas and drafts wait up to a second to be joined; their
   * promise does not wait, unless `durable` is set. Turn starts and ends are durable: synced to the disk itself.
   * Rejects with `ReadOnlyError`.
   */
  append(event: ThreadEvent, options?: { readonly durable?: boolean }): Promise<Stored>;
  /** Every event, right after it was applied. `other`: another window made it. */
  onEvent(listener: (event: ThreadEvent, origin: Origin) => void): Disposable;
  /** The state was built anew, because another window's event belongs between ours: take `thread` as a whole. */
  onReset(listener: () => void): Disposable;
  /** Lets go of it. The last to do so also writes what waits. */
  close(): Promise<void>;
}

/** What of a thread's file could not be read. */
export interface Damage {
  readonly entries: number;
  /** Where the damaged bytes were copied to. */
  readonly keptAside: string | undefined;
}
