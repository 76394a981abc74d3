import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../support/until.ts';
import { ChatPage } from './support/chatPage.ts';
import { pageFaults } from './support/pageFaults.ts';
import type { EditorWindow } from './support/window.ts';
import { openWindow } from './support/window.ts';

describe('the first minute, with no model set up', () => {
  let window: EditorWindow;
  let chat: ChatPage;

  before(async () => {
    window = await openWindow();
    chat = await ChatPage.open(window);
  });

  it('says that no model is needed, and offers to connect one', async () => {
    await chat.text('No model is needed to begin').waitFor();
    assert.equal(await chat.button('Connect a model').first().isVisible(), true);
  });

  it('answers from the index: labelled, with signatures, callers and places', async () => {
    await chat.text(/files and \d+ symbols are indexed/).waitFor();
    const reply = await chat.ask('Where is applyDiscount used?');
    assert.match(reply, /Answered by the index, no model/);
    assert.match(reply, /applyDiscount\(price: Cents, discount: Discount\)/);
    assert.match(reply, /src\/price\.ts:\d+/);
    assert.match(reply, /src\/cart\.ts:\d+/);
  });

  it('opens the place that a link names', async () => {
    await chat.lastReply
      .getByRole('link', { name: /src\/cart\.ts:\d+/ })
      .first()
      .click();
    await window.page.locator('.tab.active[data-resource-name="cart.ts"]').waitFor();
    await until(async () => (await window.editor.text()).includes('applyDiscount'), {
      what: 'the place in the editor',
    });
  });

  it('says what it looked for when nothing is found', async () => {
    const reply = await chat.ask('zzqqxx?');
    assert.match(reply, /zzqqxx/i);
  });

  it('says in a narrow panel that the index is paused, and goes on at a click', async () => {
    await window.command('Parley: New Chat');
    await window.setSideBarWidth(300);
    await window.command('Parley: Pause Indexing');
    await chat.text('Indexing is paused. 8 files can be searched.').waitFor();
    assert.deepEqual(await pageFaults(chat), []);
    await chat.button('Resume').click();
    await chat.text(/files and \d+ symbols are indexed/).waitFor();
  });

  it('finds text that is not saved, and not what is ignored', async () => {
    await mkdir(join(window.folder, 'built'));
    await writeFile(join(window.folder, 'built/out.ts'), 'const giraffe = 1;\n');
    await writeFile(join(window.folder, '.gitignore'), 'built/\n');
    await window.openFile('src/retry.ts');
    await window.editor.focus();
    await window.page.keyboard.press('ControlOrMeta+Home');
    await window.page.keyboard.type('// giraffe\n');
    assert.match(
      await chat.ask('/grep (?<=gir)affe --regex'),
      /1 line in 1 file\.\s+src\/retry\.ts\s+1\s+\/\/ giraffe/,
    );
    await window.command('File: Revert File');
    assert.match(await chat.ask('/grep giraffe'), /Nothing in the workspace contains giraffe/);
  });

  it('switches the index off and on with its setting, at once', async () => {
    await window.command('Parley: New Chat');
    const note = chat.text(/files and \d+ symbols are indexed/);
    await note.waitFor();
    await window.changeSettings({ 'parley.index.enabled': false });
    await note.waitFor({ state: 'detached' });
    assert.match(await chat.ask('Where is applyDiscount used?'), /index is (?:switched )?off/i);
    await window.command('Parley: New Chat');
    await window.changeSettings({ 'parley.index.enabled': true });
    await note.waitFor();
  });
});
