import assert from 'node:assert/strict';
import { appendFile, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeRecord } from '../../../../src/core/threads/recordCodec.ts';
import { delta, eventually, turnEnd, turnStart } from './support.ts';
import { withStore, startThread, stored } from './storeSupport.ts';

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
