import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelServer } from '../support/modelServer.ts';
import { startModelServer } from '../support/modelServer.ts';
import { until } from '../support/until.ts';
import { ChatPage } from './support/chatPage.ts';
import type { EditorWindow } from './support/window.ts';
import { openWindow } from './support/window.ts';

const KEY = 'sk-parley-e2e-0123456789abcdef0123456789abcdef';

describe('chatting with a model', () => {
  let window: EditorWindow;
  let chat: ChatPage;
  let server: ModelServer;

  before(async () => {
    server = await startModelServer({ key: KEY, models: ['demo-small', 'demo-large'] });
    window = await openWindow();
    chat = await ChatPage.open(window);
  });

  after(() => server.close());

  it('connects: address, key, and a model of the endpoint', async () => {
    await chat.connect({ url: server.url, key: KEY, model: 'demo-large' });
    assert.equal(await chat.text('No model is needed to begin').count(), 0);
  });

  it('streams a reply with Markdown and a code block', async () => {
    server.setReply('Use **retry**:\n\n- one\n- two\n\n```ts src/retry.ts\nconst tries = 3;\n```\n');
    server.hold(3);
    await chat.send('How often is it tried?');
    await chat.lastReply.getByText('Use').waitFor();
    assert.equal(await chat.lastReply.getAttribute('aria-busy'), 'true');
    server.release();
    await chat.ended(1);
    assert.equal(await chat.lastReply.locator('strong').innerText(), 'retry');
    assert.equal(await chat.lastReply.locator('li').count(), 2);
    assert.match(await chat.block(1).innerText(), /const tries = 3;/);
    const request = server.requests.findLast(it => it.path.endsWith('/chat/completions'));
    assert.match(request?.text ?? '', /How often is it tried\?/);
    assert.match(request?.text ?? '', /"model":"demo-large"/);
  });

  it('stops at once, keeps what came, and hangs up', async () => {
    server.setReply('One two three four five six seven eight nine ten.');
    server.hold(4);
    await chat.send('Count');
    await chat.lastReply.getByText('One two').waitFor();
    const before = server.disconnects;
    await chat.button('Stop').click();
    await chat.lastReply.getByText('Stopped.').waitFor();
    assert.match(await chat.lastReply.innerText(), /One two/);
    await server.until(it => it.disconnects > before);
    server.release();
  });

  it('stops with Escape', async () => {
    server.hold(2);
    await chat.send('Count again');
    await chat.lastReply.getByText('One').waitFor();
    await chat.composer.press('Escape');
    await chat.lastReply.getByText('Stopped.').waitFor();
    server.release();
  });

  it('shows the thread again after the panel was hidden, and after a reload of the window', async () => {
    await window.command('View: Show Explorer');
    await chat.composer.waitFor({ state: 'hidden' });
    await ChatPage.open(window);
    await chat.questions.first().getByText('How often is it tried?').waitFor();
    await window.reload();
    await ChatPage.open(window);
    await chat.questions.first().getByText('How often is it tried?').waitFor();
    assert.equal(await chat.replies.count(), 3);
  });

  it('keeps a draft through a crash of the server', async () => {
    await chat.composer.fill('Not sent yet');
    await until(async () => (await allText(window)).includes('Not sent yet'), { what: 'the draft on disk' });
    await window.restart();
    await ChatPage.open(window);
    await until(async () => (await chat.composer.inputValue()) === 'Not sent yet', {
      what: 'the draft in the composer',
    });
    assert.equal(await chat.replies.count(), 3);
  });

  it('takes what is typed as soon as the panel is seen, beside the draft', async () => {
    await window.reload();
    const early = chat.find('form.composer textarea');
    await early.click();
    // One word, typed into the page as it was first written, as it is now, or across the two.
    await window.page.keyboard.type('Early');
    await until(async () => /^(Not sent yet\n?Early)$/.test(await chat.composer.inputValue().catch(() => '')), {
      what: 'both in the composer',
    });
    assert.equal(await chat.replies.count(), 3);
    await chat.composer.fill('');
  });

  it('leaves the key out of every file that it writes', async () => {
    assert.equal((await allText(window)).includes(KEY), false);
  });
});

/** Everything that the extension has written: threads, catalogue, logs. */
async function allText(window: EditorWindow): Promise<string> {
  const texts: string[] = [];
  for (const folder of ['data/User/globalStorage/parley-chat.parley', 'data/User/workspaceStorage', 'data/logs']) {
    const entries = await readdir(join(window.dataDir, folder), { recursive: true, withFileTypes: true }).catch(
      () => [],
    );
    for (const entry of entries) {
      if (entry.isFile()) texts.push(await readFile(join(entry.parentPath, entry.name), 'utf8'));
    }
  }
  return texts.join('\n');
}
