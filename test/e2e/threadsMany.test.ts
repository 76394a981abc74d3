import assert from 'node:assert/strict';
import { join } from 'node:path';
import { writeCorpus } from '../../bench/support/threadsCorpus.ts';
import { until } from '../support/until.ts';
import { ChatPage } from './support/chatPage.ts';
import { History } from './support/history.ts';
import { openWindow } from './support/window.ts';

describe('5,000 chats', () => {
  it('are listed, scrolled through, searched and opened without a pause', async function () {
    this.timeout(180_000);
    const window = await openWindow();
    const folder = join(window.dataDir, 'data/User/globalStorage/parley-chat.parley');
    await writeCorpus({ folder, threads: 5_000, messages: 6, length: 200 });
    const chat = await ChatPage.open(window);
    const history = await History.open(window, chat);
    // They began in no folder.
    await chat.find('.historyTop').getByRole('checkbox').click();
    const first = performance.now();
    // The only time that all files are read; from here on there is a catalogue of them.
    await history.rows.first().waitFor({ timeout: 60_000 });
    const listed = Math.round(performance.now() - first);
    await window.command('Parley: Open Chat');

    const again = performance.now();
    await History.open(window, chat);
    await history.rows.first().waitFor();
    const shown = Math.round(performance.now() - again);
    console.log(`      first list after ${String(listed)} ms, again with the palette after ${String(shown)} ms`);

    const [newest] = await history.titles();
    assert.ok(newest);
    assert.ok((await history.rows.count()) < 60, 'only what is near the view is on the page');
    await history.rows.first().locator('.threadMain').focus();
    await chat.find('.historyList').hover();
    await until(
      async () => {
        await window.page.mouse.wheel(0, 2_000);
        return Number(await history.rows.last().getAttribute('data-row')) > 300;
      },
      { what: 'the chats behind the first 300' },
    );
    await history.search(newest.split(' ').slice(0, 3).join(' '));
    await chat.find('.historyList mark').first().waitFor();
    await history.open(newest);
    await chat.find('.titleButton').getByText(newest, { exact: true }).waitFor();
    await window.close();
  });
});
