import assert from 'node:assert/strict';
import { readdir, readFile, writeFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { turnEnd, turnStart } from './support.ts';
import { withStore, startThread } from './storeSupport.ts';

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
