import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * An extension that opens a view with nothing but a text area: what VS Code itself takes on this machine at this hour.
 * Answers with its folder, which the caller removes.
 */
export async function writeBlankExtension(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-blank-'));
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'blank.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"/>');
  await writeFile(join(folder, 'extension.cjs'), script);
  return folder;
}

const manifest = {
  ...{ name: 'parley', publisher: 'blank', displayName: 'Parley', version: '0.0.1' },
  engines: { vscode: '^1.101.0' },
  main: './extension.cjs',
  activationEvents: [],
  contributes: {
    viewsContainers: { activitybar: [{ id: 'parley', title: 'Parley', icon: 'blank.svg' }] },
    views: { parley: [{ id: 'parley.chat', name: 'Chat', type: 'webview' }] },
    commands: [{ command: 'parley.chat.open', title: 'Open' }],
    keybindings: [{ command: 'parley.chat.open', key: 'ctrl+alt+l' }],
  },
};

const script = `const vscode = require('vscode');
exports.activate = ({ subscriptions }) => {
  const html = '<!doctype html><html><body><form class="composer"><textarea></textarea></form></body></html>';
  const resolveWebviewView = ({ webview }) => {
    webview.options = { enableScripts: true };
    webview.html = html;
  };
  subscriptions.push(
    vscode.window.registerWebviewViewProvider('parley.chat', { resolveWebviewView }),
    vscode.commands.registerCommand('parley.chat.open', () => vscode.commands.executeCommand('parley.chat.focus')),
  );
};
`;
