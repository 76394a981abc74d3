import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { parley, showFile } from './support/workspace.ts';

describe('the extension in VS Code', () => {
  it('activates', async () => {
    assert.ok((await parley()).isActive);
  });

  it('has all commands that its manifest names', async () => {
    const manifest = (await parley()).packageJSON as { contributes: { commands: { command: string }[] } };
    const there = new Set(await commands.getCommands(true));
    const missing = manifest.contributes.commands.map(it => it.command).filter(it => !there.has(it));
    assert.deepEqual(missing, []);
  });

  it('leaves a file that is opened as it is', async () => {
    const { document } = await showFile('src/retry.ts');
    assert.equal(document.isDirty, false);
  });
});
