import assert from 'node:assert/strict';
import { openThreadStore } from '../../../../src/core/threads/openThreadStore.ts';
import { turnStart, withFolder } from './support.ts';

describe('the list of threads, asked for again and again', () => {
  it('is whole for each who asks while the files are read for the first time', () =>
    withFolder(async folder => {
      const first = await openThreadStore({ folder });
      for (let i = 0; i < 40; i++) await (await first.open((await first.create()).id)).append(turnStart('t', 'hello'));
      await first.dispose();
      const store = await openThreadStore({ folder });
      const lists = await Promise.all([store.list(), store.list(), store.list()]);
      assert.deepEqual(
        [...lists, await store.list()].map(it => it.length),
        [40, 40, 40, 40],
      );
      await store.dispose();
    }));

  it('has what changes while it is being made', () =>
    withFolder(async folder => {
      const store = await openThreadStore({ folder });
      const open = store.begin();
      await open.append(turnStart('t', 'hello'));
      await store.list();
      for (const title of ['One', 'Two', 'Three']) {
        void open.append({ type: 'thread-pin', at: 1, isPinned: true });
        const listing = store.list();
        void open.append({ type: 'thread-title', at: 1, title, by: 'user' });
        await listing;
        assert.equal((await store.list())[0]?.title, title);
      }
      await open.close();
      await store.dispose();
    }));
});
