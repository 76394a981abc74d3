import assert from 'node:assert/strict';
import type { ModelServer } from '../support/modelServer.ts';
import { startModelServer } from '../support/modelServer.ts';
import { until } from '../support/until.ts';
import { ChatPage } from './support/chatPage.ts';
import { History } from './support/history.ts';
import { stateKept } from './support/keptState.ts';
import type { EditorWindow } from './support/window.ts';
import { openWindow } from './support/window.ts';

const COUNT = 'One two three four five six seven eight nine ten.';

describe('one chat in several views and windows', () => {
  let window: EditorWindow;
  let chat: ChatPage;
  let server: ModelServer;

  before(async () => {
    server = await startModelServer({ models: ['demo-small'] });
    window = await openWindow({
      settings: { 'parley.model.baseUrl': server.url, 'parley.model.name': 'demo-small' },
    });
    chat = await ChatPage.open(window);
    server.setReply(COUNT);
    await chat.ask('Count to ten');
  });

  after(() => server.close());

  afterEach(() => server.release());

  const hasText = (page: ChatPage, text: string): Promise<unknown> =>
    until(async () => (await page.lastReply.innerText()).includes(text), { what: `“${text}” on the page` });

  it('streams into the side bar and an editor tab at once, and shares what is typed', async () => {
    await window.command('Parley: Open Chat in Editor Tab');
    await window.findTab();
    const tab = new ChatPage(window, 'editor');
    await tab.questions.first().getByText('Count to ten').waitFor();
    server.hold(4);
    await tab.send('Again');
    await Promise.all([hasText(chat, 'One two three'), hasText(tab, 'One two three')]);
    assert.equal(await chat.text('being written in another window').count(), 0);
    server.release();
    await Promise.all([chat.ended(2), tab.ended(2)]);
    await tab.composer.fill('Typed in the tab');
    await until(async () => (await chat.composer.inputValue()) === 'Typed in the tab', { what: 'the draft beside it' });
    await tab.composer.fill('');
    await until(async () => (await chat.composer.inputValue()) === '', { what: 'the empty box beside it' });
  });

  it('shows a chat in one tab only, and in it again after a reload', async () => {
    await window.command('Parley: Open Chat in Editor Tab');
    assert.equal(await window.page.locator('.tabs-container .tab', { hasText: 'Count to ten' }).count(), 1);
    await stateKept(window.page, { key: 'workbench.parts.editor', text: 'parley.thread' });
    await stateKept(window.page, { key: 'workbench.parts.editor', text: 'threadId' });
    await window.reload();
    await window.findTab();
    await new ChatPage(window, 'editor').questions.first().getByText('Count to ten').waitFor();
    await window.command('View: Close All Editors');
    chat = await ChatPage.open(window);
  });

  it('moves a chat into a window of its own, which goes on living', async () => {
    const [popup] = await Promise.all([
      window.page.context().waitForEvent('page'),
      window.command('Parley: Open Chat in New Window'),
    ]);
    const frame = popup.locator('iframe.webview').contentFrame().frameLocator('#active-frame');
    await frame.locator('article.question').first().getByText('Count to ten').waitFor();
    server.hold(4);
    await chat.send('Once more');
    await frame.locator('article.reply').last().getByText('One two three').waitFor();
    server.release();
    await chat.ended(3);
    await popup.close();
  });

  it('shows another window of VS Code the stream within a second, and where it is written', async () => {
    const other = await window.another();
    const there = await ChatPage.open(other);
    await there.questions.first().getByText('Count to ten').waitFor();
    server.hold(2);
    await chat.send('From the first window');
    await hasText(chat, 'One');
    const seen = performance.now();
    await hasText(there, 'One');
    console.log(`      seen in the other window after ${String(Math.round(performance.now() - seen))} ms`);
    await there.text('being written in another window').waitFor();
    assert.equal(await chat.text('being written in another window').count(), 0);

    await there.composer.fill('From the second');
    await chat.text('Typing in another window…').waitFor();
    await there.send('From the second window');
    await there.text('1 message waits for the reply').waitFor();
    server.release();
    await there.ended(5);
    await hasText(there, 'ten');
    assert.match(await there.questions.last().innerText(), /From the second window/);
    await chat.ended(5);
    assert.match(await chat.questions.last().innerText(), /From the second window/);

    server.hold(3);
    await chat.send('To be stopped');
    await hasText(there, 'One two');
    await there.button('Stop').click();
    await chat.lastReply.getByText('Stopped.').waitFor();
    await there.lastReply.getByText('Stopped.').waitFor();
    server.release();

    const list = await History.open(other, there);
    await list.row('Count to ten').waitFor();
    await window.command('Parley: Rename Chat…');
    await chat.find('.header').getByRole('textbox').fill('Counted');
    await chat.find('.header').getByRole('textbox').press('Enter');
    await list.row('Counted').waitFor();
    await other.close();
    await window.page.bringToFront();
  });

  it('goes on in the secondary side bar', async () => {
    await window.command('Parley: Open Chat');
    const icon = window.page
      .locator('.part.activitybar .action-item')
      .filter({ has: window.page.getByLabel('Parley') });
    // The chat takes the focus when it is ready for it, and that closes a menu.
    const moveTo = window.editor.menuItem('Move To');
    await until(
      async () => {
        await icon.first().click({ button: 'right' });
        return moveTo.hover({ timeout: 2_000 }).then(
          () => true,
          () => false,
        );
      },
      { what: 'the menu of the icon' },
    );
    // A menu that has just opened does not heed a click at once.
    const target = window.editor.menuItem('Secondary Side Bar');
    await until(
      async () => {
        await target.click({ timeout: 2_000 }).catch(() => undefined);
        return (await target.count()) === 0;
      },
      { what: 'the menu to close' },
    );
    await window.page.locator('.part.auxiliarybar').first().waitFor();
    await window.command('Parley: Open Chat');
    await chat.questions.first().getByText('Count to ten').waitFor();
    server.setReply('Here as well.');
    await chat.send('And here?');
    await chat.lastReply.getByText('Here as well.').waitFor();
  });
});
