import assert from 'node:assert/strict';
import { thread } from '../../../../src/core/context/providers/thread.ts';
import { threadSource } from '../../../../src/core/context/threadSource.ts';
import { openThreadStore } from '../../../../src/core/threads/openThreadStore.ts';
import { delta, turnEnd, turnStart, withFolder } from '../threads/support.ts';

const THREADS = [
  ['Retry policy', 'how does parseJson fail?', 'It throws.'],
  ['Something else', 'what is the policy of the store, and which policy is ours?', 'It is parseJson that decides.'],
  ['Policy of the cache', 'how old may it be?', 'An hour.'],
] as const;

describe('@thread finds other chats', () => {
  const check = (query: string, limit: number, expected: readonly string[]): void => {
    it(`${query || 'nothing typed'}, at most ${limit} → ${expected.join(', ') || 'nothing'}`, () =>
      withFolder(async folder => {
        const store = await openThreadStore({ folder });
        for (const [i, [title, question, reply]] of THREADS.entries()) {
          const open = await store.open((await store.create()).id);
          await open.append(turnStart('t1', question));
          await open.append(delta('t1', reply));
          await open.append(turnEnd('t1', 1000 + i));
          await open.append({ type: 'thread-title', at: 2000 + i, title, by: 'model' });
          await open.close();
        }
        const found = await thread(threadSource(store)).suggest(query, limit);
        await store.dispose();
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
});
