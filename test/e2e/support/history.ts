import type { Locator } from 'playwright-core';
import type { ChatPage } from './chatPage.ts';
import type { EditorWindow } from './window.ts';

/** The list of chats, as a person sees and uses it. */
export class History {
  readonly #chat: ChatPage;

  private constructor(chat: ChatPage) {
    this.#chat = chat;
  }

  static async open(window: EditorWindow, chat: ChatPage): Promise<History> {
    await window.command('Parley: Show History');
    await chat.find('.historyPage').waitFor();
    return new History(chat);
  }

  get rows(): Locator {
    return this.#chat.find('.historyList .threadRow');
  }

  /** The titles on show, top to bottom. */
  titles(): Promise<readonly string[]> {
    return this.#chat.find('.historyList .threadTitle').allInnerTexts();
  }

  row(title: string): Locator {
    return this.rows.filter({ has: this.#chat.find('.threadTitle').getByText(title, { exact: true }) });
  }

  /** Presses one of the buttons that stand in a row. */
  async act(title: string, button: string): Promise<void> {
    await this.row(title).hover();
    await this.row(title).getByRole('button', { name: button }).click();
  }

  async show(what: 'Chats' | 'Archived' | 'Trash'): Promise<void> {
    await this.#choose('Show', what);
  }

  async sortBy(order: 'Last active' | 'Created' | 'Changed'): Promise<void> {
    await this.#choose('Sort by', order);
  }

  async search(words: string): Promise<void> {
    await this.#chat.find('.historyTop').getByRole('textbox').fill(words);
  }

  async open(title: string): Promise<void> {
    await this.row(title).first().locator('.threadMain').click();
    await this.#chat.find('.historyPage').waitFor({ state: 'detached' });
  }

  async #choose(label: string, option: string): Promise<void> {
    await this.#chat.find('.historyTop').getByRole('combobox', { name: label }).selectOption({ label: option });
  }
}
