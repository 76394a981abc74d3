import { currentBranch } from '../../shared/branches.ts';
import type { ThreadStore } from '../threads/threadStore.ts';
import type { FoundThread, ThreadSource } from './edges.ts';

/** The threads of the store for `@thread`: found by their titles first, then by what was said in them. */
export function threadSource(store: Pick<ThreadStore, 'list' | 'search' | 'open'>): ThreadSource {
  return {
    async find(query, limit) {
      const words = query.toLowerCase().trim();
      const threads = (await store.list()).filter(it => it.turnCount > 0 && it.title.toLowerCase().includes(words));
      const found = new Map<string, FoundThread>(threads.slice(0, limit).map(({ id, title }) => [id, { id, title }]));
      if (words.length < LEAST_CHARACTERS || found.size >= limit) return [...found.values()];
      // A thread may be found at several places: the first is the best.
      for (const { thread, excerpt } of await store.search(query, limit * PLACES_EACH)) {
        if (found.size >= limit) break;
        if (!found.has(thread.id)) found.set(thread.id, { id: thread.id, title: thread.title, excerpt });
      }
      return [...found.values()];
    },
    async read(id) {
      const known = (await store.list()).some(it => it.id === id);
      if (!known) return undefined;
      const open = await store.open(id);
      const { thread } = open;
      await open.close();
      const turns = currentBranch(thread).filter(turn => turn.deleted === undefined);
      const text = turns.map(turn => `**You:** ${turn.text}\n\n**Reply:** ${turn.reply}`).join('\n\n');
      return { title: thread.title, text };
    },
  };
}

/** Fewer are in every thread. */
const LEAST_CHARACTERS = 3;
const PLACES_EACH = 4;
