import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { Locator } from 'playwright-core';
import { portOf } from '../support/modelHttp.ts';
import type { ModelServer } from '../support/modelServer.ts';
import { startModelServer } from '../support/modelServer.ts';
import { until } from '../support/until.ts';
import { ChatPage } from './support/chatPage.ts';
import type { EditorWindow } from './support/window.ts';
import { openWindow } from './support/window.ts';

/** Runs in the page. */
const PASTE = `([name, mime, base64]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([Uint8Array.from(atob(base64), it => it.charCodeAt(0))], name, { type: mime }));
  const box = document.querySelector('.composer textarea');
  box.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: transfer }));
}`;

describe('context that comes over the network', () => {
  let window: EditorWindow;
  let server: ModelServer;
  let site: Server;
  let page: string;
  let visits = 0;
  let chat: ChatPage;
  const dialog = (): Locator => window.page.locator('.monaco-dialog-box');
  const chatRequests = (): readonly string[] =>
    server.requests.filter(it => it.path === '/v1/chat/completions').map(it => it.text);

  before(async () => {
    server = await startModelServer({ reply: () => 'Fine.' });
    site = createServer((_request, response) => {
      visits++;
      response
        .setHeader('content-type', 'text/html')
        .end('<title>Tariffs</title><p>Duty is nine.<script>no()</script>');
    });
    await new Promise<void>(resolve => site.listen(0, '127.0.0.1', resolve));
    page = `http://127.0.0.1:${String(portOf(site.address()))}/tariffs`;
    window = await openWindow({
      settings: {
        'parley.model.baseUrl': server.url,
        'parley.model.name': 'demo-model',
        'parley.threads.modelTitles': false,
        'parley.index.embeddings.model': 'embed-small',
      },
    });
    chat = await ChatPage.open(window);
  });
  after(async () => {
    await server.close();
    await new Promise(resolve => site.close(resolve));
  });

  it('no code is embedded before a yes; then it is, without a further question', async () => {
    await dialog().waitFor();
    assert.match(await dialog().innerText(), /for search by meaning\?[^]*costs nothing/);
    assert.deepEqual(server.requests.filter(it => it.path === '/v1/embeddings').length, 0);
    await dialog().getByRole('button', { name: 'Send' }).click();
    await server.until(it => it.requests.some(request => request.text.includes('src/cart.ts')));
  });

  it('a page is fetched after a yes, once, and its text goes along', async () => {
    await chat.send(`what does @url:${page} say?`);
    await dialog().waitFor();
    assert.match(await dialog().innerText(), /Fetch a page from http:\/\/127\.0\.0\.1/);
    assert.equal(visits, 0);
    await dialog().getByRole('button', { name: 'Fetch' }).click();
    await chat.ended(1);
    assert.match(chatRequests().at(-1) ?? '', /Context: Tariffs[^]*Duty is nine\./);
    assert.doesNotMatch(chatRequests().at(-1) ?? '', /no\(\)/);
    assert.equal(visits, 1);
  });

  it('a recording becomes a chip of the words in it', async () => {
    const recording = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(500)]).toString('base64');
    await chat.find('body').evaluate(`(${PASTE})(${JSON.stringify(['talk.mp3', 'audio/mpeg', recording])})`);
    await until(async () => (await chat.find('.composer .chip').count()) === 1, { what: 'the chip of the recording' });
    await chat.ask('what was said?');
    assert.match(chatRequests().at(-1) ?? '', /You said: talk\.mp3, 503 bytes of audio\/mpeg\./);
  });
});
