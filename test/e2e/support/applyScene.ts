import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator } from 'playwright-core';
import type { ModelServer } from '../../support/modelServer.ts';
import { startModelServer } from '../../support/modelServer.ts';
import { until } from '../../support/until.ts';
import { ChatPage } from './chatPage.ts';
import type { EditorWindow, WindowOptions } from './window.ts';
import { openWindow } from './window.ts';

/** A window with a chat whose model replies as it is told, for applying what it says. */
export class ApplyScene {
  readonly window: EditorWindow;
  readonly server: ModelServer;
  chat: ChatPage;

  private constructor(window: EditorWindow, server: ModelServer, chat: ChatPage) {
    this.window = window;
    this.server = server;
    this.chat = chat;
  }

  static async open(options: WindowOptions = {}): Promise<ApplyScene> {
    const server = await startModelServer();
    const settings = {
      'parley.model.baseUrl': server.url,
      'parley.model.name': 'demo-model',
      // A file that gets another name would have VS Code ask about the imports of others.
      'typescript.updateImportsOnFileMove.enabled': 'never',
      ...options.settings,
    };
    // Wide enough for a diff in two columns beside a panel with all its buttons.
    const window = await openWindow({ width: 1500, ...options, settings });
    const chat = await ChatPage.open(window);
    await window.setSideBarWidth(440);
    return new ApplyScene(window, server, chat);
  }

  /** The diff that is open in the active tab, by its title. */
  get diff(): Locator {
    return this.window.page.locator('.tab.active', {
      hasText: /changes to review|to be deleted|to be renamed|new file/,
    });
  }

  /** Has the model reply this to a question, in a new chat. */
  async propose(reply: string): Promise<void> {
    this.server.setReply(reply);
    if ((await this.chat.replies.count()) > 0) {
      await this.window.page.locator('.part.sidebar').getByRole('button', { name: 'New Chat' }).first().click();
      await until(async () => (await this.chat.replies.count()) === 0, { what: 'a new chat' });
    }
    await this.chat.ask('Please change it');
  }

  /** Presses a button of a code block of the last reply. */
  async press(name: string | RegExp, block = 1): Promise<void> {
    const exact = typeof name === 'string';
    await this.chat.block(block).getByRole('button', { name, exact }).first().click();
  }

  /** Waits for words in a code block of the last reply. */
  async says(words: string | RegExp, block = 1): Promise<void> {
    await this.chat.block(block).getByText(words).first().waitFor();
  }

  /** Presses “Accept” or “Reject” above a change in the diff; they count from 0. */
  async lens(name: 'Accept' | 'Reject', position: number): Promise<void> {
    await this.window.page.locator('.modified .codelens-decoration a', { hasText: name }).nth(position).click();
  }

  path(path: string): string {
    return join(this.window.folder, path);
  }

  onDisk(path: string): Promise<string> {
    return readFile(this.path(path), 'utf8');
  }

  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(this.path(path)), { recursive: true });
    await writeFile(this.path(path), text);
  }

  /** Waits until a file on disk is as it should be. */
  async becomes(path: string, test: (text: string | undefined) => boolean): Promise<void> {
    await until(async () => test(await this.onDisk(path).catch(() => undefined)), { what: `${path} on disk` });
  }

  async inEditor(words: string): Promise<void> {
    await until(async () => (await this.#lines()).includes(words), { what: `“${words}” in the editor` });
  }

  /** Types into the text editor at the end of a line. */
  async typeAtEnd(line: number, text: string): Promise<void> {
    const { keyboard } = this.window.page;
    await this.window.editor.goToLine(line);
    await keyboard.press('End');
    await keyboard.type(text);
  }

  async save(): Promise<void> {
    await this.window.page.keyboard.press('ControlOrMeta+s');
  }

  async undo(): Promise<void> {
    await this.window.editor.focus();
    await this.window.page.keyboard.press('ControlOrMeta+z');
  }

  async close(): Promise<void> {
    await this.server.close();
  }

  /** The lines on the screen in one look, as the editor may draw them anew between two. */
  async #lines(): Promise<string> {
    const lines = await this.window.editor.element.locator('.view-lines .view-line').allTextContents();
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }
}

/** A reply with one SEARCH/REPLACE for each pair, all for one file. */
export function searchReplace(path: string, ...pairs: readonly (readonly [string, string])[]): string {
  const blocks = pairs.map(([search, replace]) => `<<<<<<< SEARCH\n${search}\n=======\n${replace}\n>>>>>>> REPLACE`);
  return ['Like this:', '', `\`\`\`ts ${path}`, ...blocks, '```', ''].join('\n');
}
