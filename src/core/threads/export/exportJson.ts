import type { ContextPart, Thread } from '../../../shared/thread.ts';
import type { ThreadEvent } from '../../../shared/threadEvent.ts';
import { threadEvents } from '../threadEvents.ts';

/** A thread with all that belongs to it. */
export interface WholeThread {
  readonly thread: Thread;
  /** The texts of the turns' contexts, by turn. */
  readonly contexts: ReadonlyMap<string, readonly ContextPart[]>;
}

/** The file that `exportJson` writes. */
export interface ThreadsFile {
  readonly format: typeof FORMAT;
  readonly version: number;
  readonly threads: readonly {
    readonly id: string;
    readonly events: readonly ThreadEvent[];
    readonly contexts: Readonly<Record<string, readonly ContextPart[]>>;
  }[];
}

export const FORMAT = 'parley-threads';

/** Threads with nothing left out: all branches, earlier wordings, contexts. */
export function exportJson(threads: readonly WholeThread[]): string {
  const file: ThreadsFile = {
    format: FORMAT,
    version: 1,
    threads: threads.map(({ thread, contexts }) => ({
      id: thread.id,
      events: threadEvents(thread),
      contexts: Object.fromEntries(contexts),
    })),
  };
  return `${JSON.stringify(file, undefined, 1)}\n`;
}
