import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** What a window must show of itself when a test fails. */
export interface Witness {
  readonly page: Page;
  readonly dataDir: string;
  readonly pageErrors: readonly string[];
}

/** After each failed test, keeps what every open window shows. */
export function captureFailures(windows: Iterable<Witness>): void {
  afterEach('keep pictures and logs of a failure', async function () {
    if (this.currentTest?.state === 'failed') await keepEvidence(this.currentTest.fullTitle(), windows);
  });
}

/** Puts a picture and the logs of each window into test/e2e/failures/TITLE/. */
export async function keepEvidence(title: string, windows: Iterable<Witness>): Promise<void> {
  const name = title.replace(/[^\p{L}\p{N}]+/gu, '-');
  let number = 0;
  for (const window of windows) {
    const folder = join(process.cwd(), 'test', 'e2e', 'failures', name, String(++number));
    await mkdir(folder, { recursive: true });
    await window.page.screenshot({ path: join(folder, 'window.png') });
    await writeFile(join(folder, 'page-errors.txt'), window.pageErrors.join('\n'));
    await cp(join(window.dataDir, 'data', 'logs'), join(folder, 'logs'), { recursive: true });
  }
}
