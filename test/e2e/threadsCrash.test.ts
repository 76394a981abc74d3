import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelServer } from '../support/modelServer.ts';
import { startModelServer } from '../support/modelServer.ts';
import { until } from '../support/until.ts';
import { ChatPage } from './support/chatPage.ts';
import { stateKept } from './support/keptState.ts';
import type { EditorWindow } from './support/window.ts';
import { openWindow } from './support/window.ts';

describe('a chat whose window dies', () => {
  let window: EditorWindow;
  let chat: ChatPage;
  let server: ModelServer;

  before(async () => {
    server = await startModelServer({ models: ['demo-small'] });
    window = await openWindow({
      settings: { 'parley.model.baseUrl': server.url, 'parley.model.name': 'demo-small' },
    });
    chat = await ChatPage.open(window);
  });

  after(() => server.close());

  const restart = async (): Promise<void> => {
    await window.restart();
    chat = await ChatPage.open(window);
  };

  /** What is streamed or typed is written within a second. */
  const onDisk = async (text: string): Promise<void> => {
    const folder = join(window.dataDir, 'data/User/globalStorage/parley-chat.parley/threads');
    await until(
      async () => {
        const names = (await readdir(folder)).filter(name => name.endsWith('.jsonl'));
        const texts = await Promise.all(names.map(name => readFile(join(folder, name), 'utf8')));
        return texts.some(it => it.includes(text));
      },
      { what: `“${text}” on disk` },
    );
  };

  it('keeps the reply as far as it came, says so, and goes on with it', async () => {
    server.setReply('One two three four five six seven eight nine ten.');
    server.hold(6);
    await chat.send('Count');
    await chat.lastReply.getByText('One two three').waitFor();
    await onDisk('One two three');
    await restart();
    server.release();
    await chat.lastReply.getByText('This reply was interrupted before it was complete.').waitFor();
    assert.match(await chat.lastReply.innerText(), /One two three/);
    assert.equal(await chat.lastReply.getAttribute('aria-busy'), 'false');
    server.setReply(' And so on.');
    await chat.lastReply.getByRole('button', { name: 'Continue', exact: true }).click();
    await chat.lastReply.getByText('And so on.').waitFor();
    assert.match(await chat.lastReply.innerText(), /One two three[\s\S]*And so on\./);
    await chat.ended(1);
    assert.equal(await chat.text('This reply was interrupted').count(), 0);
  });

  it('asks again where that is wanted; the part that came stays as a version', async () => {
    server.setReply('Alpha beta gamma delta epsilon.');
    server.hold(3);
    await chat.send('Letters');
    await chat.lastReply.getByText('Alpha').waitFor();
    await onDisk('Alpha');
    await restart();
    server.release();
    await chat.lastReply.getByRole('button', { name: 'Retry' }).click();
    await chat.lastReply.getByText('Alpha beta gamma delta epsilon.').waitFor();
    await chat.lastReply.getByRole('img', { name: '2 of 2' }).waitFor();
    await chat.lastReply.getByRole('button', { name: 'Previous version' }).click();
    await chat.lastReply.getByText('This reply was interrupted').waitFor();
  });

  it('brings the unsent message back with its context', async () => {
    await window.command('Parley: New Chat');
    await window.openFile('src/retry.ts');
    await window.editor.selectLines(1, 3);
    await window.command('Parley: Add to Chat');
    const chip = chat.find('.composer .chips').getByText(/retry\.ts/);
    await chip.waitFor();
    await chat.composer.fill('Not sent yet');
    await onDisk('Not sent yet');
    await restart();
    await until(async () => (await chat.composer.inputValue()) === 'Not sent yet', { what: 'the draft' });
    await chip.waitFor();
  });

  it('brings it back after a reload, too, and sends it', async () => {
    const chip = chat.find('.composer .chips').getByText(/retry\.ts/);
    await window.reload();
    chat = await ChatPage.open(window);
    await until(async () => (await chat.composer.inputValue()) === 'Not sent yet', { what: 'the draft again' });
    await chip.waitFor();
    server.setReply('Got it.');
    await chat.composer.press('Enter');
    await chat.ended(1);
    assert.match(server.requests.at(-1)?.text ?? '', /retry\.ts/);
  });

  it('opens where it was read', async () => {
    server.setReply(Array.from({ length: 60 }, (_, line) => `Line ${String(line)} of a long reply.`).join('\n\n'));
    await chat.ask('Something long');
    await chat.ask('Something else that is long');
    await chat.find('.log').hover();
    await window.page.mouse.wheel(0, -1_500);
    await chat.find('.latest').waitFor();
    const place = async (): Promise<number> => (await chat.questions.last().boundingBox())?.y ?? 0;
    const before = await place();
    await stateKept(window.page, { key: 'webviewView.parley.chat', text: 'anchor' });
    await window.reload();
    chat = await ChatPage.open(window);
    await until(async () => Math.abs((await place()) - before) < 40, { what: `the question at ${String(before)} px` });
  });
});
