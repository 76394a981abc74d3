import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { until } from '../support/until.ts';
import { samplePdf, sampleWord } from '../support/documents.ts';
import type { ModelServer } from '../support/modelServer.ts';
import { startModelServer } from '../support/modelServer.ts';
import { ChatPage } from './support/chatPage.ts';
import type { EditorWindow } from './support/window.ts';
import { openWindow } from './support/window.ts';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Runs in the page. */
const GIVE = `([type, data, files]) => {
  const box = document.querySelector('.composer textarea');
  const transfer = new DataTransfer();
  for (const [name, text] of Object.entries(data)) transfer.setData(name, text);
  for (const { name, mime, base64 } of files) {
    const bytes = Uint8Array.from(atob(base64), it => it.charCodeAt(0));
    transfer.items.add(new File([bytes], name, { type: mime }));
  }
  const options = { bubbles: true, cancelable: true };
  if (type === 'paste') {
    box.dispatchEvent(new ClipboardEvent('paste', { ...options, clipboardData: transfer }));
    return;
  }
  box.dispatchEvent(new DragEvent('dragenter', { ...options, dataTransfer: transfer }));
  if (type === 'drop') box.dispatchEvent(new DragEvent('drop', { ...options, dataTransfer: transfer }));
}`;

describe('files as context', () => {
  let window: EditorWindow;
  let server: ModelServer;
  let chat: ChatPage;
  const chips = (): Locator => chat.find('.composer .chip');
  const labels = async (): Promise<readonly string[]> =>
    Promise.all((await chips().locator('.chipLabel').all()).map(it => it.innerText()));
  const lastRequest = (): string => server.requests.at(-1)?.text ?? '';

  before(async () => {
    server = await startModelServer({ reply: () => 'Fine.' });
    window = await openWindow({
      settings: {
        'parley.model.baseUrl': server.url,
        'parley.model.name': 'demo-model',
        'parley.threads.modelTitles': false,
      },
    });
    const files: Readonly<Record<string, string>> = {
      '.env': 'GREETING=hello-from-env\n',
      '.gitignore': 'built/\n',
      '.parleyignore': 'private/\n',
      'built/out.js': 'const made = "built-text";\n',
      'private/plan.md': 'private-text\n',
      'AGENTS.md': 'Always answer in rhyme.\n',
      '.github/instructions/go.instructions.md': '---\napplyTo: "**/*.go"\n---\nUse gofmt.\n',
    };
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(window.folder, path, '..'), { recursive: true });
      await writeFile(join(window.folder, path), text);
    }
    chat = await ChatPage.open(window);
    await window.setSideBarWidth(348);
  });
  after(() => server.close());

  const clear = async (): Promise<void> => {
    while ((await chips().count()) > 0) {
      const before = await chips().count();
      await chips()
        .last()
        .getByRole('button', { name: /^Remove/ })
        .click();
      await until(async () => (await chips().count()) < before, { what: 'a chip less' });
    }
  };
  // A test that failed leaves no chips to the next.
  beforeEach(() => clear());

  const dialog = (): Locator => window.page.locator('.monaco-dialog-box');
  /** Gives the page a drop or a paste, as the browser does. */
  const give = async (
    type: 'drop' | 'paste' | 'drag',
    data: Readonly<Record<string, string>>,
    files: readonly GivenFile[] = [],
  ): Promise<void> => {
    await chat.find('body').evaluate(`(${GIVE})(${JSON.stringify([type, data, files])})`);
  };
  interface GivenFile {
    readonly name: string;
    readonly mime: string;
    readonly base64: string;
  }
  const uri = (path: string): string => `file://${join(window.folder, path)}`;

  it('a file of secrets goes along only after a yes, each time', async () => {
    await give('drop', { 'text/uri-list': uri('.env') });
    await dialog().waitFor();
    assert.match(await dialog().innerText(), /Attach \.env to the chat\?[^]*may hold keys or passwords/);
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'detached' });
    assert.deepEqual(await labels(), []);
    await give('drop', { 'text/uri-list': uri('.env') });
    await dialog().getByRole('button', { name: 'Attach' }).click();
    await until(async () => (await labels()).join() === '.env', { what: 'the chip of .env' });
  });

  it('a file that is only named is offered, not attached; a mention of it asks', async () => {
    await chat.ask('what is in .env and in built/out.js and in private/plan.md?');
    assert.doesNotMatch(lastRequest(), /hello-from-env|built-text|private-text/);
    assert.match(lastRequest(), /“\.env” may hold keys or passwords, so it was not attached\./);
    await chat.send('see @file:.env and @file:private/plan.md');
    await dialog().getByRole('button', { name: 'Attach' }).click();
    await chat.ended(2);
    assert.match(lastRequest(), /hello-from-env/);
    assert.doesNotMatch(lastRequest(), /private-text/);
  });

  it('a no is told on the turn, with its reason', async () => {
    const replies = await chat.replies.count();
    await chat.send('see @file:.env once more, and src/nothing.ts');
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await chat.ended(replies + 1);
    assert.doesNotMatch(lastRequest().split('once more').at(-1) ?? '', /hello-from-env/);
    await chat.lastReply.locator('summary', { hasText: /^2 not attached$/ }).click();
    const cuts = chat.lastReply.locator('.cuts');
    await cuts.waitFor();
    assert.deepEqual(await cuts.locator('li').allInnerTexts(), [
      '“src/nothing.ts” was not found in this workspace.',
      '“.env” was not attached: it may hold keys or passwords.',
    ]);
    await window.screenshot('context-not-attached');
  });

  it('what .parleyignore names is refused in words', async () => {
    await give('drop', { 'text/uri-list': uri('private/plan.md') });
    await chat.text('“private/plan.md” was not attached: it is left out by .parleyignore.').waitFor();
    assert.deepEqual(await labels(), []);
  });

  it('rules go along, are shown, and can be switched off', async () => {
    assert.match(lastRequest(), /Always answer in rhyme/);
    assert.doesNotMatch(lastRequest(), /gofmt/);
    await chat.find('summary').filter({ hasText: 'Rules: 2 of 2 files' }).click();
    await window.screenshot('context-rules');
    await chat.find('.rules').getByRole('checkbox', { name: 'AGENTS.md' }).click();
    await chat.find('summary').filter({ hasText: 'Rules: 1 of 2 files' }).waitFor();
    await chat.ask('and now?');
    assert.doesNotMatch(lastRequest(), /Always answer in rhyme/);
    await chat.find('.rules').getByRole('checkbox', { name: 'AGENTS.md' }).click();
    await chat.find('summary').filter({ hasText: 'Rules: 2 of 2 files' }).click();
  });

  it('files, folders and editor tabs are dropped', async () => {
    const cases: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
      [{ 'text/uri-list': uri('src/price.ts') }, 'price.ts'],
      [{ resourceurls: JSON.stringify([uri('src/cart.ts')]) }, 'cart.ts'],
      [{ 'application/vnd.code.uri-list': `${uri('test')}\r\n` }, 'test/'],
    ];
    for (const [data, label] of cases) {
      await give('drop', data);
      await until(async () => (await labels()).includes(label), { what: `the chip ${label}`, limit: 10_000 });
    }
  });

  it('an editor tab is dragged onto the chat with the mouse, and one can type on', async () => {
    await window.openFile('src/retry.ts');
    const tab = await window.page.locator('.tab[data-resource-name="retry.ts"]').boundingBox();
    const panel = await window.page.locator('.part.sidebar').boundingBox();
    assert.ok(tab && panel);
    const { mouse, keyboard } = window.page;
    await mouse.move(tab.x + 20, tab.y + 10);
    await mouse.down();
    await keyboard.down('Shift');
    await mouse.move(tab.x + 20, tab.y + 60, { steps: 5 });
    await mouse.move(panel.x + 150, panel.y + 300, { steps: 5 });
    await chat.find('.dropOverlay').waitFor();
    await mouse.up();
    await keyboard.up('Shift');
    await until(async () => (await labels()).join() === 'retry.ts', { what: 'the chip of the tab', limit: 10_000 });
    await keyboard.type('and this?');
    await until(async () => (await chat.composer.inputValue()) === 'and this?', { what: 'the words in the composer' });
    await chat.composer.fill('');
  });

  it('the overlay says that Shift is needed', async () => {
    await give('drag', { 'text/uri-list': 'file:///a' });
    assert.match(await chat.find('.dropOverlay').innerText(), /Drop to attach[^]*Hold Shift/);
    await window.screenshot('context-drop');
    await chat.find('body').evaluate(`document.body.dispatchEvent(new DragEvent('dragleave', { bubbles: true }))`);
    await chat.find('.dropOverlay').waitFor({ state: 'detached' });
  });

  it('a pasted image is sent to the model as one, and shown on its chip', async () => {
    await give('paste', {}, [{ name: 'shot.png', mime: 'image/png', base64: PIXEL }]);
    await until(async () => (await labels()).join() === 'shot.png', { what: 'the chip of the image' });
    await chips().first().getByRole('button').first().click();
    await chat.find('dialog.part img').waitFor();
    await chat.find('dialog.part').getByRole('button', { name: 'Dismiss' }).click();
    await chat.ask('what is this?');
    assert.ok(lastRequest().includes(`"image_url":{"url":"data:image/png;base64,${PIXEL}"}`));
  });

  it('PDF and Word documents are sent as text; what is none of these is refused in words', async () => {
    await give('drop', {}, [
      { name: 'terms.pdf', mime: '', base64: samplePdf('Returns within 30 days').toString('base64') },
      { name: 'prices.docx', mime: '', base64: sampleWord('Prices are net').toString('base64') },
    ]);
    await until(async () => (await labels()).join() === 'terms.pdf,prices.docx', { what: 'both chips', limit: 10_000 });
    await chat.ask('and these?');
    assert.match(lastRequest(), /Returns within 30 days/);
    assert.match(lastRequest(), /Prices are net/);
    await give('drop', {}, [{ name: 'a.zip', mime: '', base64: 'UEsDBAAAAAA=' }]);
    await chat.text(/“a\.zip” was not attached: it is no text, image, recording, PDF or Word document/).waitFor();
  });

  it('a long paste is a chip, copied code is its lines, a short paste stays text', async () => {
    await give('paste', { 'text/plain': 'line of a log\n'.repeat(200) });
    await until(async () => (await labels()).join() === 'Pasted text, 200 lines', { what: 'the chip of the paste' });
    await clear();
    await window.openFile('src/price.ts');
    await window.editor.selectLines(5, 9);
    await window.page.keyboard.press('ControlOrMeta+c');
    await chat.composer.click();
    await window.page.keyboard.press('ControlOrMeta+v');
    await until(async () => (await labels()).join() === 'price.ts:5-9', { what: 'the chip of the lines' });
    await until(async () => (await chat.composer.inputValue()) === '', { what: 'an empty composer' });
    await clear();
    await window.page.evaluate(`navigator.clipboard.writeText('two\\nlines')`);
    await chat.composer.click();
    await window.page.keyboard.press('ControlOrMeta+v');
    await until(async () => (await chat.composer.inputValue()) === 'two\nlines', { what: 'the pasted words' });
    await chat.composer.fill('');
  });

  it('the picker adds what is typed or chosen', async () => {
    await chat.button('Add context').click();
    const input = window.page.locator('.quick-input-widget:visible input[type="text"]');
    await input.waitFor();
    await window.screenshot('context-picker');
    await input.fill('cart.ts');
    await window.quickPickRows
      .filter({ has: window.page.getByText('cart.ts', { exact: true }) })
      .first()
      .click();
    await until(async () => (await labels()).includes('cart.ts'), { what: 'the chip of cart.ts' });
    await chat.find('.composer textarea:focus').waitFor();
    await window.page.keyboard.type('and this?');
    await until(async () => (await chat.composer.inputValue()) === 'and this?', { what: 'the words in the composer' });
  });
});
