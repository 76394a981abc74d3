import assert from 'node:assert/strict';
import { thread } from '../../../../src/core/context/providers/thread.ts';
import { suggestMentions } from '../../../../src/core/context/suggestMentions.ts';
import { threadSource } from '../../../../src/core/context/threadSource.ts';
import { openThreadStore } from '../../../../src/core/threads/openThreadStore.ts';
import type { ThreadStore } from '../../../../src/core/threads/threadStore.ts';
import { delta, turnEnd, turnStart, withFolder } from '../threads/support.ts';

const THREADS = [
  ['Retry policy', 'how does parseJson fail?', 'It throws.'],
  ['Something else', 'what is the policy of the store, and which policy is ours?', 'It is parseJson that decides.'],
  ['Policy of the cache', 'how old may it be?', 'An hour.'],
] as const;

describe('@thread finds other chats', () => {
  /** The ids of the threads come in their order. */
  const withThreads = (work: (store: ThreadStore, ids: readonly string[]) => Promise<void>): Promise<void> =>
    withFolder(async folder => {
      const store = await openThreadStore({ folder });
      const ids: string[] = [];
      for (const [i, [title, question, reply]] of THREADS.entries()) {
        const open = await store.open((await store.create()).id);
        ids.push(open.thread.id);
        await open.append(turnStart('t1', question));
        await open.append(delta('t1', reply));
        await open.append(turnEnd('t1', 1000 + i));
        await open.append({ type: 'thread-title', at: 2000 + i, title, by: 'model' });
        await open.close();
      }
      await work(store, ids);
      await store.dispose();
    });
  const check = (query: string, limit: number, expected: readonly string[]): void => {
    it(`${query || 'nothing typed'}, at most ${limit} → ${expected.join(', ') || 'nothing'}`, () =>
      withThreads(async store => {
        const found = await thread(threadSource(store)).suggest(query, limit);
        assert.deepEqual(
          found.map(it => (it.detail === '' ? it.label : `${it.label}: ${it.detail}`)),
          expected,
        );
      }));
  };
  check('policy', 10, [
    'Policy of the cache',
    'Retry policy',
    'Something else: what is the policy of the store, and which policy is ours?',
  ]);
  check('policy', 2, ['Policy of the cache', 'Retry policy']);
  check('parse js', 10, ['Something else: It is parseJson that decides.', 'Retry policy: how does parseJson fail?']);
  check('ho', 10, []);
  check('', 10, ['Policy of the cache', 'Something else', 'Retry policy']);
  check('nowhere', 10, []);

  it('but not the one that one is in, and as many as else', () =>
    withThreads(async (store, ids) => {
      const found = await suggestMentions('thread:', [thread(threadSource(store))], 2, ids[1]);
      assert.deepEqual(
        found.map(it => it.label),
        ['Policy of the cache', 'Retry policy'],
      );
    }));
});
