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
  /** The request that a menu entry leads to, once it is answered. */
  const requestAfter = async (act: () => Promise<void>): Promise<string> => {
    const before = server.requests.length;
    await act();
    await server.until(it => it.requests.length > before);
    await chat().ended(1);
    return server.requests.at(-1)?.text ?? '';
  };

  before(async () => {
    server = await startModelServer();
    window = await openWindow({ settings: { 'parley.model.baseUrl': server.url, 'parley.model.name': 'demo-model' } });
  });

  after(() => server.close());

  it('explains the selected lines, with their file and numbers', async () => {
    await window.openFile('src/price.ts');
    await window.editor.selectLines(1, 9);
    const request = await requestAfter(() => window.editor.contextMenu(['Parley', 'Explain']));
    assert.match(await chat().questions.first().innerText(), /price\.ts:1-9/);
    assert.match(request, /src\/price\.ts/);
    assert.match(request, /TAX_RATES/);
    assert.doesNotMatch(request, /formatPrice/);
  });

  it('takes the enclosing function where nothing is selected', async () => {
    await window.openFile('src/price.ts');
    await window.editor.goToLine(22);
    const request = await requestAfter(() => window.editor.contextMenu(['Parley', 'Explain']));
    assert.match(await chat().questions.first().innerText(), /price\.ts:\d+-\d+/);
    assert.match(request, /export function applyDiscount/);
    assert.doesNotMatch(request, /formatPrice\(/);
  });

  it('generates tests and names the file they belong to', async () => {
    await window.openFile('src/price.ts');
    await window.editor.goToLine(22);
    const request = await requestAfter(() => window.editor.contextMenu(['Parley', 'Generate Tests']));
    assert.match(request, /test\/price\.test\.ts/);
    // The file is named once the host has looked at the block.
    await chat().block(1).getByText('price.test.ts').first().waitFor();
  });
});
