import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelServer } from '../support/modelServer.ts';
import { startModelServer } from '../support/modelServer.ts';
import { ChatPage } from './support/chatPage.ts';
import type { EditorWindow } from './support/window.ts';
import { openWindow } from './support/window.ts';
import { writtenText } from './support/writtenText.ts';

const KEY = 'sk-parley-e2e-fedcba9876543210fedcba9876543210';

const LONGER_WAIT = `\`\`\`ts src/retry.ts
/** The wait after a failed try, in milliseconds. The first try has the number 0. */
export function backoffDelay(attempt: number, options: RetryOptions): number {
  const delay = options.baseDelay * 2 ** attempt;
  return Math.min(options.maxDelay, delay);
}
\`\`\`
`;

describe('bad input and bad luck', () => {
  let window: EditorWindow;
  let chat: ChatPage;
  let server: ModelServer;

  before(async () => {
    server = await startModelServer({ key: KEY });
    window = await openWindow();
    chat = await ChatPage.open(window);
    await chat.connect({ url: server.url, key: KEY, model: 'demo-model' });
  });

  after(() => server.close());

  /** The words that a reply ends with, and the buttons offered there. */
  const failure = async (question: string): Promise<{ readonly text: string; readonly actions: readonly string[] }> => {
    await chat.ask(question);
    const note = chat.lastReply.locator('.note');
    const buttons = await note.locator('vscode-button').allInnerTexts();
    return { text: await note.locator('p').innerText(), actions: buttons };
  };

  it('a page that is no API: says what came back', async () => {
    server.fault('404-path');
    assert.match((await failure('Hello?')).text, /there is no chat endpoint at this address.*usually ends in \/v1/);
    server.fault('html-200');
    assert.match(
      (await failure('Hello again?')).text,
      /not an OpenAI-style answer .*a login page may stand in between/,
    );
  });

  it('a refused key: says whose key, offers to enter another, shows and writes the key nowhere', async () => {
    server.fault('401-echo');
    const { text, actions } = await failure('And now?');
    assert.match(text, /127\.0\.0\.1:\d+ did not accept the key\. Check the key/);
    assert.ok(actions.includes('Connect a model'));
    assert.doesNotMatch(await chat.find('body').innerText(), new RegExp(KEY));
    assert.equal((await writtenText(window)).includes(KEY), false);
  });

  it('an empty message: cannot be sent', async () => {
    const before = await chat.questions.count();
    await chat.send('  \n ');
    assert.equal(await chat.button('Send').getAttribute('aria-disabled'), 'true');
    await chat.composer.fill('');
    await chat.composer.press('Enter');
    assert.equal(await chat.questions.count(), before);
    await chat.composer.fill('');
  });

  it('an over-long message: refused with its length, the draft kept', async () => {
    const before = await chat.questions.count();
    const long = 'word '.repeat(10_001).slice(0, 50_001);
    await chat.composer.fill(long);
    await chat.text('50,001 of 50,000 characters: shorten the message to send it').waitFor();
    await chat.composer.press('Enter');
    assert.equal(await chat.button('Send').getAttribute('aria-disabled'), 'true');
    assert.equal(await chat.questions.count(), before);
    assert.equal((await chat.composer.inputValue()).length, long.length);
    await chat.composer.fill('');
  });

  it('a server that dies in mid-stream: keeps what came, continues from there', async () => {
    server.setReply('One two three four five six seven eight nine ten.');
    server.fault('reset-mid-stream');
    const { text, actions } = await failure('Count');
    assert.match(text, /The connection to 127\.0\.0\.1:\d+ was lost\./);
    assert.match(await chat.lastReply.innerText(), /One two three/);
    assert.deepEqual(actions.slice(0, 2), ['Continue', 'Retry']);
    server.setReply(' And that is all.');
    const before = await chat.replies.count();
    await chat.lastReply.getByRole('button', { name: 'Continue', exact: true }).click();
    await chat.lastReply.getByText('And that is all.').waitFor();
    assert.match(await chat.ended(before), /One two three[^]*And that is all\./);
  });

  it('a file that is gone before Apply: the block no longer speaks of a change to it, and nothing is written', async () => {
    server.setReply(LONGER_WAIT);
    await chat.ask('Please say it in two lines');
    await chat.block(1).getByText('+2').waitFor();
    const file = join(window.folder, 'src', 'retry.ts');
    await rm(file);
    await chat
      .block(1)
      .getByRole('button', { name: /^Apply: show/ })
      .click();
    await chat
      .block(1)
      .getByText(/retry\.ts is not there any more|^new: retry\.ts$/)
      .waitFor();
    assert.equal(existsSync(file), false);
  });

  it('an address where nothing listens: says so, keeps the question, offers to retry', async () => {
    await window.changeSettings({ 'parley.model.baseUrl': await deadAddress(), 'parley.model.name': 'demo-model' });
    const { text, actions } = await failure('Is anybody there?');
    assert.match(text, /Nothing answers at 127\.0\.0\.1:\d+\. Start the model server, or check the address and port\./);
    assert.ok(actions.includes('Retry'));
    assert.match(await chat.questions.last().innerText(), /Is anybody there\?/);
  });

  it('the key is in no file that was written, and the page had no errors of its own', async () => {
    assert.equal((await writtenText(window)).includes(KEY), false);
    assert.deepEqual(
      window.pageErrors.filter(it => !/inline style|mint-key|getServerKeyPart/i.test(it)),
      [],
    );
  });
});

/** The address of a server that has just ended. */
async function deadAddress(): Promise<string> {
  const server = await startModelServer();
  await server.close();
  return server.url;
}
