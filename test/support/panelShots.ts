import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '../host/browser.ts';
import { servePanel } from './panelPage.ts';
import { panelStates } from './panelStates.ts';

/**
 * Pictures of the page in all its states: `node test/support/panelShots.ts FOLDER [states] [themes] [widths]`, lists
 * with commas; without them every state in three themes at 300 and 480 pixels. The page must be built.
 */
const [folder = 'dist/shots', states, themes = 'dark,light,highContrast', widths = '300,480'] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const server = await servePanel();
const browser = await launchBrowser('/usr/bin/chromium');
for (const [name, state] of Object.entries(panelStates())) {
  if (states && !states.split(',').includes(name)) continue;
  for (const theme of themes.split(',')) {
    for (const width of widths.split(',').map(Number)) {
      const page = await browser.newPage({ viewport: { width, height: 820 } });
      page.on('pageerror', error => {
        console.error(name, error);
      });
      await page.goto(server.urlOf({ state, theme }));
      await page.waitForSelector('.composer textarea');
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: join(folder, `${name}_${theme}_${String(width)}.png`) });
      await page.close();
    }
  }
}
await browser.close();
await server.close();
