import type { Page } from 'playwright-core';
import { until } from '../../support/until.ts';

/**
 * Waits until VS Code has written down something of the window, as it does every few seconds: what a page keeps, which
 * editors are open. In a browser that is a database of the page. `key` is part of a key, `text` of its value.
 */
export async function stateKept(page: Page, { key, text }: { key: string; text: string }): Promise<void> {
  const read = `(${READ})(${JSON.stringify(key)}, ${JSON.stringify(text)})`;
  await until(() => page.evaluate<boolean>(read), { what: `“${text}” in what VS Code keeps of ${key}` });
}

/** Runs in the page. */
const READ = `async (key, text) => {
  const asked = request => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  for (const { name } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name));
    try {
      for (const store of database.objectStoreNames) {
        const table = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([asked(table.getAllKeys()), asked(table.getAll())]);
        if (keys.some((it, at) => String(it).includes(key) && String(values[at]).includes(text))) return true;
      }
    } finally {
      database.close();
    }
  }
  return false;
}`;
