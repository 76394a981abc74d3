import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { themes } from '../host/settings.ts';
import { until } from '../support/until.ts';
import type { ModelServer } from '../support/modelServer.ts';
import { startModelServer } from '../support/modelServer.ts';
import { ChatPage } from './support/chatPage.ts';
import { pageFaults } from './support/pageFaults.ts';
import type { EditorWindow } from './support/window.ts';
import { openWindow } from './support/window.ts';

describe('context as chips', () => {
  let window: EditorWindow;
  let server: ModelServer;
  let chat: ChatPage;
  const chips = (): Locator => chat.find('.composer .chip');
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
    await window.openFile('src/price.ts');
    chat = await ChatPage.open(window);
    await chat.indexed();
    await window.setSideBarWidth(348);
  });
  after(() => server.close());

  /** Types into the composer until the menu offers a row, and chooses it with the keyboard alone. */
  const mention = async (typed: string, row: RegExp): Promise<void> => {
    await chat.composer.click();
    await until(
      async () => {
        await chat.composer.fill('');
        await chat.composer.pressSequentially(typed);
        const option = chat.find('[role=option]').first();
        const isThere = await option.waitFor({ timeout: 2_000 }).then(
          () => true,
          () => false,
        );
        return isThere && row.test(await option.innerText());
      },
      { what: `${String(row)} first in the menu of ${typed}`, limit: 15_000 },
    );
    await chat.composer.press('Enter');
  };

  it('the @ menu is worked with the keyboard: arrows, Enter, Escape', async () => {
    await mention('@pric', /price/);
    await until(async () => (await chips().count()) === 1, { what: 'a chip' });
    assert.match(await chips().first().innerText(), /price\.ts/);
    await window.page.keyboard.press('ControlOrMeta+z');
    await until(async () => (await chat.composer.inputValue()) === '@pric', { what: 'the typed word back' });
    // Faster than the host answers: what was typed counts, not what is on show.
    await chat.composer.fill('');
    await chat.composer.pressSequentially('@cart');
    await chat.composer.press('Enter');
    await chips().nth(1).waitFor();
    assert.match(await chips().nth(1).innerText(), /cart/i);
    await chips()
      .nth(1)
      .getByRole('button', { name: /^Remove/ })
      .click();
    await until(async () => (await chips().count()) === 1, { what: 'one chip' });
    await chat.composer.fill('');
    await chat.composer.pressSequentially('@');
    await chat.find('[role=option]').nth(1).waitFor();
    const active = (): Promise<string> => chat.find('[role=option][aria-selected=true]').innerText();
    const first = await active();
    await chat.composer.press('ArrowDown');
    assert.notEqual(await active(), first);
    await chat.composer.press('ArrowUp');
    assert.equal(await active(), first);
    await chat.composer.press('Escape');
    await chat.find('[role=option]').first().waitFor({ state: 'detached' });
    await chat.composer.fill('');
  });

  it('a chip tells its lines, tokens and reason, and opens its code', async () => {
    const show = chips().first().getByRole('button').first();
    assert.match(
      (await show.getAttribute('title')) ?? '',
      /src\/price\.ts\n[\d,]+ tokens\nWhy this: You chose this file\./,
    );
    await window.command('View: Close All Editors');
    await show.click();
    await window.page.locator('.tab.active[data-resource-name="price.ts"]').waitFor();
  });

  it('a pinned chip goes along with every question', async () => {
    await chips()
      .first()
      .getByRole('button', { name: /^Pin price\.ts/ })
      .click();
    await chips()
      .first()
      .getByRole('button', { name: /^Unpin price\.ts/ })
      .waitFor();
    assert.deepEqual(await pageFaults(chat), []);
    await chat.ask('First');
    assert.match(lastRequest(), /applyDiscount/);
    await chat.ask('Second');
    assert.match(await chat.questions.last().innerText(), /price\.ts/);
    assert.equal(await chips().count(), 1);
    await chips()
      .first()
      .getByRole('button', { name: /^Unpin/ })
      .click();
    await until(async () => (await chips().count()) === 0, { what: 'no chip' });
  });

  it('code that the text names is offered, and a press attaches it', async () => {
    await chat.composer.fill('How do `retry` and cart.ts:20 and src/nothing.ts fit together?');
    const offered = chat.find('.offered');
    await chat.button('Attach cart.ts:20').waitFor();
    assert.match(await offered.innerText(), /“src\/nothing\.ts” is not in this workspace\./);
    await window.screenshot('context-offered');
    await chat.button('Attach retry').click();
    const attached = chat.find('.composer .chips:not(.offered) .chipRemove');
    await attached.waitFor();
    await until(async () => !(await offered.innerText()).includes('retry'), { what: 'no second offer of it' });
    assert.deepEqual(await pageFaults(chat), []);
    await attached.focus();
    await window.page.keyboard.press('Delete');
    await attached.waitFor({ state: 'detached' });
    await chat.composer.fill('');
    await offered.waitFor({ state: 'detached' });
  });

  it('code that the text names can be left out, through a reload too', async () => {
    const question = 'How do `retry` and cart.ts:20 fit together?';
    await chat.composer.fill(question);
    await chat.button('Leave cart.ts:20 out').click();
    await chat.button('Attach cart.ts:20').waitFor({ state: 'detached' });
    await chat.find('.composer textarea:focus').waitFor();
    await chat.button('Attach retry').focus();
    await window.page.keyboard.press('Delete');
    await chat.find('.offered').waitFor({ state: 'detached' });
    await window.reload();
    await chat.composer.waitFor();
    await until(async () => (await chat.composer.inputValue()) === question, { what: 'the draft' });
    await chat.composer.fill(`${question} See price.ts:22`);
    await chat.button('Attach price.ts:22').waitFor();
    assert.equal(await chips().count(), 1);
    await window.screenshot('context-declined');
    await chat.composer.press('Enter');
    await until(() => lastRequest().includes('fit together'), { what: 'the request' });
    assert.match(lastRequest(), /export function applyDiscount/);
    assert.doesNotMatch(lastRequest(), /function retry|src\/cart\.ts, lines/);
    await chat.ended(3);
    // With the next message it may go again.
    await chat.composer.fill(question);
    await chat.button('Attach cart.ts:20').waitFor();
    await chat.composer.fill('');
    await chat.find('.offered').waitFor({ state: 'detached' });
  });

  it('a line in the text brings the function around it', async () => {
    await chat.ask('What happens in price.ts line 22?');
    const question = (JSON.parse(lastRequest()) as { messages: { content: string }[] }).messages.at(-1)?.content ?? '';
    assert.match(question, /src\/price\.ts, lines 16-24/);
    assert.match(question, /export function applyDiscount/);
    assert.doesNotMatch(question, /formatPrice/);
  });

  it('what was sent is marked when its file has changed, and shown beside what is there now', async () => {
    const path = join(window.folder, 'src', 'price.ts');
    await writeFile(
      path,
      (await readFile(path, 'utf8')).replace('price - discount.value', 'price - discount.value - 1'),
    );
    const reply = chat.lastReply;
    await until(
      async () => {
        await reply.locator('summary', { hasText: 'Used 1 reference' }).click();
        const isMarked = await reply
          .getByRole('button', { name: 'Changed since: compare' })
          .waitFor({ timeout: 2_000 })
          .then(
            () => true,
            () => false,
          );
        if (!isMarked) await reply.locator('summary', { hasText: 'Used 1 reference' }).click();
        return isMarked;
      },
      { what: 'the mark of a changed file', limit: 15_000 },
    );
    assert.match(await reply.locator('.references').innerText(), /You named price\.ts line 22\./);
    await window.screenshot('context-changed');
    await reply.getByRole('button', { name: 'Changed since: compare' }).click();
    await window.page.locator('.tab.active', { hasText: 'sent ↔ now' }).waitFor();
    await window.page.locator('.monaco-diff-editor .view-line', { hasText: 'discount.value - 1' }).first().waitFor();
    // A sent chip leads to the same.
    await window.command('View: Close All Editors');
    await chat.questions.last().locator('.chip button').first().click();
    await window.page.locator('.tab.active', { hasText: 'sent ↔ now' }).waitFor();
  });

  it('shows what was sent of a file that is gone', async () => {
    await writeFile(join(window.folder, 'brief.ts'), 'export const shortLived = 1;\n');
    await chat.ask('See @file:brief.ts');
    await rm(join(window.folder, 'brief.ts'));
    await chat.lastReply.locator('summary', { hasText: 'Used 1 reference' }).click();
    await chat.lastReply.getByRole('button', { name: 'Gone since: show what was sent' }).click();
    await window.page.locator('.tab.active', { hasText: 'brief.ts' }).waitFor();
    await until(async () => (await window.editor.text()).includes('shortLived = 1'), { what: 'what was sent' });
  });

  it('says what did not fit, and why', async () => {
    await window.changeSettings({ 'parley.model.contextWindow': 1_500 });
    await window.command('Parley: New Chat');
    await until(async () => (await chat.questions.count()) === 0, { what: 'a new chat' });
    await chat.composer.fill('@folder:src and @file:src/price.ts and @tree in short');
    await chat.composer.press('Escape');
    await chat.composer.press('Enter');
    await chat.ended(1);
    const fold = chat.lastReply.locator('summary', { hasText: 'did not fit' });
    await fold.waitFor();
    await fold.click();
    const cuts = chat.lastReply.locator('.cuts');
    await cuts.waitFor();
    assert.match(await cuts.innerText(), /\d+ (?:left out|shortened)[^]*(?:left out,|shortened by) [\d,]+ tokens\. \S/);
    await window.screenshot('context-cuts');
    await window.changeSettings({ 'parley.model.contextWindow': 0 });
  });

  for (const theme of ['dark', 'light', 'hc'] as const) {
    it(`fits into 300 px, ${theme}`, async () => {
      await window.changeSettings({ 'workbench.colorTheme': themes[theme] });
      await window.setSideBarWidth(300);
      if ((await chips().count()) === 0) {
        await mention('@pric', /price/);
        await chips().first().getByRole('button', { name: /^Pin/ }).click();
        await mention('@retry', /retry/);
        await until(async () => (await chips().count()) === 2, { what: 'two chips' });
      }
      await chat.composer.fill('How does this look? src/cart.ts:20');
      await window.screenshot(`context-300-${theme}`);
      assert.deepEqual(await pageFaults(chat), []);
      await chat.button('Preview the request').click();
      await chat.find('dialog.preview').waitFor();
      await chat.find('.pieces summary').nth(1).click();
      await window.screenshot(`context-preview-300-${theme}`);
      assert.deepEqual(await pageFaults(chat), []);
      await chat.find('dialog.preview').getByRole('button', { name: 'Dismiss' }).click();
      await chat.find('dialog.preview').waitFor({ state: 'detached' });
    });
  }
});
