import type { Locator } from 'playwright-core';
import { until } from '../../support/until.ts';
import type { EditorWindow } from './window.ts';

/** Parley's panel, as a person sees and uses it. */
export class ChatPage {
  readonly #window: EditorWindow;
  readonly #where: 'view' | 'editor';

  constructor(window: EditorWindow, where: 'view' | 'editor' = 'view') {
    this.#window = window;
    this.#where = where;
  }

  /** Opens the panel with its command and waits until one can type. */
  static async open(window: EditorWindow): Promise<ChatPage> {
    await window.command('Parley: Open Chat');
    const chat = new ChatPage(window);
    await chat.composer.waitFor();
    return chat;
  }

  /** Waits until the index knows the symbols, as an empty chat says: before that a line brings no function along. */
  async indexed(): Promise<void> {
    await this.text(/files and \d+ symbols are indexed/).waitFor();
  }

  get composer(): Locator {
    return this.#page().getByRole('textbox', { name: 'Message' });
  }

  get questions(): Locator {
    return this.#page().locator('article.question');
  }

  get replies(): Locator {
    return this.#page().locator('article.reply');
  }

  get lastReply(): Locator {
    return this.replies.last();
  }

  /** A button of the page by its name. */
  button(name: string | RegExp): Locator {
    return this.#page().getByRole('button', { name });
  }

  text(words: string | RegExp): Locator {
    return this.#page().getByText(words);
  }

  find(selector: string): Locator {
    return this.#page().locator(selector);
  }

  /** The how-manieth code block of the last reply, from 1. */
  block(position: number): Locator {
    return this.lastReply.getByRole('group', { name: new RegExp(`^Code block ${String(position)},`) });
  }

  /** Types a message and sends it with Enter. */
  async send(text: string): Promise<void> {
    await this.composer.click();
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  /** Sends a message and waits until its reply has ended. Returns the words of the reply. */
  async ask(text: string): Promise<string> {
    const before = await this.replies.count();
    await this.send(text);
    return this.ended(before + 1);
  }

  /** Waits until there are so many replies and the last has ended. */
  async ended(count: number): Promise<string> {
    await until(
      async () => {
        if ((await this.replies.count()) < count) return false;
        return (await this.lastReply.getAttribute('aria-busy')) === 'false';
      },
      { what: `${String(count)} replies, the last of them complete` },
    );
    return this.lastReply.innerText();
  }

  /** Chooses an endpoint and a model in VS Code's pickers, as the first-run note offers. */
  async connect({ url, key, model }: { url: string; key: string; model: string }): Promise<void> {
    const { page } = this.#window;
    const input = page.locator('.quick-input-widget:visible input');
    const title = (words: string): Locator => page.locator('.quick-input-title', { hasText: words });
    await this.button('Connect a model').first().click();
    await title('Endpoint').waitFor();
    await input.fill('Another');
    await input.press('Enter');
    await title('Address').waitFor();
    await input.fill(url);
    await input.press('Enter');
    await title('Key').waitFor();
    await input.fill(key);
    await input.press('Enter');
    await title('Model').last().waitFor();
    await this.#window.quickPickRows.filter({ hasText: model }).first().click();
    await this.button(new RegExp(model)).waitFor();
  }

  #page(): ReturnType<EditorWindow['panel']> {
    return this.#window.panel(this.#where);
  }
}
