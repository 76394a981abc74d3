import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportHtml } from '../../../../src/core/threads/export/exportHtml.ts';
import { exportMarkdown } from '../../../../src/core/threads/export/exportMarkdown.ts';
import { parseImport } from '../../../../src/core/threads/import/parseImport.ts';
import { migrateFile } from '../../../../src/core/threads/migration.ts';
import { nodeFiles } from '../../../../src/core/threads/files.ts';
import { Presence } from '../../../../src/core/threads/presence.ts';
import { foldEvents } from '../../../../src/core/threads/threadFold.ts';
import { openThreadStore } from '../../../../src/core/threads/openThreadStore.ts';
import type { ThreadStore } from '../../../../src/core/threads/threadStore.ts';
import { delta, turnEnd, turnStart, withFolder } from './support.ts';

const EVIL = '<script>alert(1)</script>"\'&';

async function withStore(work: (store: ThreadStore, folder: string, id: string) => Promise<void>): Promise<void> {
  await withFolder(async folder => {
    const store = await openThreadStore({ folder });
    const open = await store.open((await store.create()).id);
    await open.append(turnStart('a', `hello ${EVIL}`));
    const item = { id: 'c', provider: 'file', label: 'a.ts', tokens: 1, reason: 'picked' };
    await open.append({ type: 'turn-context', turnId: 'a', context: [item] });
    await store.appendContext(open.thread.id, 'a', [{ ...item, text: 'context text' }]);
    await open.append(delta('a', `see\n\`\`\`ts\nconst a = '${EVIL}';\n\`\`\`\n`));
    await open.append(turnEnd('a'));
    await open.append(turnStart('b', 'branch', 'a'));
    await open.append(turnEnd('b'));
    await open.append({ type: 'thread-title', at: 4000, title: `T ${EVIL}`, by: 'user' });
    await open.close();
    await work(store, folder, open.thread.id);
    await store.dispose();
  });
}

const threadOf = async (store: ThreadStore, id: string) => {
  const open = await store.open(id);
  await open.close();
  return open.thread;
};

describe('export', () => {
  const thread = foldEvents('x', [
    { type: 'thread-start', id: 'x', at: 1_700_000_000_000 },
    { type: 'thread-title', at: 1, title: 'A\ntitle', by: 'user' },
    turnStart('a', 'a question'),
    delta('a', 'an answer\n```ts\nopen'),
    { type: 'turn-end', turnId: 'a', outcome: { type: 'stopped', ended: 1 } },
  ]);

  it('as Markdown, with an open code block closed', () =>
    assert.equal(
      exportMarkdown([thread]),
      '# A title\n\n2023-11-14\n\n## You\n\na question\n\n## m\n\nan answer\n```ts\nopen\n```\n\n_Stopped._\n',
    ));

  it('as HTML in which all text is only text', async () =>
    withStore(async (store, _, id) => {
      const html = await store.exportThreads('html', [id]);
      assert.doesNotMatch(html, /<script/);
      assert.equal(html.split('&lt;script&gt;').length - 1, 4);
      assert.match(html, /default-src 'none'/);
      assert.match(exportHtml([thread]), /<pre><code>open<\/code><\/pre>/);
    }));

  it('as JSON and back, with nothing lost', async () =>
    withStore(async (store, _, id) => {
      const json = await store.exportThreads('json');
      assert.deepEqual(
        (await store.importThreads(json)).skipped.map(it => it.why),
        ['It is there already.'],
      );
      const before = await threadOf(store, id);
      await withFolder(async other => {
        const empty = await openThreadStore({ folder: other });
        assert.deepEqual(await empty.importThreads(json), { taken: [id], skipped: [] });
        assert.deepEqual(await threadOf(empty, id), before);
        assert.equal((await empty.readContext(id, 'a'))[0]?.text, 'context text');
        await empty.dispose();
      });
    }));
});

