import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contextPart } from '../../../../src/core/context/contextPart.ts';
import { attachBrought } from '../../../../src/core/panel/attachBrought.ts';
import { Attachments } from '../../../../src/core/panel/attachments.ts';
import type { BroughtItem } from '../../../../src/core/panel/editorActions.ts';
import type { OpenThread } from '../../../../src/core/threads/openThread.ts';
import { openThreadStore } from '../../../../src/core/threads/openThreadStore.ts';
import type { ThreadStore } from '../../../../src/core/threads/threadStore.ts';
import type { ContextPart } from '../../../../src/shared/thread.ts';
import { withoutText } from '../../../../src/shared/thread.ts';

describe('attached and pinned context', () => {
  let folder: string;
  let store: ThreadStore;
  let open: OpenThread;
  let attachments: Attachments;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-attached-'));
    store = await openThreadStore({ folder });
    open = await store.open((await store.create()).id);
    attachments = new Attachments({
      providers: [],
      store,
      admit: parts => {
        const refusals = parts.filter(part => part.path === 'no').map(part => `${part.label} may not go.`);
        return Promise.resolve({ parts: parts.filter(part => part.path !== 'no'), notes: refusals, refusals });
      },
      refresh: (part, reason) =>
        Promise.resolve({ ...part, text: `${part.text} ${reason === undefined ? 'now' : 'pinned'}` }),
      now: () => 5,
    });
  });
  afterEach(async () => {
    await open.close();
    await store.dispose();
    await rm(folder, { recursive: true });
  });

  const part = (name: string, path = name): ContextPart =>
    contextPart({ provider: 'file', label: name, path, reason: '', text: `text of ${name}` });
  const going = async (): Promise<readonly string[]> => (await attachments.partsFor(open)).parts.map(it => it.text);

  it('a part is attached once, and goes as its code is then', async () => {
    await attachments.attach(open, [part('a')]);
    await attachments.attach(open, [part('a'), part('b')]);
    assert.deepEqual(await going(), ['text of a now', 'text of b now']);
  });
  it('changes that come at once undo nothing of each other', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map(name => attachments.attach(open, [part(name)])));
    assert.deepEqual(await going(), ['text of a now', 'text of b now', 'text of c now', 'text of d now']);
    const pinAndRemove = [attachments.pin(open, part('a').id, undefined), attachments.remove(open, part('b').id)];
    await Promise.all([...pinAndRemove, attachments.remove(open, part('c').id)]);
    assert.deepEqual(await going(), ['text of d now', 'text of a pinned']);
  });
  it('what is pinned and has had no yes is told', async () => {
    const [free, secret] = [part('a'), part('b', 'no')];
    await store.appendContext(open.thread.id, 'pinned', [free, secret]);
    await open.append({ type: 'thread-context', at: 5, context: [free, secret].map(withoutText) });
    const { parts, keptBack } = await attachments.partsFor(open);
    assert.deepEqual([parts.map(it => it.label), keptBack], [['a'], ['b may not go.']]);
  });
  it('what is declined stays so while the text names it, through a reload too', async () => {
    const say = async (text: string): Promise<readonly string[] | undefined> => {
      const draft = attachments.reworded(open.thread.draft, text);
      await open.append({ type: 'thread-draft', at: 5, draft });
      return open.thread.draft.declined;
    };
    await say('see a.ts:3 and b.ts');
    await attachments.decline(open, 'b.ts');
    await attachments.decline(open, 'a.ts:3');
    await attachments.decline(open, 'a.ts:3');
    await attachments.attach(open, [part('c')]);
    assert.deepEqual(await say('please see a.ts:3 and b.ts'), ['b.ts', 'a.ts:3']);
    const other = await openThreadStore({ folder });
    const again = await other.open(open.thread.id);
    assert.deepEqual(again.thread.draft.declined, ['b.ts', 'a.ts:3']);
    await again.close();
    await other.dispose();
    assert.deepEqual(await say('please see a.ts:30 and b.ts'), ['b.ts']);
    assert.equal(await say('please see'), undefined);
  });
  it('of what was dropped together, one that cannot go keeps none of the others back', async () => {
    const file = (name: string, text: string): BroughtItem => ({ type: 'file', name, bytes: Buffer.from(text) });
    const items: readonly BroughtItem[] = [
      { type: 'refused', why: 'x.txt is not there any more.' },
      file('a.txt', 'text of a'),
      file('empty.txt', ''),
      file('b.txt', 'text of b'),
    ];
    await assert.rejects(attachBrought({ attachments, transcribe: undefined }, open, items), {
      message: 'x.txt is not there any more. “empty.txt” was not attached: it is empty.',
    });
    assert.deepEqual(await going(), ['text of a now', 'text of b now']);
  });
  it('what is never let through says so, and the rest is attached', async () => {
    await assert.rejects(attachments.attach(open, [part('a'), part('x', 'no')]), { message: 'x may not go.' });
    assert.deepEqual(await going(), ['text of a now']);
  });
  it('a pinned part leaves the draft, goes along with each question as it is then, and can be unpinned', async () => {
    await attachments.attach(open, [part('a'), part('b')]);
    await attachments.pin(open, part('a').id, undefined);
    assert.deepEqual(
      open.thread.pinnedContext.map(it => it.label),
      ['a'],
    );
    assert.deepEqual(await going(), ['text of b now', 'text of a pinned']);
    assert.equal((await attachments.find(open, part('a').id))?.text, 'text of a');
    await attachments.unpin(open, part('a').id);
    assert.deepEqual(await going(), ['text of b now']);
  });
  it('a part that was sent can be pinned; all of it outlives a restart', async () => {
    await store.appendContext(open.thread.id, 'turn', [part('c')]);
    await attachments.pin(open, part('c').id, 'turn');
    const { id } = open.thread;
    await open.close();
    await store.dispose();
    store = await openThreadStore({ folder });
    open = await store.open(id);
    const texts = (await store.readContext(id, 'pinned')).map(it => it.text);
    assert.deepEqual([open.thread.pinnedContext.map(it => it.label), texts], [['c'], ['text of c']]);
  });
});
