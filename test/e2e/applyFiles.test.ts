import assert from 'node:assert/strict';
import { chmod, rename, symlink } from 'node:fs/promises';
import { until } from '../support/until.ts';
import { ApplyScene, searchReplace } from './support/applyScene.ts';

const PATCH = `All of it:

\`\`\`
*** Begin Patch
*** Update File: src/price.ts
@@
-  const euros = Math.trunc(price / 100);
+  const euros = Math.floor(price / 100);
*** Update File: src/retry.ts
*** Move to: src/again.ts
*** Add File: src/added.ts
+export const added = 1;
*** Delete File: src/orders.ts
*** End Patch
\`\`\`
`;
const TASKS = '```json .vscode/tasks.json\n{ "version": "2.0.0", "tasks": [] }\n```\n';

describe('applying to several files, and to files that need care', () => {
  let scene: ApplyScene;

  before(async () => {
    scene = await ApplyScene.open();
    await scene.window.openFile('src/cart.ts');
  });

  after(() => scene.close());

  const all = (name: string): Promise<void> =>
    scene.chat.lastReply
      .getByRole('group', { name: 'All files of this reply' })
      .getByText(name, { exact: true })
      .click();
  const dialog = (button: string): Promise<void> =>
    scene.window.page.locator('.monaco-dialog-box').getByRole('button', { name: button }).click();

  it('shows each file of a patch, and keeps all of them', async () => {
    const retry = await scene.onDisk('src/retry.ts');
    await scene.propose(PATCH);
    await scene.says('Patch, 4 files');
    await scene.chat.lastReply.getByText('4 files, 4 changes').waitFor();
    await scene.says('retry.ts → again.ts');
    await scene.says('delete: orders.ts');
    await all('Review all');
    await scene.diff.waitFor();
    await scene.says('orders.ts is to be deleted');
    await scene.window.screenshot('apply-files');
    await all('Keep all');
    await scene.says('Deleted orders.ts');
    await scene.says('retry.ts is called src/again.ts now');
    await scene.says('Kept in added.ts');
    await scene.says('Kept in price.ts');
    await scene.becomes('src/orders.ts', text => text === undefined);
    await scene.becomes('src/again.ts', text => text === retry);
    await scene.becomes('src/retry.ts', text => text === undefined);
  });

  it('takes all of them back', async () => {
    await all('Undo all');
    await scene.becomes('src/orders.ts', text => text?.includes('export') ?? false);
    await scene.becomes('src/retry.ts', text => text?.includes('export') ?? false);
    await scene.becomes('src/again.ts', text => text === undefined);
    await scene.says('Undone in price.ts');
    await scene.says('Undone in added.ts');
    await scene.window.openFile('src/price.ts');
    await scene.inEditor('Math.trunc(price / 100)');
  });

  it('asks before it changes what an editor runs', async () => {
    await scene.propose(TASKS);
    await scene.says('This file sets up the editor and can make it run programs.');
    await scene.press('Create .vscode/tasks.json after review');
    await scene.press('Keep');
    await scene.window.page.locator('.monaco-dialog-box', { hasText: 'Change .vscode/tasks.json?' }).waitFor();
    await scene.window.screenshot('apply-confirm');
    await dialog('Cancel');
    await scene.says('1 change in tasks.json');
    assert.equal(await scene.window.page.locator('.tab.dirty[data-resource-name="tasks.json"]').count(), 0);
    await scene.press('Keep');
    await dialog('Change .vscode/tasks.json');
    await scene.says('Kept in tasks.json');
    await scene.press('Undo');
    await scene.says('Undone in tasks.json');
  });

  it('leaves what needs a yes of its own out of “Keep all”', async () => {
    const other = searchReplace('src/price.ts', ['Math.trunc(price', 'Math.floor(price']);
    await scene.propose(`${TASKS}\n${other}`);
    await all('Keep all');
    await scene.says('Kept in price.ts', 2);
    await scene.says('It was left out: keep it by itself.', 1);
    await assert.rejects(scene.onDisk('.vscode/tasks.json'));
    await all('Undo all');
    await scene.says('Undone in price.ts', 2);
    await scene.says('Undone in tasks.json', 1);
  });

  it('does not touch what lies outside the workspace', async () => {
    await scene.propose('```ts ../outside.ts\nexport const a = 1;\n```\n');
    await scene.says('Parley does not touch ../outside.ts.');
    await scene.press('Put into a new file');
    await scene.inEditor('export const a = 1;');
    await scene.window.page.locator('.tab.active', { hasText: 'Untitled-1' }).waitFor();
  });

  it('shows changes of a read-only file, and does not make them', async () => {
    await chmod(scene.path('src/cart.ts'), 0o444);
    await scene.propose(searchReplace('src/cart.ts', ['  let net = 0;', '  let net = 1;']));
    await scene.says('src/cart.ts is read-only. Make it writable, or copy the code.');
    await scene.press('Apply: show the changes in src/cart.ts for review');
    await scene.diff.waitFor();
    await scene.press('Keep');
    await scene.chat.text('read-only').first().waitFor();
    assert.equal(await scene.window.page.locator('.tab.dirty[data-resource-name="cart.ts"]').count(), 0);
    await scene.press('Undo');
    await scene.says('Undone in cart.ts');
  });

  it('sees a folder that was swapped for a link while the change was shown', async () => {
    await scene.write('lib/a.ts', 'export const a = 1;\n');
    await scene.write('../elsewhere/a.ts', 'export const a = 1;\n');
    await scene.propose(searchReplace('lib/a.ts', ['export const a = 1;', 'export const a = 2;']));
    await scene.press('Apply: show the changes in lib/a.ts for review');
    await scene.says('1 change in a.ts');
    await rename(scene.path('lib'), scene.path('was'));
    await symlink(scene.path('../elsewhere'), scene.path('lib'));
    await scene.press('Keep');
    await scene.says(/Parley does not touch lib\/a\.ts/);
    await until(async () => (await scene.onDisk('../elsewhere/a.ts')) === 'export const a = 1;\n', {
      what: 'the file',
    });
    await scene.press('Undo');
  });

  it('refuses a file that is no text, and one that is too large', async () => {
    await scene.write('src/data.ts', 'a\0b\0c'.repeat(100));
    await scene.propose('```ts src/data.ts\nexport const a = 1;\n```\n');
    await scene.says('src/data.ts is not a text file, so Parley cannot change it.');
    await scene.write('src/data.ts', 'export const a = 1;\n'.repeat(300_000));
    await scene.propose('```ts src/data.ts\nexport const a = 2;\n```\n');
    await scene.says('src/data.ts has 6.0 MB; Parley changes files of up to 5 MB.');
    await scene.write('src/data.ipynb', '{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}');
    await scene.propose('```json src/data.ipynb\n{}\n```\n');
    await scene.says(/src\/data\.ipynb is a notebook\./);
  });
});