describe('import', () => {
  it('puts chats of other programs into the workspace at hand, and leaves ours where they began', async () =>
    withStore(async (store, _, id) => {
      const here = { id: 'w', name: 'shop', folders: ['file:///shop'] };
      const before = (await threadOf(store, id)).workspace;
      const own = await store.exportThreads('json', [id]);
      const other = JSON.stringify([
        { id: 'c1', title: 'Knots', create_time: 1, mapping: node('a', 'user', 'Hello', undefined) },
      ]);
      const { taken } = await store.importThreads(other, here);
      assert.deepEqual((await threadOf(store, taken[0] ?? '')).workspace, here);
      assert.deepEqual((await store.importThreads(other, { ...here, id: 'elsewhere' })).taken, []);
      assert.deepEqual((await store.importThreads(own, here)).taken, []);
      assert.deepEqual((await threadOf(store, id)).workspace, before);
    }));

  const check = (what: string, file: unknown, expected: readonly string[], skipped: readonly string[] = []): void => {
    it(what, () => {
      const parsed = parseImport(typeof file === 'string' ? file : JSON.stringify(file), 99);
      const turns = parsed.threads.flatMap(({ thread }) => {
        const names = new Map(thread.turns.map((turn, place) => [turn.id, place]));
        return [
          `${thread.title} @${names.get(thread.head ?? '') ?? '-'}`,
          ...thread.turns.map(turn => `${names.get(turn.parent ?? '') ?? '-'}: ${turn.text} → ${turn.reply}`),
        ];
      });
      assert.deepEqual([turns, parsed.skipped.map(it => `${it.what}: ${it.why}`)], [expected, skipped]);
    });
  };
  const node = (
    id: string,
    role: string,
    text: string,
    parent: string | undefined,
    ...children: readonly string[]
  ) => ({
    [id]: {
      id,
      parent,
      children,
      message: { author: { role }, create_time: 1.5, content: { parts: [text] }, metadata: { model_slug: 'g' } },
    },
  });

  check(
    'ChatGPT’s conversations, all branches, the one on show at the head',
    [
      {
        title: 'Trip',
        create_time: 1,
        current_node: 'a2',
        mapping: {
          root: { id: 'root', children: ['q'] },
          ...node('q', 'user', 'Where?', 'root', 'a', 'a2'),
          ...node('a', 'assistant', 'Rome', 'q', 'q2'),
          ...node('q2', 'user', 'When?', 'a', 'a3'),
          ...node('a3', 'assistant', 'May', 'q2'),
          ...node('a2', 'assistant', 'Oslo', 'q'),
        },
      },
    ],
    ['Trip @2', '-: Where? → Rome', '0: When? → May', '-: Where? → Oslo'],
  );
  check(
    'a conversation whose tree leads back into itself',
    [
      {
        title: 'Loop',
        mapping: { ...node('q', 'user', 'Hi', undefined, 'a'), ...node('a', 'assistant', 'Ho', 'q', 'q') },
      },
    ],
    [],
    ['“Loop”: It has no messages.'],
  );
  check(
    'what ChatGPT has beside text',
    [
      {
        title: 'Picture',
        mapping: {
          q: {
            id: 'q',
            children: [],
            message: { author: { role: 'user' }, content: { parts: [{ asset: 1 }, 'Look'] } },
          },
        },
      },
    ],
    ['Picture @0', '-: Look → '],
    ['1 attachment of “Picture”: Only text can be imported.'],
  );
  check(
    'VS Code’s chat',
    {
      responderUsername: 'Copilot',
      requests: [
        {
          message: { text: 'Why?' },
          timestamp: 5,
          response: [
            { value: 'See ' },
            { kind: 'inlineReference', inlineReference: { path: '/w/a.ts' } },
            { kind: 'textEditGroup' },
          ],
        },
        { message: 'And?', response: [{ kind: 'markdownContent', content: { value: 'So.' } }] },
        { message: {} },
      ],
    },
    ['Why? @1', '-: Why? → See `a.ts`', '0: And? → So.'],
    ['1 part of the answer to message 1: Only text can be imported.', 'Message 3: It has no text.'],
  );
  check('what is not JSON', 'oh', [], ['The file: It is not JSON. Export the chats as JSON and choose that file.']);
  check(
    'what is JSON of something else',
    { a: 1 },
    [],
    ['The file: It is neither an export of Parley, of ChatGPT (conversations.json) nor of VS Code’s chat.'],
  );
  check(
    'an export of ours that was tampered with',
    { format: 'parley-threads', threads: [{ id: '../../x', events: [], contexts: {} }] },
    [],
    ['Thread 1: It does not have the shape of a thread.'],
  );
});

