import assert from 'node:assert/strict';
import { appendFile, readdir, readFile, stat, writeFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeFiles, type StoreFiles } from '../../../../src/core/threads/files.ts';
import { encodeRecord } from '../../../../src/core/threads/recordCodec.ts';
import type { OpenThread } from '../../../../src/core/threads/openThread.ts';
import { openThreadStore, type ThreadStoreOptions } from '../../../../src/core/threads/openThreadStore.ts';
import type { ThreadStore } from '../../../../src/core/threads/threadStore.ts';
import type { ContextPart, Thread } from '../../../../src/shared/thread.ts';
import type { ThreadEvent } from '../../../../src/shared/threadEvent.ts';
import { delta, eventually, faultyFiles, turnEnd, turnStart, withFolder, type Fault } from './support.ts';

/** Runs a test on a store in a folder of its own, and closes all stores that it opened. */
function withStore(
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

async function startThread(store: ThreadStore, text = 'hello'): Promise<OpenThread> {
  const { id } = await store.create();
  const open = await store.open(id);
  await open.append(turnStart('t1', text));
  return open;
}

/** What another process would read. */
async function stored(folder: string, id: string): Promise<Thread> {
  const store = await openThreadStore({ folder });
  const open = await store.open(id);
  const { thread } = open;
  await open.close();
  await store.dispose();
  return thread;
}

const part = (id: string, text: string): ContextPart => ({
  id,
  provider: 'file',
  label: id,
  tokens: 1,
  reason: 'picked',
  text,
});

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

describe('several windows on one store', () => {
  it(
    'see each other’s events, deltas included',
    withStore(async (store, again) => {
      const open = await startThread(store);
      const other = await (await again()).open(open.thread.id);
      const seen: string[] = [];
      other.onEvent((event, origin) => seen.push(`${origin} ${event.type}`));
      await open.append(delta('t1', 'a'));
      await open.append({ type: 'thread-title', at: 1, title: 'T', by: 'user' });
      await open.append(turnEnd('t1'));
      await eventually(() => seen.length === 3);
      assert.deepEqual(seen, ['other turn-delta', 'other thread-title', 'other turn-end']);
      assert.deepEqual(other.thread, open.thread);
    }),
  );

  it(
    'agree on one order of events that were made at the same time',
    withStore(async (store, again) => {
      const one = await startThread(store);
      const two = await (await again()).open(one.thread.id);
      await Promise.all([
        one.append({ type: 'thread-title', at: 1, title: 'one', by: 'user' }),
        two.append({ type: 'thread-title', at: 1, title: 'two', by: 'user' }),
        one.append(turnStart('a', 'from one', 't1')),
        two.append(turnStart('b', 'from two', 't1')),
      ]);
      await eventually(
        () => one.thread.turns.length === 3 && JSON.stringify(one.thread) === JSON.stringify(two.thread),
      );
    }),
  );

  it(
    'end a reply as interrupted, once, when its writer is gone',
    withStore(async (store, again, folder) => {
      const open = await startThread(store);
      await open.append(delta('t1', 'half a re'));
      const { id } = open.thread;
      const other = await again();
      assert.equal((await other.open(id)).thread.turns[0]?.outcome, undefined);
      await store.dispose();
      const opened = await Promise.all([again(), again(), again()].map(async it => (await it).open(id)));
      await eventually(() => opened.every(it => it.thread.turns[0]?.outcome?.type === 'interrupted'));
      const text = await readFile(join(folder, 'threads', `${id}.jsonl`), 'utf8');
      assert.equal(text.split('"interrupted"').length, 2);
      assert.equal(opened[0]?.thread.turns[0]?.reply, 'half a re');
      assert.equal((await other.list())[0]?.isReplying, false);
    }),
  );

  it(
    'show in the list where a reply is being written',
    withStore(async (store, again) => {
      await startThread(store);
      assert.equal((await (await again()).list())[0]?.isReplying, true);
    }),
  );

  it(
    'do not rewrite a thread that another has open for writing, and join its deltas when it is alone',
    withStore(async (store, again, folder) => {
      const open = await startThread(store);
      const deltas = Array.from({ length: 800 }, (_, n) =>
        encodeRecord({ kind: 'event', by: 'w', n, event: delta('t1', `delta ${n} `) }),
      );
      await appendFile(join(folder, 'threads', `${open.thread.id}.jsonl`), Buffer.concat(deltas));
      await eventually(() => open.thread.turns[0]?.reply.endsWith('799 ') === true);
      await open.append(turnEnd('t1'));
      const { id } = open.thread;
      const size = async (): Promise<number> => (await stat(join(folder, 'threads', `${id}.jsonl`))).size;
      const before = await size();
      const other = await (await again()).open(id);
      await other.append({ type: 'thread-pin', at: 3000, isPinned: true });
      await eventually(() => open.thread.isPinned);
      await open.close();
      assert.ok((await size()) > before);
      const { thread } = other;
      await other.close();
      assert.ok((await size()) < before / 5);
      assert.deepEqual(await stored(folder, id), thread);
    }),
  );
});

describe('a disk that fails', () => {
  const failing = (fault: Fault): void => {
    it(
      `${String(fault)}: keeps everything in memory, says so, and writes it in order later`,
      withStore(async (_, again, folder) => {
        let current: Fault;
        const health: string[] = [];
        const store = await again({ files: faultyFiles((__, name) => (name === 'write' ? current : undefined)) });
        store.onHealth(it => health.push(it.type));
        const open = await startThread(store);
        current = fault;
        assert.equal(await open.append(turnStart('t2', 'kept', 't1')), 'memory');
        const unsaved = await store.create();
        assert.equal(await open.append(turnEnd('t2')), 'memory');
        current = undefined;
        assert.equal(await open.append(turnStart('t3', 'third', 't2')), 'disk');
        await store.retry();
        assert.deepEqual(health, ['failing', 'good']);
        assert.deepEqual(await stored(folder, open.thread.id), {
          ...open.thread,
          turns: (await stored(folder, open.thread.id)).turns,
        });
        assert.deepEqual(
          (await stored(folder, open.thread.id)).turns.map(it => it.id),
          ['t1', 't2', 't3'],
        );
        assert.deepEqual(await stored(folder, unsaved.id), unsaved);
        assert.equal(await open.append(turnEnd('t1')), 'disk');
        assert.equal(open.damage.entries, 0);
      }),
    );
  };
  failing('ENOSPC');
  failing('EACCES');
  failing('short');

  it(
    'rebuilds a thread whose file was deleted while it was open',
    withStore(async (store, _, folder) => {
      const open = await startThread(store);
      const { id } = open.thread;
      await open.close();
      const reopened = await store.open(id);
      await rm(join(folder, 'threads', `${id}.jsonl`));
      await reopened.append(turnStart('t2', 'goes on', 't1'));
      assert.deepEqual(
        (await stored(folder, id)).turns.map(it => it.text),
        ['hello', 'goes on'],
      );
    }),
  );

  it(
    'has what was acknowledged on the disk itself: a power cut takes only what was not synced',
    withStore(async (_, again, folder) => {
      const synced = new Map<string, number>();
      const files: StoreFiles = {
        ...nodeFiles,
        open: async (path, mode) => {
          const file = await nodeFiles.open(path, mode);
          const sync = async (): Promise<void> => {
            await file.sync();
            synced.set(path, (await file.facts()).size);
          };
          return { ...file, sync };
        },
      };
      const store = await again({ files });
      const open = await startThread(store);
      const { id } = open.thread;
      const path = join(folder, 'threads', `${id}.jsonl`);
      const afterCut = async (): Promise<Thread> =>
        withFolder(async other => {
          await mkdir(join(other, 'threads'));
          const bytes = await readFile(path);
          await writeFile(join(other, 'threads', `${id}.jsonl`), bytes.subarray(0, synced.get(path) ?? 0));
          return stored(other, id);
        });
      assert.deepEqual(
        (await afterCut()).turns.map(it => it.text),
        ['hello'],
      );
      await open.append(delta('t1', 'a reply'));
      await open.append(turnEnd('t1'));
      assert.deepEqual(
        (await afterCut()).turns.map(it => [it.reply, it.outcome?.type]),
        [['a reply', 'done']],
      );
    }),
  );

  it('loses nothing that was acknowledged, whichever call fails', async () => {
    let calls = 1;
    for (let failAt = 0; failAt <= calls; failAt += failAt === 0 ? 1 : 6) {
      await withFolder(async folder => {
        let count = 0;
        const files = faultyFiles(call => {
          count = call;
          return call === failAt ? 'EIO' : undefined;
        });
        const acknowledged = await shortLife(folder, files);
        if (failAt === 0) calls = count;
        for (const [id, turns] of acknowledged) {
          if (turns.length === 0) continue;
          const found = (await stored(folder, id)).turns.map(it => it.id);
          assert.deepEqual(
            turns.filter(it => !found.includes(it)),
            [],
            `call ${failAt}`,
          );
        }
      });
    }
    assert.ok(calls > 30 && calls < 400, `${calls} calls`);
  });
});

/** A store's life from start to end. Returns what it acknowledged. */
async function shortLife(
  folder: string,
  files: ReturnType<typeof faultyFiles>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const acknowledged = new Map<string, string[]>();
  const store = await openThreadStore({ folder, files });
  try {
    const { id } = await store.create();
    const open = await store.open(id);
    const turns: string[] = [];
    acknowledged.set(id, turns);
    for (const turn of ['a', 'b', 'c']) {
      if ((await open.append(turnStart(turn, 'text'))) === 'disk') turns.push(turn);
      await open.append(delta(turn, 'reply'));
      await open.append(turnEnd(turn));
    }
    await open.close();
    await store.list();
    await store.retry();
    if (store.health.type === 'good') turns.splice(0, Infinity, 'a', 'b', 'c');
  } catch {
    // A call that reads may fail and say so.
  }
  await store.dispose().catch(() => undefined);
  return acknowledged;
}

describe('files that are not as they should be', () => {
  const check = (
    what: string,
    spoil: (path: string) => Promise<void>,
    entries: number,
    texts: readonly string[],
  ): void => {
    it(
      `${what}: opens with ${texts.join(', ') || 'nothing'}`,
      withStore(async (store, again, folder) => {
        const open = await startThread(store, 'first');
        await open.append(turnEnd('t1'));
        await open.append(turnStart('t2', 'second', 't1'));
        await open.append(turnEnd('t2'));
        const { id } = open.thread;
        await store.dispose();
        const path = join(folder, 'threads', `${id}.jsonl`);
        await spoil(path);
        const bytes = await readFile(path).catch(() => Buffer.alloc(0));
        for (let round = 0; round < 2; round++) {
          const reopened = await (await again()).open(id);
          assert.deepEqual([reopened.damage.entries, ...reopened.thread.turns.map(it => it.text)], [entries, ...texts]);
          await reopened.close();
        }
        assert.ok((await readFile(path).catch(() => Buffer.alloc(0))).subarray(0, bytes.length).equals(bytes));
        const aside = (await readdir(join(folder, 'threads'))).filter(it => it.includes('.corrupt-'));
        assert.equal(aside.length, entries > 0 && bytes.length > 0 ? 1 : 0);
        assert.equal((await (await again()).list()).length, 1);
      }),
    );
  };
  const change = (edit: (bytes: Buffer) => Buffer) => async (path: string) =>
    writeFile(path, edit(await readFile(path)));

  check('untouched', () => Promise.resolve(), 0, ['first', 'second']);
  check(
    'empty',
    change(() => Buffer.alloc(0)),
    0,
    [],
  );
  check(
    'a byte order mark',
    change(it => Buffer.concat([Buffer.from('\ufeff'), it])),
    0,
    ['first', 'second'],
  );
  check(
    'CRLF',
    change(it => Buffer.from(it.toString().replaceAll('\n', '\r\n'))),
    0,
    ['first', 'second'],
  );
  check(
    'NULs at the end',
    change(it => Buffer.concat([it, Buffer.alloc(700)])),
    1,
    ['first', 'second'],
  );
  check(
    'a torn last line',
    change(it => it.subarray(0, -40)),
    0,
    ['first', 'second'],
  );
  check(
    'no header',
    change(it => it.subarray(it.indexOf('\n', 1) + 1)),
    0,
    ['first', 'second'],
  );
  check(
    'a changed letter',
    change(it => Buffer.from(it.toString().replace('"first"', '"fjrst"'))),
    1,
    ['fjrst', 'second'],
  );
  check(
    'a damaged question',
    change(it => Buffer.from(it.toString().replace('"text":"first"', '"text":"first#'))),
    1,
    ['', 'second'],
  );
  check(
    'a folder in its place',
    async path => {
      await rm(path);
      await mkdir(path);
    },
    1,
    [],
  );

  it(
    'a thread of a newer version is read but not written',
    withStore(async (store, again, folder) => {
      const open = await startThread(store);
      const { id } = open.thread;
      await open.close();
      await store.dispose();
      const path = join(folder, 'threads', `${id}.jsonl`);
      const text = await readFile(path, 'utf8');
      await writeFile(path, `{"schema":7,"id":"${id}","created":1}\n${text}`);
      const newer = await (await again()).open(id);
      assert.equal(newer.thread.turns[0]?.text, 'hello');
      assert.match(newer.readOnlyReason ?? '', /newer version/);
      await assert.rejects(newer.append(turnEnd('t1')), /newer version/);
    }),
  );
});
