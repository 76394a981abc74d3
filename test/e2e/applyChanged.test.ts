import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { ChatPage } from './support/chatPage.ts';
import { ApplyScene, searchReplace } from './support/applyScene.ts';

const REPLY = searchReplace(
  'src/price.ts',
  ['  return Math.round(net * TAX_RATES[kind]);', '  return Math.floor(net * TAX_RATES[kind]);'],
  ['  const euros = Math.trunc(price / 100);', '  const euros = Math.floor(price / 100);'],
);
const APPLY = 'Apply: show the changes in src/price.ts for review';

describe('applying while the file changes', () => {
  let scene: ApplyScene;
  let original: string;

  before(async () => {
    scene = await ApplyScene.open();
    original = await scene.onDisk('src/price.ts');
    await scene.window.openFile('src/price.ts');
  });

  after(() => scene.close());

  /** Puts the file back and closes it, whatever a test left. */
  afterEach(async () => {
    await writeFile(scene.path('src/price.ts'), original);
    await scene.window.openFile('src/price.ts');
    await scene.window.command('File: Revert File');
    await scene.window.command('View: Close All Editors');
    await scene.window.openFile('src/price.ts');
  });

  it('takes a file that is not saved, and follows what is typed meanwhile', async () => {
    await scene.typeAtEnd(1, ' // mine');
    await scene.propose(REPLY);
    await scene.press(APPLY);
    await scene.says('2 changes in price.ts');
    await scene.window.openFile('src/price.ts');
    await scene.typeAtEnd(2, ' // typed');
    await scene.press('Show changes');
    await scene.diff.waitFor();
    await scene.lens('Accept', 1);
    await scene.says('1 of 2 changes left in price.ts');
    await scene.lens('Reject', 0);
    await scene.says('Kept in price.ts');
    await scene.window.openFile('src/price.ts');
    await scene.inEditor('/** An amount of money in whole cents. */ // mine');
    await scene.inEditor('Cents = number; // typed');
    await scene.inEditor('Math.floor(price / 100)');
    await scene.inEditor('Math.round(net * TAX_RATES[kind])');
    await scene.undo();
    await scene.inEditor('Math.trunc(price / 100)');
    await scene.inEditor('Cents = number; // typed');
    await scene.window.page.keyboard.press('ControlOrMeta+y');
    await scene.inEditor('Math.floor(price / 100)');
  });

  it('goes on after a reload, and can be taken back after another', async function () {
    // A busy machine takes long to load a window twice.
    this.timeout(120_000);
    await scene.propose(REPLY);
    await scene.press(APPLY);
    await scene.says('2 changes in price.ts');
    await scene.lens('Accept', 0);
    await scene.says('1 of 2 changes left in price.ts');
    await scene.window.openFile('src/price.ts');
    await scene.save();
    await scene.becomes('src/price.ts', text => text?.includes('Math.floor(net') ?? false);
    await scene.window.reload();
    scene.chat = await ChatPage.open(scene.window);
    await scene.says('1 of 2 changes left in price.ts');
    await scene.press('Show changes');
    await scene.diff.waitFor();
    await scene.lens('Accept', 0);
    await scene.says('Kept in price.ts');
    await scene.window.openFile('src/price.ts');
    await scene.save();
    await scene.becomes('src/price.ts', text => text?.includes('Math.floor(price') ?? false);
    await scene.window.reload();
    scene.chat = await ChatPage.open(scene.window);
    await scene.says('Kept in price.ts');
    await scene.press('Undo');
    await scene.says('Undone in price.ts');
    await scene.window.openFile('src/price.ts');
    await scene.inEditor('Math.trunc(price / 100)');
    await scene.inEditor('Math.round(net');
  });

  it('takes back later what is still there, and nothing else', async () => {
    await scene.propose(REPLY);
    await scene.press(APPLY);
    await scene.press('Keep');
    await scene.says('Kept in price.ts');
    await scene.window.openFile('src/price.ts');
    await scene.typeAtEnd(27, ' // mine');
    await scene.typeAtEnd(33, ' // edited');
    await scene.press('Undo');
    await scene.says('A part of it was taken back.');
    await scene.inEditor('Math.round(net * TAX_RATES[kind]);');
    await scene.inEditor('// mine');
    await scene.inEditor('Math.floor(price / 100); // edited');
  });

  it('joins a change on disk that was made since the reply', async () => {
    await scene.propose(REPLY);
    await scene.window.editor.goToLine(1);
    await scene.write('src/price.ts', original.replace('whole cents', 'cents'));
    await scene.inEditor('An amount of money in cents.');
    await scene.press(APPLY);
    await scene.says('The file changed since the reply; both changes are kept.');
    await scene.press('Keep');
    await scene.says('Kept in price.ts');
    await scene.window.openFile('src/price.ts');
    await scene.window.editor.goToLine(1);
    await scene.inEditor('An amount of money in cents.');
    await scene.inEditor('Math.floor(price / 100)');
  });

  it('says where both changed the same line, and shows both', async () => {
    await scene.propose(REPLY);
    await scene.window.openFile('src/price.ts');
    await scene.typeAtEnd(28, ' // mine');
    await scene.press(APPLY);
    await scene.says(/You changed line 28 since, and the reply changes the same/);
    await scene.press('Show both');
    await scene.window.page.locator('.tab.active', { hasText: 'yours and the reply’s' }).waitFor();
    await scene.window.screenshot('apply-conflict');
  });

  it('applies one block after the other', async () => {
    const [first, second] = REPLY.split('>>>>>>> REPLACE\n<<<<<<< SEARCH');
    await scene.propose(
      `${first ?? ''}>>>>>>> REPLACE\n\`\`\`\n\nAnd\n\n\`\`\`ts src/price.ts\n<<<<<<< SEARCH${second ?? ''}`,
    );
    await scene.press(APPLY, 1);
    await scene.press('Keep', 1);
    await scene.says('Kept in price.ts', 1);
    await scene.press(APPLY, 2);
    await scene.press('Keep', 2);
    await scene.says('Kept in price.ts', 2);
    await scene.window.openFile('src/price.ts');
    await scene.inEditor('Math.floor(net');
    await scene.inEditor('Math.floor(price');
  });

  it('keeps byte order mark and line ends', async () => {
    const windows = `\uFEFF${original.replaceAll('\n', '\r\n')}`;
    await scene.write('src/price.ts', windows);
    await scene.window.page.locator('.statusbar-item', { hasText: 'CRLF' }).waitFor();
    await scene.propose(REPLY);
    await scene.press(APPLY);
    await scene.press('Keep');
    await scene.says('Kept in price.ts');
    await scene.window.openFile('src/price.ts');
    await scene.save();
    await scene.becomes('src/price.ts', text => text !== windows);
    const wanted = windows
      .replace('Math.round(net *', 'Math.floor(net *')
      .replace('Math.trunc(price', 'Math.floor(price');
    assert.deepEqual(await readFile(scene.path('src/price.ts')), Buffer.from(wanted));
  });

  it('does not bring back a file that was deleted meanwhile', async () => {
    await scene.propose(REPLY);
    await scene.press(APPLY);
    await scene.says('2 changes in price.ts');
    await rm(scene.path('src/price.ts'));
    await scene.press('Keep');
    await scene.says('src/price.ts is not there any more. Nothing was changed.');
    await assert.rejects(scene.onDisk('src/price.ts'));
    await scene.press('Undo');
  });
});
