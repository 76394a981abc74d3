import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** What a window must show of itself when a test fails. */
export interface Witness {
  readonly page: Page;
  readonly dataDir: string;
  readonly pageErrors: readonly string[];
}

/** After each failed test, puts a picture and the logs of every open window into test/e2e/failures/TEST/. */
export function captureFailures(windows: Iterable<Witness>): void {
  afterEach('keep pictures and logs of a failure', async function () {
    if (this.currentTest?.state !== 'failed') return;
    const name = this.currentTest.fullTitle().replace(/[^\p{L}\p{N}]+/gu, '-');
    let number = 0;
    for (const window of windows) {
      const folder = join(process.cwd(), 'test', 'e2e', 'failures', name, String(++number));
      await mkdir(folder, { recursive: true });
      await window.page.screenshot({ path: join(folder, 'window.png') });
      await writeFile(join(folder, 'page-errors.txt'), window.pageErrors.join('\n'));
      await cp(join(window.dataDir, 'data', 'logs'), join(folder, 'logs'), { recursive: true });
    }
  });
}
