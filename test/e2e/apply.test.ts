import assert from 'node:assert/strict';
import { until } from '../support/until.ts';
import { ApplyScene, searchReplace } from './support/applyScene.ts';

const TAX = '  return Math.round(net * TAX_RATES[kind]);';
const REPLY = searchReplace(
  'src/price.ts',
  [TAX, '  const rate = TAX_RATES[kind];\n  return Math.round(net * rate);'],
  ['  const euros = Math.trunc(price / 100);', '  const euros = Math.floor(price / 100);'],
);
const APPLY = 'Apply: show the changes in src/price.ts for review';

describe('applying a suggestion', () => {
  let scene: ApplyScene;

  before(async () => {
    scene = await ApplyScene.open();
    await scene.window.openFile('src/price.ts');
  });

  after(() => scene.close());

  const clean = async (): Promise<void> => {
    await scene.undo();
    await scene.window.page.locator('.tab.dirty').waitFor({ state: 'detached' });
  };

  it('names the target and counts the lines that change', async () => {
    await scene.propose(REPLY);
    await scene.chat.block(1).getByRole('button', { name: 'price.ts +3 −2' }).waitFor();
  });

  it('shows the change as a diff, and Reject leaves the file as it was', async () => {
    const before = await scene.onDisk('src/price.ts');
    await scene.press(APPLY);
    await scene.diff.waitFor();
    await scene.says('2 changes in price.ts');
    await scene.window.screenshot('apply-review');
    await scene.press('Undo');
    await scene.says('Undone in price.ts');
    await scene.diff.waitFor({ state: 'detached' });
    assert.equal(await scene.onDisk('src/price.ts'), before);
    assert.equal(await scene.window.page.locator('.tab.dirty').count(), 0);
  });

  it('accepts everything as one undo step, and saves nothing', async () => {
    const before = await scene.onDisk('src/price.ts');
    await scene.press(APPLY);
    await scene.press('Keep');
    await scene.says('Kept in price.ts');
    await scene.window.page.locator('.tab.dirty[data-resource-name="price.ts"]').waitFor();
    assert.equal(await scene.onDisk('src/price.ts'), before);
    await scene.window.openFile('src/price.ts');
    await scene.window.editor.goToLine(27);
    await scene.inEditor('const rate = TAX_RATES[kind];');
    await scene.inEditor('Math.floor(price / 100)');
    await clean();
    await scene.inEditor('Math.trunc(price / 100)');
    await scene.says('Undone in price.ts');
  });

  it('can be applied again after an undo in the editor, and follows a redo', async () => {
    await scene.window.page.keyboard.press('ControlOrMeta+y');
    await scene.inEditor('Math.floor(price / 100)');
    await scene.says('Kept in price.ts');
    await clean();
    await scene.press(APPLY);
    await scene.says('2 changes in price.ts');
    await scene.press('Undo');
    await scene.says('Undone in price.ts');
    await scene.diff.waitFor({ state: 'detached' });
  });

  it('accepts one hunk and rejects the other', async () => {
    await scene.propose(REPLY);
    await scene.press(APPLY);
    await scene.says('2 changes in price.ts');
    await scene.lens('Accept', 1);
    await scene.says('1 of 2 changes left in price.ts');
    await scene.lens('Reject', 0);
    await scene.says('Kept in price.ts');
    await scene.window.openFile('src/price.ts');
    await scene.inEditor('Math.floor(price / 100)');
    await scene.inEditor(TAX);
    await clean();
  });

  it('lists what waits, for the keyboard', async () => {
    const { keyboard } = scene.window.page;
    const rows = scene.window.quickPickRows;
    await scene.propose(REPLY);
    await scene.press(APPLY);
    await scene.says('2 changes in price.ts');
    await scene.window.command('Parley: Review Changes…');
    await rows.filter({ hasText: 'src/price.ts:28+2 −1' }).waitFor();
    await scene.window.screenshot('apply-list');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await rows.filter({ hasText: 'Show in the editor' }).waitFor();
    await keyboard.press('Enter');
    await scene.says('1 of 2 changes left in price.ts');
    await rows.filter({ hasText: 'src/price.ts:28' }).waitFor();
    await keyboard.press('Enter');
    await rows.filter({ hasText: 'Show in the editor' }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await scene.says('Kept in price.ts');
    await scene.window.openFile('src/price.ts');
    await scene.inEditor('Math.floor(price / 100)');
    await clean();
  });

  it('says so where the file would not parse any more', async () => {
    await scene.propose(searchReplace('src/price.ts', ['Math.trunc(price / 100);', 'Math.floor(price / 100;']));
    await scene.press(APPLY);
    await scene.says('Look twice: this adds a syntax error.');
    await scene.press('Undo');
    await scene.says('Undone in price.ts');
    await scene.diff.waitFor({ state: 'detached' });
  });

  it('refuses what it cannot place, and says why', async () => {
    await scene.propose(searchReplace('src/price.ts', ['    total += rate(item.price, 7)', '    x']));
    await scene.press(APPLY);
    await scene.says('Not applied.');
    assert.equal(await scene.window.page.locator('.tab.dirty').count(), 0);
  });

  it('offers the places where several fit, and takes the one that is chosen', async () => {
    await scene.write('src/twins.ts', TWINS);
    await scene.propose(searchReplace('src/twins.ts', ["  log('begin');", "  log('start');"]));
    await scene.press('Apply: show the changes in src/twins.ts for review');
    await scene.says('Not applied.');
    await scene.window.screenshot('apply-refused');
    await scene.press('Line 7');
    await scene.says('1 change in twins.ts');
    await scene.press('Keep');
    await scene.says('Kept in twins.ts');
    await scene.window.openFile('src/twins.ts');
    assert.deepEqual((await scene.window.editor.text()).split('\n').slice(1, 7), [
      "  log('begin');",
      '  return 1;',
      '}',
      '',
      'export function second() {',
      "  log('start');",
    ]);
    await clean();
  });

  it('asks the model again with the lines in question', async () => {
    await scene.propose(searchReplace('src/twins.ts', ["  log('begin');", "  log('start');"]));
    await scene.press('Apply: show the changes in src/twins.ts for review');
    await scene.says('Not applied.');
    scene.server.setReply(
      searchReplace('src/twins.ts', ["  log('begin');\n  return 2;", "  log('start');\n  return 2;"]),
    );
    await scene.press('Ask the model again');
    await scene.chat.ended(2);
    const sent = JSON.stringify(scene.server.requests.at(-1));
    assert.match(sent, /could not be applied/);
    assert.match(sent, /Lines 4 to 10/);
    await scene.press('Apply: show the changes in src/twins.ts for review');
    await scene.says('1 change in twins.ts');
    await scene.press('Undo');
    await scene.says('Undone in twins.ts');
  });

  it('makes a new file that is written when it is saved', async () => {
    await scene.propose('```ts test/price.test.ts\nimport { taxOn } from "../src/price.ts";\n```\n');
    await scene.press('Create test/price.test.ts after review');
    await scene.press('Keep');
    await scene.says('Kept in price.test.ts');
    await scene.window.page.locator('.tab.active', { hasText: 'price.test.ts' }).waitFor();
    await scene.inEditor('import { taxOn }');
    await assert.rejects(scene.onDisk('test/price.test.ts'));
    await scene.save();
    await scene.becomes('test/price.test.ts', text => text?.includes('taxOn') ?? false);
    await scene.press('Undo');
    await scene.says('Undone in price.test.ts');
    await scene.becomes('test/price.test.ts', text => text === undefined);
  });

  it('saves code under a name that VS Code asks for', async () => {
    await scene.propose('An example:\n\n```ts\nexport const example = 1;\n```\n');
    await scene.press('Save as…');
    const input = scene.window.page.locator('.quick-input-widget:visible input[type="text"]');
    await until(async () => (await input.inputValue().catch(() => '')).startsWith('/'), { what: 'the file dialog' });
    await input.press('Escape');
    await scene.inEditor('export const example = 1;');
  });

  it('runs a command in the terminal only after a yes to it', async () => {
    const dialog = scene.window.page.locator('.monaco-dialog-box');
    await scene.propose('Run this:\n\n```sh\n$ echo it was run > ran.txt\n```\n');
    await scene.press(/^Run in the terminal/);
    await dialog.getByText('echo it was run > ran.txt').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await scene.press(/^Run in the terminal/);
    await dialog.getByRole('button', { name: 'Run', exact: true }).click();
    await scene.becomes('ran.txt', text => text === 'it was run\n');
  });

  it('copies, and inserts at the cursor', async () => {
    await scene.propose('```ts\nconst inserted = 1;\n```\n');
    await scene.press('Copy code');
    const copied = (): Promise<unknown> => scene.window.page.evaluate('navigator.clipboard.readText()');
    await until(async () => (await copied()) === 'const inserted = 1;', { what: 'the code in the clipboard' });
    await scene.window.openFile('src/cart.ts');
    await scene.window.editor.goToLine(2);
    await scene.press('Insert at the cursor');
    await scene.inEditor('const inserted = 1;');
  });
});

const TWINS = `export function first() {
  log('begin');
  return 1;
}

export function second() {
  log('begin');
  return 2;
}
`;
