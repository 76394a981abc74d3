import assert from 'node:assert/strict';
import { until } from '../support/until.ts';
import { ALNUM, chance } from '../support/sampleSecrets.ts';
import type { ModelServer } from '../support/modelServer.ts';
import { startModelServer } from '../support/modelServer.ts';
import { ChatPage } from './support/chatPage.ts';
import type { EditorWindow } from './support/window.ts';
import { openWindow } from './support/window.ts';

describe('the preview of a request', () => {
  let window: EditorWindow;
  let server: ModelServer;
  let chat: ChatPage;

  before(async () => {
    server = await startModelServer();
    window = await openWindow({
      settings: {
        'parley.model.baseUrl': server.url,
        'parley.model.name': 'gpt-4o',
        'parley.threads.modelTitles': false,
      },
    });
    await window.openFile('src/price.ts');
    chat = await ChatPage.open(window);
    await chat.indexed();
  });
  after(() => server.close());

  /** The request as the preview shows it. */
  const previewed = async (text: string): Promise<string> => {
    await chat.composer.fill(text);
    await chat.button('Preview the request').click();
    const dialog = chat.find('dialog.preview');
    await dialog.waitFor();
    return (await dialog.locator('.previewBody code').textContent()) ?? '';
  };
  const close = async (): Promise<void> => {
    await chat.find('dialog.preview').getByRole('button', { name: 'Dismiss' }).click();
    await chat.find('dialog.preview').waitFor({ state: 'detached' });
  };
  /** What the server gets when the same message is sent. */
  const sent = async (): Promise<string> => {
    const replies = await chat.replies.count();
    await chat.composer.press('Enter');
    await chat.ended(replies + 1);
    return server.requests.at(-1)?.text ?? '';
  };

  it('shows byte for byte what is sent: with context, a line in the text, a secret, and history', async () => {
    const first = `Is src/price.ts:22 right? My token is ghp_${chance(36, ALNUM)} 🙂`;
    const shown = await previewed(first);
    assert.match(await chat.find('.previewFacts').innerText(), /To gpt-4o at 127\.0\.0\.1/);
    assert.match(await chat.find('.previewFacts').innerText(), /1 secret was taken out/);
    assert.match(await chat.find('.pieces').innerText(), /price\.ts:\d+-\d+/);
    await window.screenshot('preview-dark');
    await close();
    assert.equal(await sent(), shown);
    assert.match(shown, /applyDiscount/);
    assert.doesNotMatch(shown, /ghp_/);

    const again = await previewed('And now?\nIn two lines.');
    assert.match(await chat.find('.pieces').innerText(), /Is src\/price\.ts:22 right/);
    await close();
    assert.equal(await sent(), again);
  });

  it('opens the same as a document', async () => {
    const shown = await previewed('As a document');
    await chat.button('Open as a document').click();
    await window.page.locator('.tab.active', { hasText: 'request.json' }).waitFor();
    await close();
    await window.editor.focus();
    await window.page.keyboard.press('ControlOrMeta+a');
    await window.page.keyboard.press('ControlOrMeta+c');
    await until(async () => (await window.page.evaluate(`navigator.clipboard.readText()`)) === shown, {
      what: 'the exact request in the clipboard',
    });
  });

  it('is there by its command, and says when nothing is sent', async () => {
    await chat.composer.fill('/help');
    await window.command('Parley: Preview Request');
    await chat.text('Nothing is sent: this is answered by Parley itself.').waitFor();
    await close();
    await chat.composer.fill('');
  });
});
