import type { Locator, Page } from 'playwright-core';
import { until } from '../../support/until.ts';

export interface Pick {
  readonly key: string;
  readonly text: string;
  readonly label: string;
}

/** The rows of one of VS Code's menus, for example the palette's, while it is open. */
export function quickPickRows(page: Page): Locator {
  return page.locator('.quick-input-widget .quick-input-list .monaco-list-row');
}

/**
 * Opens a menu with a key, types into it and chooses a row by its label. An extension that is still starting has no row
 * yet, and a list that has been made does not grow: then it asks again.
 */
export async function pick(page: Page, { key, text, label }: Pick): Promise<void> {
  const input = page.locator('.quick-input-widget:visible input[type="text"]');
  const row = quickPickRows(page)
    .filter({ has: page.getByText(label, { exact: true }) })
    .first();
  await until(
    async () => {
      await page.keyboard.press(key);
      await input.waitFor({ timeout: 2_000 }).catch(() => undefined);
      await input.fill(text, { timeout: 2_000 }).catch(() => undefined);
      const isListed = await row.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      );
      // The menu closes by itself when something else takes the focus: then it is opened again.
      const isChosen =
        isListed &&
        (await row.click({ timeout: 2_000 }).then(
          () => true,
          () => false,
        ));
      if (!isChosen) await page.keyboard.press('Escape');
      return isChosen;
    },
    { what: `“${label}” in the menu of “${text}”`, limit: 30_000 },
  );
  // A command that asks something leaves the menu open, with another question in it.
  await until(
    async () => {
      const isOpen = await input.isVisible();
      return !isOpen || (await input.inputValue({ timeout: 1_000 }).catch(() => '')) !== text;
    },
    { what: `the end of the menu of “${text}”` },
  );
}
