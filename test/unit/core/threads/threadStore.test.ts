import assert from 'node:assert/strict';
import { readFile, stat, writeFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ThreadEvent } from '../../../../src/shared/threadEvent.ts';
import { delta, eventually, turnEnd, turnStart } from './support.ts';
import { withStore, startThread, stored, part } from './storeSupport.ts';

describe('the thread store', () => {
  it(
    'gives back what was written',
    withStore(async (store, again) => {
      const open = await startThread(store);
      await open.append(delta('t1', 'good '));
      await open.append(delta('t1', 'day'));
      await open.append(turnEnd('t1'));
      const written = open.thread;
      await store.dispose();
      const other = await again();
      assert.deepEqual((await other.open(written.id)).thread, written);
      assert.equal(written.turns[0]?.reply, 'good day');
    }),
  );

  it(
    'has a turn start on disk when append resolves',
    withStore(async (store, _, folder) => {
      const open = await startThread(store, 'on disk\u2028');
      const text = await readFile(join(folder, 'threads', `${open.thread.id}.jsonl`), 'utf8');
      assert.match(text, /on disk\\u2028/);
      assert.equal(await open.append(turnEnd('t1')), 'disk');
    }),
  );

  it(
    'writes files for the user alone',
    withStore(async (store, _, folder) => {
      const open = await startThread(store);
      const file = await stat(join(folder, 'threads', `${open.thread.id}.jsonl`));
      const trash = await stat(join(folder, 'trash'));
      assert.deepEqual([file.mode & 0o777, trash.mode & 0o777], [0o600, 0o700]);
    }),
  );

  it(
    'lists threads, last active first, and keeps the list in step',
    withStore(async (store, again) => {
      const first = await startThread(store);
      const second = await store.create({ id: 'w', name: 'work', folders: ['/w'] });
      const open = await store.open(second.id);
      await open.append({ ...turnStart('t1', 'later'), at: 5000 } as ThreadEvent);
      await first.append({ type: 'thread-title', at: 1, title: 'One', by: 'user' });
      const other = await again();
      for (const it of [store, other]) {
        const list = await it.list();
        assert.deepEqual(
          list.map(summary => [summary.id, summary.title, summary.turnCount, summary.preview]),
          [
            [second.id, '', 1, 'later'],
            [first.thread.id, 'One', 1, 'hello'],
          ].sort((one, two) => (one[0] === second.id ? -1 : two[0] === second.id ? 1 : 0)),
        );
      }
      await open.append({ type: 'thread-title', at: 2, title: 'Two', by: 'user' });
      await eventually(async () => (await other.list()).some(it => it.title === 'Two'));
    }),
  );

  const catalogueIs = (what: string, spoil: (path: string) => Promise<void>): void => {
    it(
      `lists all threads when the catalogue is ${what}`,
      withStore(async (store, again, folder) => {
        await (await startThread(store)).close();
        await store.list();
        await store.dispose();
        const before = await readFile(join(folder, 'catalogue.json'), 'utf8');
        assert.match(before, /hello/);
        await spoil(join(folder, 'catalogue.json'));
        assert.deepEqual(
          (await (await again()).list()).map(it => it.preview),
          ['hello'],
        );
      }),
    );
  };
  catalogueIs('missing', path => rm(path));
  catalogueIs('cut', async path => writeFile(path, (await readFile(path, 'utf8')).slice(0, -9)));
  catalogueIs('of another version', path => writeFile(path, '{"version":99,"entries":{}}'));
  catalogueIs('full of nonsense', path => writeFile(path, '{"version":1,"entries":{"x":null}}'));
  catalogueIs('stale', path => writeFile(path, '{"version":1,"entries":{}}'));

  it(
    'moves threads to the trash and back',
    withStore(async (store, _, folder) => {
      const open = await startThread(store);
      const { id } = open.thread;
      await store.trash(id);
      assert.deepEqual(await store.list(), []);
      assert.deepEqual(
        (await store.trashed()).map(it => it.summary.id),
        [id],
      );
      // Who still has it open goes on, and nothing is lost.
      await open.append(turnEnd('t1'));
      assert.equal(await store.restore(id), true);
      assert.equal(await store.restore(id), false);
      assert.deepEqual(
        (await store.list()).map(it => it.id),
        [id],
      );
      assert.deepEqual(await stored(folder, id), open.thread);
    }),
  );

  it(
    'takes a thread out of the trash when somebody goes on in it',
    withStore(async (store, again) => {
      const open = await startThread(store);
      await (await again()).trash(open.thread.id);
      await open.append(turnEnd('t1'));
      assert.deepEqual(await store.list(), []);
      await open.append(turnStart('t2', 'still here', 't1'));
      assert.deepEqual(
        (await store.list()).map(it => it.preview),
        ['still here'],
      );
    }),
  );

  it(
    'puts threads into the trash in which nothing was said for a day',
    withStore(async (_, again) => {
      let now = Date.now();
      const store = await again({ now: () => now });
      await store.create();
      await (await startThread(store)).close();
      now += 25 * 60 * 60 * 1000;
      await store.purge();
      assert.deepEqual(
        (await store.list()).map(it => it.turnCount),
        [1],
      );
    }),
  );

  it(
    'purges what has been in the trash for 30 days',
    withStore(async (_, again) => {
      const day = 24 * 60 * 60 * 1000;
      let now = Date.now();
      const store = await again({ now: () => now });
      await store.trash((await store.create()).id);
      now += 29 * day;
      assert.equal(await store.purge(), 0);
      now += 2 * day;
      assert.equal(await store.purge(), 1);
      assert.deepEqual(await store.trashed(), []);
    }),
  );

  it(
    'keeps context texts on disk alone',
    withStore(async (store, again) => {
      const open = await startThread(store);
      const { id } = open.thread;
      await store.appendContext(id, 't1', [part('a', 'one'), part('b', 'two')]);
      await store.appendContext(id, 't1', [part('b', 'three')]);
      await store.appendContext(id, 'draft', [part('c', 'old')]);
      await store.appendContext(id, 'draft', [part('d', 'new')]);
      for (const it of [store, await again()]) {
        assert.deepEqual(await it.readContext(id, 't1'), [part('a', 'one'), part('b', 'three')]);
        assert.deepEqual(await it.readContext(id, 'draft'), [part('d', 'new')]);
        assert.deepEqual(await it.readContext(id, 'unknown'), []);
      }
    }),
  );

  it(
    'forks a branch with its contexts',
    withStore(async store => {
      const open = await startThread(store);
      const { id } = open.thread;
      await open.append({ type: 'turn-context', turnId: 't1', context: [part('a', 'one')] });
      await store.appendContext(id, 't1', [part('a', 'one')]);
      await open.append(turnStart('t2', 'second', 't1'));
      await open.append(turnStart('t3', 'other branch', 't1'));
      const forked = (await store.open(await store.fork(id, 't2'))).thread;
      assert.deepEqual(
        forked.turns.map(it => it.id),
        ['t1', 't2'],
      );
      assert.deepEqual(forked.forkedFrom, { threadId: id, turnId: 't2' });
      assert.deepEqual(await store.readContext(forked.id, 't1'), [part('a', 'one')]);
    }),
  );

  it(
    'redacts every text, also a secret that comes in two halves',
    withStore(
      async (store, _, folder) => {
        const open = await startThread(store, 'my SECRET is');
        await open.append(delta('t1', 'it is SEC'));
        await store.flush();
        await open.append(delta('t1', 'RET, you see'));
        await store.flush();
        await store.appendContext(open.thread.id, 't1', [part('a', 'SECRET')]);
        await open.append(turnEnd('t1'));
        await open.append({ type: 'thread-metadata', at: 1, metadata: { SECRET: 'SECRET' } });
        const text = await readFile(join(folder, 'threads', `${open.thread.id}.jsonl`), 'utf8');
        assert.doesNotMatch(text, /SEC/);
        assert.equal((await stored(folder, open.thread.id)).turns[0]?.reply, 'it is ***, you see');
      },
      { redact: text => text.replaceAll('SECRET', '***') },
    ),
  );

  it(
    'writes a reply anew when a secret shows only later, and leaves no trace of it',
    withStore(
      async (store, _, folder) => {
        const open = await startThread(store);
        await open.append(delta('t1', 'the word is hunter2 and '));
        await store.flush();
        await open.append(delta('t1', 'that was a password'));
        await open.append(turnEnd('t1'));
        const { id } = open.thread;
        await open.close();
        assert.doesNotMatch(await readFile(join(folder, 'threads', `${id}.jsonl`), 'utf8'), /hunter2/);
        assert.equal((await stored(folder, id)).turns[0]?.reply, 'the word is *** and that was a password');
      },
      { redact: text => (text.includes('password') ? text.replaceAll('hunter2', '***') : text) },
    ),
  );
});
