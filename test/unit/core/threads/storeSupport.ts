import type { OpenThread } from '../../../../src/core/threads/openThread.ts';
import { openThreadStore, type ThreadStoreOptions } from '../../../../src/core/threads/openThreadStore.ts';
import type { ThreadStore } from '../../../../src/core/threads/threadStore.ts';
import type { ContextPart, Thread } from '../../../../src/shared/thread.ts';
import { turnStart, withFolder } from './support.ts';

/** Runs a test on a store in a folder of its own, and closes all stores that it opened. */
export function withStore(
  work: (
    store: ThreadStore,
    again: (options?: Partial<ThreadStoreOptions>) => Promise<ThreadStore>,
    folder: string,
  ) => Promise<void>,
  options: Partial<ThreadStoreOptions> = {},
): () => Promise<void> {
  return () =>
    withFolder(async folder => {
      const stores: ThreadStore[] = [];
      const open = async (more: Partial<ThreadStoreOptions> = {}): Promise<ThreadStore> => {
        const store = await openThreadStore({ folder, joinMs: 5, ...options, ...more });
        stores.push(store);
        return store;
      };
      try {
        await work(await open(), open, folder);
      } finally {
        for (const store of stores) await store.dispose();
      }
    });
}

export async function startThread(store: ThreadStore, text = 'hello'): Promise<OpenThread> {
  const { id } = await store.create();
  const open = await store.open(id);
  await open.append(turnStart('t1', text));
  return open;
}

/** What another process would read. */
export async function stored(folder: string, id: string): Promise<Thread> {
  const store = await openThreadStore({ folder });
  const open = await store.open(id);
  const { thread } = open;
  await open.close();
  await store.dispose();
  return thread;
}

export const part = (id: string, text: string): ContextPart => ({
  id,
  provider: 'file',
  label: id,
  tokens: 1,
  reason: 'picked',
  text,
});
