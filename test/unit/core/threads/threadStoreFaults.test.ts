import assert from 'node:assert/strict';
import { readFile, writeFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeFiles, type StoreFiles } from '../../../../src/core/threads/files.ts';
import { openThreadStore } from '../../../../src/core/threads/openThreadStore.ts';
import type { Thread } from '../../../../src/shared/thread.ts';
import { delta, faultyFiles, turnEnd, turnStart, withFolder, type Fault } from './support.ts';
import { withStore, startThread, stored } from './storeSupport.ts';

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