describe('backup', () => {
  it('puts back what is missing, and keeps both where a thread differs', async () =>
    withStore(async (store, folder, id) => {
      const path = join(folder, 'all.backup');
      const before = await threadOf(store, id);
      assert.equal(await store.backup(path), 1);
      const grown = await store.open(id);
      await grown.append(turnStart('c', 'later', 'b'));
      await grown.close();
      assert.deepEqual((await store.restoreBackup(path)).unchanged, [id]);

      const log = join(folder, 'threads', `${id}.jsonl`);
      await rm(log);
      assert.deepEqual((await store.restoreBackup(path)).restored, [id]);
      assert.deepEqual(await threadOf(store, id), before);

      await writeFile(log, (await readFile(log, 'utf8')).split('\n').slice(0, 5).join('\n'));
      const { keptBoth } = await store.restoreBackup(path);
      assert.deepEqual({ ...(await threadOf(store, keptBoth[0] ?? '')), id }, before);
      assert.equal((await store.list()).length, 2);
    }));

  it('that is damaged gives what is whole', async () =>
    withStore(async (store, folder, id) => {
      const path = join(folder, 'all.backup');
      await store.create();
      await store.backup(path);
      await rm(join(folder, 'threads', `${id}.jsonl`));
      const lines = (await readFile(path, 'utf8')).split('\n');
      await writeFile(path, lines.map((line, place) => (place === 2 ? line.slice(0, -20) : line)).join('\n'));
      const report = await store.restoreBackup(path);
      assert.deepEqual([report.restored, report.skipped.length], [[id], 1]);
      await writeFile(path, 'something else');
      assert.match((await store.restoreBackup(path)).skipped[0]?.why ?? '', /not a backup/);
    }));
});

describe('migration', () => {
  it('converts a copy, checks it, and keeps the old file', async () =>
    withStore(async (store, folder, id) => {
      await store.dispose();
      const path = join(folder, 'threads', `${id}.jsonl`);
      const before = await readFile(path);
      const presence = new Presence(nodeFiles, join(folder, 'live'));
      const isDone = await migrateFile({
        ...{ files: nodeFiles, presence, id, path, current: 2 },
        migrations: [{ from: 1, convert: record => (record.kind === 'context' ? [] : [record]) }],
      });
      const after = await readFile(path, 'utf8');
      assert.deepEqual([isDone, after.includes('"schema":2'), after.includes('context text')], [true, true, false]);
      assert.ok((await readFile(join(folder, 'threads', `${id}.schema1`))).equals(before));
      await presence.leave();
    }));

  it('leaves alone what it cannot read in full, or has no step for', async () =>
    withStore(async (_, folder, id) => {
      const path = join(folder, 'threads', `${id}.jsonl`);
      const presence = new Presence(nodeFiles, join(folder, 'live'));
      assert.equal(await migrateFile({ files: nodeFiles, presence, id, path, current: 2, migrations: [] }), false);
      await writeFile(path, `${await readFile(path, 'utf8')}\nnonsense\n`);
      const migrations = [{ from: 1, convert: () => [] }];
      assert.equal(await migrateFile({ files: nodeFiles, presence, id, path, current: 2, migrations }), false);
      assert.deepEqual(
        (await readdir(join(folder, 'threads'))).filter(it => it.includes('schema')),
        [],
      );
      await presence.leave();
    }));
});
