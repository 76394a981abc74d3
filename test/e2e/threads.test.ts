import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelServer } from '../support/modelServer.ts';
import { startModelServer } from '../support/modelServer.ts';
import { until } from '../support/until.ts';
import { ChatPage } from './support/chatPage.ts';
import { History } from './support/history.ts';
import type { EditorWindow } from './support/window.ts';
import { openWindow } from './support/window.ts';

describe('what people do with chats', () => {
  let window: EditorWindow;
  let chat: ChatPage;
  let server: ModelServer;

  before(async () => {
    server = await startModelServer({ models: ['demo-small', 'demo-large'] });
    window = await openWindow({
      settings: { 'parley.model.baseUrl': server.url, 'parley.model.name': 'demo-small' },
    });
    chat = await ChatPage.open(window);
  });

  after(() => server.close());

  const files = async (): Promise<readonly string[]> => {
    const folder = join(window.dataDir, 'data/User/globalStorage/parley-chat.parley/threads');
    return (await readdir(folder).catch(() => [])).filter(name => name.endsWith('.jsonl'));
  };
  const titleIs = (title: string): Promise<unknown> =>
    chat.find('.titleButton').getByText(title, { exact: true }).waitFor();
  const branchIs = (words: string): Promise<unknown> =>
    chat.lastReply.getByRole('img', { name: words, exact: true }).waitFor();

  it('leaves nothing behind where nothing was said', async () => {
    await window.command('Parley: New Chat');
    await window.reload();
    chat = await ChatPage.open(window);
    assert.deepEqual(await files(), []);
  });

  it('is called after its first words, and is renamed in the header and by its command', async () => {
    server.setReply('It is tried three times.');
    await chat.ask('How often is it tried?');
    await titleIs('How often is it tried?');
    const field = chat.find('.header').getByRole('textbox');
    await chat.find('.titleButton').focus();
    await chat.find('.titleButton').press('F2');
    await field.fill('Retries');
    await field.press('Enter');
    await titleIs('Retries');
    await window.command('Parley: Rename Chat…');
    await field.fill('Retries of requests');
    await field.press('Enter');
    await titleIs('Retries of requests');
    assert.equal((await files()).length, 1);
  });

  it('keeps each version of a question that is edited and sent again', async () => {
    server.setReply('Every two seconds.');
    await chat.questions.first().hover();
    await chat.questions.first().getByRole('button', { name: 'Edit message' }).click();
    const box = chat.questions.first().getByRole('textbox');
    await box.fill('How long does it wait?');
    await box.press('Enter');
    await chat.lastReply.getByText('Every two seconds.').waitFor();
    await branchIs('2 of 2');
    await chat.lastReply.getByRole('button', { name: 'Previous version' }).click();
    await chat.lastReply.getByText('It is tried three times.').waitFor();
    assert.match(await chat.questions.first().innerText(), /How often is it tried\?/);
    await branchIs('1 of 2');
  });

  it('changes the words of a question without asking again, and says so', async () => {
    const edit = async (from: string, to: string): Promise<void> => {
      await chat.questions.first().getByText(from).waitFor();
      await chat.questions.first().hover();
      await chat.questions.first().getByRole('button', { name: 'Edit message' }).click();
      await chat.questions.first().getByRole('textbox').fill(to);
      await chat.button('Save only').click();
      await chat.questions.first().getByText(to).waitFor();
    };
    const asked = server.requests.length;
    await edit('How often is it tried?', 'How often, at most?');
    await chat.questions.first().getByText('edited', { exact: true }).waitFor();
    await edit('How often, at most?', 'How often is it tried?');
    assert.equal(server.requests.length, asked);
  });

  it('asks again, with the same model and with another', async () => {
    server.setReply('Still three times.');
    await chat.lastReply.getByRole('button', { name: 'Ask again' }).click();
    await chat.lastReply.getByText('Still three times.').waitFor();
    await branchIs('3 of 3');
    server.setReply('Three, says the large one.');
    await window.command('Parley: Ask Again with Another Model…');
    await window.quickPickRows.filter({ hasText: 'demo-large' }).first().click();
    await chat.lastReply.getByText('Three, says the large one.').waitFor();
    await branchIs('4 of 4');
    assert.match(await chat.lastReply.innerText(), /demo-large/);
    assert.match(server.requests.at(-1)?.text ?? '', /"model":"demo-large"/);
  });

  it('takes a deleted message out of the prompt, and brings it back', async () => {
    await chat.questions.last().hover();
    await chat.questions.last().getByRole('button', { name: 'Delete message' }).click();
    await chat.text('Message deleted.').waitFor();
    server.setReply('Hello.');
    await chat.ask('Anything new?');
    assert.doesNotMatch(server.requests.at(-1)?.text ?? '', /How often is it tried/);
    await chat.find('.deleted').getByRole('button', { name: 'Undo' }).click();
    await chat.questions.first().getByText('How often is it tried?').waitFor();
    await chat.ask('And now?');
    assert.match(server.requests.at(-1)?.text ?? '', /How often is it tried/);
  });

  it('goes on in a chat of its own from any reply', async () => {
    await chat.replies.first().hover();
    await chat.replies.first().getByRole('button', { name: 'Continue in a new chat from here' }).click();
    await until(async () => (await chat.replies.count()) === 1, { what: 'the fork with one reply' });
    assert.equal((await files()).length, 2);
    await window.command('Parley: Rename Chat…');
    await chat.find('.header').getByRole('textbox').fill('The fork');
    await chat.find('.header').getByRole('textbox').press('Enter');
    await titleIs('The fork');
  });

  it('keeps a reaction with the reply, and finds it', async () => {
    const good = chat.lastReply.getByRole('button', { name: 'Good reply' });
    await good.click();
    await until(async () => (await good.getAttribute('aria-pressed')) === 'true', { what: 'the pressed thumb' });
    const history = await History.open(window, chat);
    await history.search('👍');
    await until(async () => (await history.titles()).join() === 'The fork', { what: 'the hit' });
    await history.search('');
  });

  it('lists chats in groups with a preview; pins, renames, archives', async () => {
    const history = await History.open(window, chat);
    await until(async () => (await history.titles()).join() === 'The fork,Retries of requests', { what: 'both chats' });
    assert.deepEqual(await chat.find('.historyGroup').allInnerTexts(), ['Today']);
    assert.match(await history.row('Retries of requests').innerText(), /Hello\.|6 messages|branches/);
    await history.act('Retries of requests', 'Pin');
    await until(async () => (await history.titles())[0] === 'Retries of requests', { what: 'the pinned chat on top' });
    assert.deepEqual(await chat.find('.historyGroup').allInnerTexts(), ['Pinned', 'Today']);
    await history.act('The fork', 'Rename');
    const field = chat.find('.historyList').getByRole('textbox');
    await field.fill('A fork');
    await field.press('Enter');
    await history.row('A fork').waitFor();
    await history.act('A fork', 'Archive');
    await history.row('A fork').waitFor({ state: 'detached' });
    await history.show('Archived');
    await history.row('A fork').waitFor();
    await history.act('A fork', 'Take out of the archive');
    await history.show('Chats');
    await history.row('A fork').waitFor();
  });

  it('moves a chat to the trash, with Undo there and then, and a way back later', async () => {
    const history = await History.open(window, chat);
    await history.act('A fork', 'Move to the trash');
    await chat.text('“A fork” is in the trash.').waitFor();
    await chat.find('.toast').getByRole('button', { name: 'Undo' }).click();
    await history.row('A fork').waitFor();
    await history.row('A fork').locator('.threadMain').focus();
    await history.row('A fork').locator('.threadMain').press('Delete');
    await history.row('A fork').waitFor({ state: 'detached' });
    await history.show('Trash');
    await history.row('A fork').waitFor();
    await history.act('A fork', 'Restore');
    await history.show('Chats');
    await history.row('A fork').waitFor();
    assert.equal((await files()).length, 2);
  });

  it('finds words in messages, marked, and opens at the message', async () => {
    const history = await History.open(window, chat);
    await history.search('says the larg');
    const hit = chat.find('.historyList .threadRow').filter({ hasText: 'Retries of requests' });
    await hit.locator('mark').first().waitFor();
    assert.match((await hit.locator('mark').allInnerTexts()).join(' '), /says.*the.*large/s);
    await hit.locator('.threadMain').click();
    await chat.replies.filter({ hasText: 'Three, says the large one.' }).first().waitFor();
    await titleIs('Retries of requests');
  });
});
