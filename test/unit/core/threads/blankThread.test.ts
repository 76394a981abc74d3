import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenThread } from '../../../../src/core/threads/openThread.ts';
import { openThreadStore } from '../../../../src/core/threads/openThreadStore.ts';
import { MissingThreadError, type ThreadStore } from '../../../../src/core/threads/threadStore.ts';
import type { ContextPart } from '../../../../src/shared/thread.ts';
import { turnStart, withFolder } from './support.ts';

const PART: ContextPart = { id: 'p', provider: 'file', label: 'a.ts', tokens: 1, reason: 'named', text: 'a' };

describe('a thread that was opened and in which nothing happened', () => {
  const check = (
    what: string,
    happen: (open: OpenThread, store: ThreadStore) => Promise<unknown>,
    files: number,
  ): void => {
    it(`leaves ${files === 0 ? 'nothing' : 'its file'} after ${what}`, () =>
      withFolder(async folder => {
        const store = await openThreadStore({ folder, joinMs: 5 });
        const open = store.begin({ id: 'w', name: 'shop', folders: ['file:///shop'] });
        await happen(open, store);
        await open.close();
        assert.equal((await readdir(join(folder, 'threads'))).length, files);
        assert.equal((await store.list()).length, files);
        await store.dispose();
      }));
  };
  check('nothing', () => Promise.resolve(), 0);
  check('a flush', (_, store) => store.flush(), 0);
  check('a second try to save', (_, store) => store.retry(), 0);
  check('a look by another view', async ({ thread }, store) => (await store.open(thread.id)).close(), 0);
  check('a move to the trash', ({ thread }, store) => store.trash(thread.id), 0);
  check('a draft', open => open.append({ type: 'thread-draft', at: 1, draft: { text: 'x', context: [] } }), 1);
  check('a context', ({ thread }, store) => store.appendContext(thread.id, 'draft', [PART]), 1);
  check('a question', open => open.append(turnStart('t1', 'hello')), 1);
  check('a title', open => open.append({ type: 'thread-title', at: 1, title: 'Mine', by: 'user' }), 1);

  it('keeps where it began', () =>
    withFolder(async folder => {
      const workspace = { id: 'w', name: 'shop', folders: ['file:///shop'] };
      const store = await openThreadStore({ folder });
      const open = store.begin(workspace);
      await open.append(turnStart('t1', 'hello'));
      await open.close();
      const again = await store.open(open.thread.id);
      assert.deepEqual(again.thread.workspace, workspace);
      assert.equal(again.thread.turns.length, 1);
      await store.dispose();
    }));

  it('is nowhere once it is closed', () =>
    withFolder(async folder => {
      const store = await openThreadStore({ folder });
      const open = store.begin();
      await open.close();
      await assert.rejects(store.open(open.thread.id), MissingThreadError);
      assert.equal(store.health.type, 'good');
      await store.dispose();
    }));
});
