import type { Locator, Page } from 'playwright-core';
import { until } from '../../support/until.ts';

const ELEMENT = '.editor-group-container.active .editor-instance .monaco-editor';

/** Runs in the page: the lines that the editor has drawn, in no order. */
const LINES = `[...(document.querySelector('${ELEMENT}')?.querySelectorAll('.view-lines .view-line') ?? [])]
  .map(line => ({ top: parseFloat(line.style.top) || 0, text: line.textContent }))`;

/** The text editor that has the focus of its group. */
export class Editor {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get element(): Locator {
    return this.#page.locator(ELEMENT).first();
  }

  /** Waits until a text is shown. */
  async ready(): Promise<void> {
    await this.element.locator('.view-line').first().waitFor();
  }

  /** The lines on the screen, top to bottom, joined by `\n`. A longer file has more lines than these. */
  async text(): Promise<string> {
    // In one look, as the editor may draw its lines anew between two.
    const placed = await this.#page.evaluate<{ top: number; text: string }[]>(LINES);
    placed.sort((a, b) => a.top - b.top);
    return placed.map(line => line.text.replaceAll('\u00a0', ' ')).join('\n');
  }

  /** Selects whole lines with the keyboard, both counted from 1 and included. */
  async selectLines(first: number, last: number): Promise<void> {
    const { keyboard } = this.#page;
    await this.goToLine(first);
    await keyboard.press('Home');
    await keyboard.press('Home');
    for (let line = first; line < last; line++) await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+End');
    await this.#page.locator('.statusbar-item', { hasText: /\(\d+ selected\)/ }).waitFor();
  }

  /** Puts the cursor on a line, counted from 1, and the focus into the editor. */
  async goToLine(line: number): Promise<void> {
    const { keyboard } = this.#page;
    const input = this.#page.locator('.quick-input-widget:visible input[type="text"]');
    await this.focus();
    await keyboard.press('Control+g');
    await input.waitFor();
    await input.fill(`:${String(line)}`);
    await keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
    await this.#page.locator('.statusbar-item', { hasText: `Ln ${String(line)}, Col` }).waitFor();
  }

  async focus(): Promise<void> {
    await this.#page.keyboard.press('Control+1');
    await until(async () => (await this.element.locator('.native-edit-context:focus, textarea:focus').count()) > 0, {
      what: 'the focus in the text editor',
    });
  }

  /** Opens the menu at the cursor and follows the labels into its submenus; the last one is chosen. */
  async contextMenu(labels: readonly string[]): Promise<void> {
    await this.focus();
    await this.#page.keyboard.press('Shift+F10');
    for (const [level, label] of labels.entries()) {
      const item = this.menuItem(label);
      await item.waitFor();
      if (level < labels.length - 1) await item.hover();
      else await this.#choose(item);
    }
  }

  /** A menu that has just opened does not heed a click at once. */
  async #choose(item: Locator): Promise<void> {
    await until(
      async () => {
        await item.click({ timeout: 2_000 }).catch(() => undefined);
        return (await item.count()) === 0;
      },
      { what: 'the menu to close' },
    );
  }

  /** An item of an open menu, by the label it shows. */
  menuItem(label: string): Locator {
    return this.#page
      .locator('.monaco-menu .action-item')
      .filter({ has: this.#page.getByText(label, { exact: true }) })
      .last();
  }
}
