import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ModelServer } from '../support/modelServer.ts';
import { startModelServer } from '../support/modelServer.ts';
import { until } from '../support/until.ts';
import { ChatPage } from './support/chatPage.ts';
import { History } from './support/history.ts';
import type { EditorWindow } from './support/window.ts';
import { openWindow } from './support/window.ts';

describe('chats as files', () => {
  let window: EditorWindow;
  let chat: ChatPage;
  let server: ModelServer;

  before(async () => {
    server = await startModelServer({ models: ['demo-small'] });
    window = await openWindow({
      settings: { 'parley.model.baseUrl': server.url, 'parley.model.name': 'demo-small' },
    });
    chat = await ChatPage.open(window);
    server.setReply('Three times, and **never** more.');
    await window.openFile('src/retry.ts');
    await window.editor.selectLines(1, 4);
    await window.command('Parley: Add to Chat');
    await chat
      .find('.composer .chips')
      .getByText(/retry\.ts/)
      .waitFor();
    await chat.ask('How often is it tried?');
  });

  after(() => server.close());

  /** VS Code's own dialog for files, as a server in the browser shows it. Without a path what it proposes is taken. */
  const enterPath = async (path?: string): Promise<void> => {
    const input = window.page.locator('.quick-input-widget:visible input[type="text"]');
    await until(async () => (await input.inputValue().catch(() => '')).startsWith('/'), { what: 'the file dialog' });
    await window.quickPickRows.first().waitFor();
    if (path !== undefined) {
      // It looks at folders one after another, and takes what is typed meanwhile for a name in the one before: it has
      // understood when it lists the folder of the file.
      const inFolder = await readdir(dirname(path));
      const shown = inFolder.includes(basename(path)) ? basename(path) : (inFolder[0] ?? '');
      const rows = window.quickPickRows.filter({ hasText: shown });
      await until(
        async () => {
          if ((await input.inputValue()) !== path) await input.fill(path);
          return (await rows.count()) > 0 && (await input.inputValue()) === path;
        },
        { what: `${path} in the file dialog` },
      );
    }
    await until(
      async () => {
        await input.press('Enter', { timeout: 2_000 }).catch(() => undefined);
        return input.waitFor({ state: 'hidden', timeout: 2_000 }).then(
          () => true,
          () => false,
        );
      },
      { what: 'the end of the file dialog' },
    );
  };
  /** A menu closes by itself when something else takes the focus, such as a dialog that has just ended. */
  const chooseFormat = (row: number): Promise<unknown> =>
    until(
      async () => {
        await window.command('Parley: Export Chat…');
        const rows = window.quickPickRows.filter({ hasText: /Markdown|HTML|JSON/ });
        return await rows
          .nth(row)
          .click({ timeout: 3_000 })
          .then(
            () => true,
            () => false,
          );
      },
      { what: 'the choice of a format' },
    );
  const told = (text: string | RegExp): Promise<void> =>
    window.notifications.filter({ hasText: text }).first().waitFor();
  const threads = (): string => join(window.dataDir, 'data/User/globalStorage/parley-chat.parley/threads');

  const exported = async (row: number, name: string): Promise<string> => {
    const path = join(window.folder, name);
    await chooseFormat(row);
    await enterPath();
    return until(() => readFile(path, 'utf8').catch(() => undefined), { what: `the file ${name}` });
  };

  it('exports a chat as Markdown, HTML and JSON', async () => {
    const markdown = await exported(0, 'How often is it tried.md');
    assert.match(markdown, /How often is it tried\?[\s\S]*Three times, and \*\*never\*\* more\./);
    assert.match(await exported(1, 'How often is it tried.html'), /^<!doctype html>[\s\S]*How often is it tried\?/i);
    assert.match(await exported(2, 'How often is it tried.json'), /"How often is it tried\?"/);
    assert.match(
      await exported(5, `parley-chats-${new Date().toISOString().slice(0, 10)}.json`),
      /"How often is it tried\?"/,
    );
    await told('Exported 1 chat to parley-chats-');
  });

  it('imports what it exported, and chats of ChatGPT; says what it left out', async () => {
    await writeFile(join(window.folder, 'chatgpt.json'), JSON.stringify(CHATGPT));
    await window.command('Notifications: Clear All Notifications');
    await window.command('Parley: Import Chats…');
    await enterPath(join(window.folder, 'chatgpt.json'));
    await told('Imported 1 chat, left out 0.');
    const history = await History.open(window, chat);
    await history.row('Knots').waitFor();
    await window.command('Notifications: Clear All Notifications');
    await window.command('Parley: Import Chats…');
    await enterPath(join(window.folder, 'How often is it tried.json'));
    await told('Imported 0 chats, left out 1.');
    await window.page.locator('.notifications-toasts').getByText('Show Details').click();
    await until(async () => /It is there already\./.test(await window.editor.text()), { what: 'the details' });
    await window.command('View: Close All Editors');
  });

  it('backs everything up, and brings back what is missing', async () => {
    const path = join(window.dataDir, 'my.parley-backup');
    await window.command('Notifications: Clear All Notifications');
    await window.command('Parley: Back Up All Chats…');
    await enterPath(path);
    await told('Backed up 2 chats');
    const [lost] = (await readdir(threads())).filter(name => name.endsWith('.jsonl'));
    assert.ok(lost);
    await window.command('Parley: New Chat');
    await rm(join(threads(), lost));
    await window.command('Notifications: Clear All Notifications');
    await window.command('Parley: Restore Chats from Backup…');
    await enterPath(path);
    await told(/Restored 1 chat; 1 were there already, 0 were left out\./);
    assert.ok((await readdir(threads())).includes(lost));
  });

  it('tells which chats were about a file', async () => {
    await window.openFile('src/retry.ts');
    await window.command('Parley: Chats about This File');
    const row = window.quickPickRows.filter({ hasText: 'How often is it tried?' });
    await row.waitFor();
    assert.match(await row.innerText(), /Had the file as context/);
    await row.click();
    await chat.questions.first().getByText('How often is it tried?').waitFor();
    await window.openFile('src/cart.ts');
    await window.command('Notifications: Clear All Notifications');
    await window.command('Parley: Chats about This File');
    await told('No chat was about src/cart.ts yet.');
  });

  it('sums a chat up by hand, to be read below the messages, and sends the summary in their place', async () => {
    server.setReply('Topics: retries; limits; waiting\n\nThe user learnt that `retry` tries **three** times.');
    await window.command('Parley: Summarise Chat');
    const summary = chat.find('details.summary');
    await summary.waitFor();
    await summary.locator('summary').click();
    await summary.getByText('retries · limits · waiting').waitFor();
    await summary.locator('strong').getByText('three').waitFor();
    server.setReply('Yes.');
    await chat.ask('Is that all?');
    const sent = server.requests.at(-1)?.text ?? '';
    assert.match(sent, /tries \*\*three\*\* times/);
    assert.doesNotMatch(sent, /How often is it tried/);
    await window.command('Notifications: Clear All Notifications');
    await chat.send('/compact');
    await until(async () => (await chat.find('details.summary').count()) === 2, { what: 'the second summary' });
    const history = await History.open(window, chat);
    await history
      .row('How often is it tried?')
      .filter({ hasText: /summarised/ })
      .waitFor();
  });
});

const CHATGPT = [
  {
    title: 'Knots',
    create_time: 1_700_000_000,
    update_time: 1_700_000_100,
    current_node: 'c',
    mapping: {
      a: { id: 'a', parent: null, children: ['b'], message: null },
      b: {
        id: 'b',
        parent: 'a',
        children: ['c'],
        message: {
          author: { role: 'user' },
          create_time: 1_700_000_000,
          content: { content_type: 'text', parts: ['How is a bowline tied?'] },
        },
      },
      c: {
        id: 'c',
        parent: 'b',
        children: [],
        message: {
          author: { role: 'assistant' },
          create_time: 1_700_000_050,
          content: { content_type: 'text', parts: ['Through the hole, around the tree.'] },
        },
      },
    },
  },
];
