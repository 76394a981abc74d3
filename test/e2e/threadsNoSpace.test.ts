import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelServer } from '../support/modelServer.ts';
import { startModelServer } from '../support/modelServer.ts';
import { until } from '../support/until.ts';
import { ChatPage } from './support/chatPage.ts';
import type { EditorWindow } from './support/window.ts';
import { openWindow } from './support/window.ts';

const SECOND = `The second answer. ${'It is long. '.repeat(2_000)}The very end.`;

describe('a disk that is full', () => {
  let window: EditorWindow;
  let chat: ChatPage;
  let server: ModelServer;
  let storage: string;
  let isMounted = false;

  before(async function () {
    server = await startModelServer({ models: ['demo-small'] });
    window = await openWindow({
      settings: { 'parley.model.baseUrl': server.url, 'parley.model.name': 'demo-small' },
    });
    storage = join(window.dataDir, 'data/User/globalStorage/parley-chat.parley');
    await mkdir(storage, { recursive: true });
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', storage], { stdio: 'ignore' });
    } catch {
      // Only who may mount can fill a disk without harm.
      this.skip();
    }
    isMounted = true;
    chat = await ChatPage.open(window);
  });

  after(async () => {
    if (isMounted) execFileSync('umount', ['-l', storage]);
    await server.close();
  });

  const fill = (): void => {
    try {
      for (;;) appendFileSync(join(storage, 'filler'), 'x'.repeat(4096));
    } catch {
      // Now it is full.
    }
  };
  const written = async (text: string): Promise<boolean> => {
    const folder = join(storage, 'threads');
    const names = await readdir(folder);
    const texts = await Promise.all(names.map(name => readFile(join(folder, name), 'utf8')));
    return texts.some(it => it.includes(text));
  };

  it('is told of; the chat goes on, and what it says can be copied', async () => {
    server.setReply('The first answer.');
    await chat.ask('While there is room');
    fill();
    // Longer than what may be free at the end of a block that the file has already.
    server.setReply(SECOND);
    await chat.ask('While there is none');
    await chat.text('Your messages are not being saved.').waitFor();
    assert.match(await chat.lastReply.innerText(), /The second answer\./);
    assert.equal(await written('The very end.'), false);
    await chat.lastReply.getByRole('button', { name: 'Copy reply' }).click();
    await until(async () => (await window.page.evaluate('navigator.clipboard.readText()')) === SECOND, {
      what: 'the reply in the clipboard',
    });
  });

  it('is forgotten once there is room: all of it is saved', async () => {
    await rm(join(storage, 'filler'));
    await chat.find('.banners').getByRole('button', { name: 'Retry' }).click();
    await chat.text('Your messages are not being saved.').waitFor({ state: 'detached' });
    assert.equal(await written('The very end.'), true);
    await window.reload();
    chat = await ChatPage.open(window);
    await chat.lastReply.getByText('The second answer.').waitFor();
    assert.equal(await chat.replies.count(), 2);
  });
});
