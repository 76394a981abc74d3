import assert from 'node:assert/strict';
import type { ModelServer } from '../support/modelServer.ts';
import { startModelServer } from '../support/modelServer.ts';
import { ChatPage } from './support/chatPage.ts';
import type { EditorWindow } from './support/window.ts';
import { openWindow } from './support/window.ts';

describe('right-click in the editor', () => {
  let window: EditorWindow;
  let server: ModelServer;
  const chat = (): ChatPage => new ChatPage(window);
  const lastRequest = (): string => server.requests.findLast(it => it.path.endsWith('/chat/completions'))?.text ?? '';

  before(async () => {
    server = await startModelServer();
    window = await openWindow({ settings: { 'parley.model.baseUrl': server.url, 'parley.model.name': 'demo-model' } });
  });

  after(() => server.close());

  it('explains the selected lines, with their file and numbers', async () => {
    await window.openFile('src/price.ts');
    await window.editor.selectLines(1, 9);
    await window.editor.contextMenu(['Parley', 'Explain']);
    await chat().ended(1);
    assert.match(await chat().questions.first().innerText(), /price\.ts:1-9/);
    assert.match(lastRequest(), /src\/price\.ts/);
    assert.match(lastRequest(), /TAX_RATES/);
    assert.doesNotMatch(lastRequest(), /formatPrice/);
  });

  it('takes the enclosing function where nothing is selected', async () => {
    await window.openFile('src/price.ts');
    await window.editor.goToLine(22);
    await window.editor.contextMenu(['Parley', 'Explain']);
    await chat().ended(1);
    assert.match(await chat().questions.first().innerText(), /price\.ts:\d+-\d+/);
    assert.match(lastRequest(), /export function applyDiscount/);
    assert.doesNotMatch(lastRequest(), /formatPrice\(/);
  });

  it('generates tests and names the file they belong to', async () => {
    await window.openFile('src/price.ts');
    await window.editor.goToLine(22);
    await window.editor.contextMenu(['Parley', 'Generate Tests']);
    await chat().ended(1);
    assert.match(lastRequest(), /test\/price\.test\.ts/);
    assert.match(await chat().block(1).innerText(), /price\.test\.ts/);
  });
});
