import assert from 'node:assert/strict';
import { fileChats } from '../../../../src/core/panel/fileChats.ts';
import { searchThreads } from '../../../../src/core/panel/searchThreads.ts';
import { belongsTo, listThreads } from '../../../../src/core/panel/threadList.ts';
import { openThreadStore } from '../../../../src/core/threads/openThreadStore.ts';
import type { ThreadStore } from '../../../../src/core/threads/threadStore.ts';
import type { Params } from '../../../../src/shared/protocol.ts';
import type { WorkspaceRef } from '../../../../src/shared/thread.ts';
import type { ThreadEvent } from '../../../../src/shared/threadEvent.ts';
import { turnEnd, turnStart, withFolder } from '../threads/support.ts';

const SHOP: WorkspaceRef = { id: 'file:///shop', name: 'shop', folders: ['file:///shop'] };
const LIBRARY: WorkspaceRef = { id: 'file:///lib', name: 'lib', folders: ['file:///lib'] };
/** The folder and another one, before and after they are saved as a workspace. */
const UNTITLED: WorkspaceRef = {
  id: 'untitled:1',
  name: 'shop (Workspace)',
  folders: ['file:///shop', 'file:///docs'],
};
const SAVED: WorkspaceRef = { ...UNTITLED, id: 'file:///work.code-workspace', name: 'work (Workspace)' };

describe('where a thread belongs', () => {
  const check = (what: string, began: WorkspaceRef | undefined, here: WorkspaceRef | undefined, is: boolean): void => {
    it(`${what}: ${is ? 'here' : 'elsewhere'}`, () => assert.equal(belongsTo({ workspace: began }, here), is));
  };
  check('the same folder', SHOP, SHOP, true);
  check('another folder', LIBRARY, SHOP, false);
  check('a folder that others have joined', SHOP, UNTITLED, true);
  check('several folders that are saved as a workspace', UNTITLED, SAVED, true);
  check('a folder, after all of that', SHOP, SAVED, true);
  check('a workspace, when one of its folders is open alone', SAVED, SHOP, true);
  check('a workspace whose folders are all others by now', SAVED, { ...SAVED, folders: ['file:///new'] }, true);
  check('no folder at all', undefined, undefined, true);
  check('no folder then, one now', undefined, SHOP, false);
  check('a folder then, none now', SHOP, undefined, false);
});

describe('the list of threads', () => {
  const ALL: Params<'thread/list'> = {
    order: 'active',
    isOldestFirst: false,
    show: 'current',
    isEverywhere: false,
    offset: 0,
    limit: 100,
  };

  /** Titles of threads that are made first, each with its events after the start. */
  const check = (
    what: string,
    params: Partial<Params<'thread/list'>>,
    expected: readonly string[],
    here: WorkspaceRef | 'none' = SHOP,
  ): void => {
    it(`${what}: ${expected.join(', ') || 'nothing'}`, () =>
      withFolder(async folder => {
        const store = await sampleStore(folder);
        const workspace = { ref: () => (here === 'none' ? undefined : here) };
        const { threads } = await listThreads({ store, workspace }, { ...ALL, ...params });
        assert.deepEqual(
          threads.map(it => it.title),
          expected,
        );
        await store.dispose();
      }));
  };
  check('newest first, pinned on top', {}, ['Pinned', 'Newest', 'Middle', 'Oldest']);
  check('oldest first', { isOldestFirst: true }, ['Pinned', 'Oldest', 'Middle', 'Newest']);
  check('a page of it', { offset: 1, limit: 2 }, ['Newest', 'Middle']);
  check('archived', { show: 'archived' }, ['Archived']);
  check('in the trash', { show: 'trash' }, ['Trashed']);
  check('of all workspaces', { isEverywhere: true, limit: 3 }, ['Pinned', 'Library', 'Newest']);
  check('of a folder that has joined others', {}, ['Pinned', 'Newest', 'Middle', 'Oldest'], SAVED);
  check('of another folder', {}, ['Library'], LIBRARY);
  check('of a window without a folder', {}, [], 'none');

  const checkSearch = (query: string, isEverywhere: boolean, expected: readonly string[]): void => {
    it(`has for “${query}” ${isEverywhere ? 'everywhere' : 'here'}: ${expected.join(', ') || 'nothing'}`, () =>
      withFolder(async folder => {
        const store = await sampleStore(folder);
        const found = await searchThreads({ store, workspace: { ref: () => SHOP } }, query, isEverywhere);
        assert.deepEqual([...new Set(found.map(it => it.thread.title))].sort(), expected);
        await store.dispose();
      }));
  };
  checkSearch('middle', false, ['Middle']);
  checkSearch('library', false, []);
  checkSearch('library', true, ['Library']);
  checkSearch('trashed', true, []);
  checkSearch('archived', false, ['Archived']);

  const checkFile = (names: readonly string[], here: WorkspaceRef, expected: readonly string[]): void => {
    it(`${here.name} has for ${names.join(' or ')}: ${expected.join(', ') || 'nothing'}`, () =>
      withFolder(async folder => {
        const store = await sampleStore(folder);
        const chats = await fileChats({ store, workspace: { ref: () => here } }, names);
        assert.deepEqual(
          chats.map(it => `${it.isEdited ? 'changed by' : 'sent with'} ${it.thread.title}`),
          expected,
        );
        await store.dispose();
      }));
  };
  checkFile(['src/a.ts'], SHOP, ['changed by Oldest', 'sent with Middle']);
  checkFile(['src/a.ts', 'shop/src/a.ts'], SAVED, ['changed by Oldest', 'sent with Middle']);
  checkFile(['src/b.ts'], SHOP, []);
  checkFile(['src/a.ts'], LIBRARY, []);
});

async function sampleStore(folder: string): Promise<ThreadStore> {
  let clock = 1_000;
  const store = await openThreadStore({ folder, now: () => clock });
  const item = { id: 'i', provider: 'file', label: 'a.ts', path: 'src/a.ts', tokens: 1, reason: 'named' };
  const edit = { path: 'src/a.ts', added: 1, removed: 0, accepted: 5 };
  const make = async (title: string, workspace: WorkspaceRef, ...more: readonly ThreadEvent[]): Promise<string> => {
    clock += 1_000;
    const open = store.begin(workspace);
    const start = turnStart('t', `About ${title}`);
    const created: ThreadEvent = start.type === 'turn-start' ? { ...start, at: clock } : start;
    const ends: readonly ThreadEvent[] = [turnEnd('t', clock)];
    const named: ThreadEvent = { type: 'thread-title', at: clock, title, by: 'user' };
    for (const event of [created, ...ends, named, ...more]) await open.append(event);
    await open.close();
    return open.thread.id;
  };
  await make('Oldest', SHOP, { type: 'turn-edit', turnId: 't', edit });
  await make('Middle', SHOP, { type: 'turn-context', turnId: 't', context: [item] });
  await make('Pinned', SHOP, { type: 'thread-pin', at: 1, isPinned: true });
  await make('Newest', SHOP);
  await make('Library', LIBRARY);
  await make('Archived', SHOP, { type: 'thread-archive', at: 1, isArchived: true });
  await store.trash(await make('Trashed', SHOP));
  await store.begin(SHOP).close();
  return store;
}
