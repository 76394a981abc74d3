import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelServer } from '../support/modelServer.ts';
import { startModelServer } from '../support/modelServer.ts';
import { until } from '../support/until.ts';
import { ChatPage } from './support/chatPage.ts';
import type { EditorWindow } from './support/window.ts';
import { openWindow } from './support/window.ts';

const OLD = '    total += rate(item.price, 7)';
const REPLY = `Two places change:

\`\`\`ts src/price.ts
<<<<<<< SEARCH
  return Math.round(net * TAX_RATES[kind]);
=======
  const rate = TAX_RATES[kind];
  return Math.round(net * rate);
>>>>>>> REPLACE
<<<<<<< SEARCH
  const euros = Math.trunc(price / 100);
=======
  const euros = Math.floor(price / 100);
>>>>>>> REPLACE
\`\`\`
`;

describe('applying a suggestion', () => {
  let window: EditorWindow;
  let server: ModelServer;
  let chat: ChatPage;
  const onDisk = (path: string): Promise<string> => readFile(join(window.folder, path), 'utf8');
  const inEditor = (words: string): Promise<unknown> =>
    until(async () => (await window.editor.text()).includes(words), { what: `“${words}” in the editor` });
  const action = (name: string): Promise<void> => chat.block(1).getByRole('button', { name, exact: true }).click();

  before(async () => {
    server = await startModelServer();
    window = await openWindow({ settings: { 'parley.model.baseUrl': server.url, 'parley.model.name': 'demo-model' } });
    chat = await ChatPage.open(window);
    await window.openFile('src/price.ts');
  });

  after(() => server.close());

  const propose = async (reply: string): Promise<void> => {
    server.setReply(reply);
    if ((await chat.replies.count()) > 0) {
      await window.command('Parley: New Chat');
      await until(async () => (await chat.replies.count()) === 0, { what: 'a new chat' });
    }
    await chat.ask('Please change it');
  };

  it('names the target and counts the lines that change', async () => {
    await propose(REPLY);
    await chat.block(1).getByRole('button', { name: 'price.ts +3 −2' }).waitFor();
  });

  it('shows the change as a diff, and Reject leaves the file as it was', async () => {
    const before = await onDisk('src/price.ts');
    await action('Show these changes in src/price.ts for review');
    await window.page.locator('.tab.active', { hasText: 'price.ts: changes to review' }).waitFor();
    await chat.block(1).getByText('2 changes in price.ts').waitFor();
    await window.screenshot('apply-review');
    await action('Undo');
    await chat.block(1).getByText('Undone in price.ts').waitFor();
    await window.page.locator('.tab', { hasText: 'changes to review' }).waitFor({ state: 'detached' });
    assert.equal(await onDisk('src/price.ts'), before);
    assert.equal(await window.page.locator('.tab.dirty').count(), 0);
  });

  it('accepts everything as one undo step, and saves nothing', async () => {
    const before = await onDisk('src/price.ts');
    await action('Show these changes in src/price.ts for review');
    await action('Keep');
    await chat.block(1).getByText('Kept in price.ts').waitFor();
    await window.page.locator('.tab.dirty[data-resource-name="price.ts"]').waitFor();
    assert.equal(await onDisk('src/price.ts'), before);
    await window.openFile('src/price.ts');
    await window.editor.goToLine(27);
    await inEditor('const rate = TAX_RATES[kind];');
    await inEditor('Math.floor(price / 100)');
    await window.page.keyboard.press('ControlOrMeta+z');
    await window.page.locator('.tab.dirty').waitFor({ state: 'detached' });
    await inEditor('Math.trunc(price / 100)');
  });

  it('accepts one hunk and rejects the other', async () => {
    await propose(REPLY);
    await action('Show these changes in src/price.ts for review');
    await chat.block(1).getByText('2 changes in price.ts').waitFor();
    const lens = (name: string, position: number): Promise<void> =>
      window.page.locator('.modified .codelens-decoration a', { hasText: name }).nth(position).click();
    await lens('Accept', 1);
    await chat.block(1).getByText('1 of 2 changes left in price.ts').waitFor();
    await lens('Reject', 0);
    await chat.block(1).getByText('Kept in price.ts').waitFor();
    await window.openFile('src/price.ts');
    await inEditor('Math.floor(price / 100)');
    await inEditor('return Math.round(net * TAX_RATES[kind]);');
    await window.page.keyboard.press('ControlOrMeta+z');
    await window.page.locator('.tab.dirty').waitFor({ state: 'detached' });
  });

  it('refuses what it cannot place, and says why', async () => {
    await propose(`\`\`\`ts src/price.ts\n<<<<<<< SEARCH\n${OLD}\n=======\n    x\n>>>>>>> REPLACE\n\`\`\`\n`);
    await action('Show these changes in src/price.ts for review');
    await chat.block(1).getByText('Not applied.').waitFor();
    assert.equal(await window.page.locator('.tab.dirty').count(), 0);
  });

  it('makes a new file that is written when it is saved', async () => {
    await propose('```ts test/price.test.ts\nimport { taxOn } from "../src/price.ts";\n```\n');
    await action('Create test/price.test.ts after review');
    await action('Keep');
    await chat.block(1).getByText('Kept in price.test.ts').waitFor();
    await window.page.locator('.tab.active', { hasText: 'price.test.ts' }).waitFor();
    await inEditor('import { taxOn }');
    await assert.rejects(onDisk('test/price.test.ts'));
    await window.page.keyboard.press('ControlOrMeta+s');
    await until(async () => (await onDisk('test/price.test.ts').catch(() => '')).includes('taxOn'), {
      what: 'the file',
    });
  });

  it('copies, and inserts at the cursor', async () => {
    await propose('```ts\nconst inserted = 1;\n```\n');
    await action('Copy code');
    await until(async () => (await window.page.evaluate('navigator.clipboard.readText()')) === 'const inserted = 1;', {
      what: 'the code in the clipboard',
    });
    await window.openFile('src/cart.ts');
    await window.editor.goToLine(2);
    await action('Insert at the cursor');
    await inEditor('const inserted = 1;');
  });
});
