import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scheduler } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { workbenchAddress } from '../../test/host/browser.ts';
import { startServer } from '../../test/host/server.ts';
import { quietSettings } from '../../test/host/settings.ts';
import { until } from '../../test/support/until.ts';

/** What one fresh start of VS Code came to, in milliseconds. */
export interface StartFigures {
  /** The evaluation of the extension's script and `activate`, as VS Code measures them in its extension host. */
  readonly activationMs: number;
  /** From the keys of Open Chat on, activation and first page included. */
  readonly firstShow: ShowTimes;
  /** The same for a panel that was hidden. */
  readonly reshows: readonly ShowTimes[];
}

/** Milliseconds from the keys. */
export interface ShowTimes {
  /** Until the frame of the panel with its composer is on the screen. */
  readonly painted: number;
  /** Until the messages are there, too, and the page answers. */
  readonly ready: number;
}

export interface StartWindowOptions {
  /** The folder of VS Code's server. */
  readonly server: string;
  readonly browser: Browser;
  /** The folder of the extension; it opens its view with the keys of Open Chat. */
  readonly extension: string;
  /** The folder that is opened. */
  readonly folder: string;
  /** How often the panel is hidden and shown again. */
  readonly reshows: number;
}

/** Starts VS Code on fresh data, shows the panel by its keys, hides and shows it again, and reads the times. */
export async function startWindow(options: StartWindowOptions): Promise<StartFigures> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const server = await startServer({
    server: options.server,
    dataDir,
    extensionsDir: join(dataDir, 'extensions'),
    installed: [options.extension],
    settings: quietSettings,
  });
  const context = await options.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  try {
    const page = await context.newPage();
    await page.goto(workbenchAddress({ url: server.url, folder: options.folder }));
    await page.locator('.statusbar-item[id="status.host"]').waitFor({ timeout: 60_000 });
    // The keys work as soon as VS Code knows the extension.
    await page.locator('.part.activitybar .action-label[aria-label^="Parley"]').waitFor();
    const shows = await watchShows(page);
    await settled(page);
    const firstShow = await shows.next();
    const reshows: ShowTimes[] = [];
    for (let count = 0; count < options.reshows; count++) {
      await page.keyboard.press('Control+Shift+E');
      await page.locator('.part.sidebar .explorer-folders-view').waitFor();
      reshows.push(await shows.next());
    }
    return { activationMs: await activation(page), firstShow, reshows };
  } finally {
    await context.close();
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Resolves when the window has had nothing long to do for two seconds: what VS Code itself does at its start is over. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(`new Promise(resolve => {
    const wait = () => setTimeout(resolve, 2_000);
    let timer = wait();
    new PerformanceObserver(() => {
      clearTimeout(timer);
      timer = wait();
    }).observe({ entryTypes: ['longtask'] });
  })`);
}

/** Milliseconds since 1970, in whichever frame it runs. */
const NOW = 'performance.timeOrigin + performance.now()';

/**
 * Runs in every frame from its beginning. A panel is painted when its composer has a place on the screen and the frame
 * is no longer hidden: VS Code shows a page only when it has loaded. It is ready when its script has drawn it. The frame
 * after that is on the screen.
 */
const WATCH_PAINT = `(() => {
  const isShown = frame => !frame || getComputedStyle(frame).visibility === 'visible';
  const isPainted = () => document.querySelector('form.composer textarea')?.offsetHeight > 0 && isShown(frameElement);
  const isReady = () => isPainted() && !document.querySelector('[aria-busy="true"] form.composer');
  // VS Code writes the page into the frame, which ends waiting for animation frames but not timers.
  const tell = (what, isSo) => {
    const timer = setInterval(() => {
      if (!isSo()) return;
      clearInterval(timer);
      requestAnimationFrame(() => requestAnimationFrame(() => parleyShown(what, ${NOW})));
    }, 1);
  };
  if (top === globalThis) return;
  tell('painted', isPainted);
  tell('ready', isReady);
})()`;

interface Shows {
  /** Presses the keys of Open Chat. Resolves when the panel is ready. */
  next(): Promise<ShowTimes>;
}

async function watchShows(page: Page): Promise<Shows> {
  let painted = Promise.withResolvers<number>();
  let ready = Promise.withResolvers<number>();
  await page.exposeFunction('parleyShown', (what: 'painted' | 'ready', at: number) => {
    (what === 'painted' ? painted : ready).resolve(at);
  });
  await page.addInitScript(WATCH_PAINT);
  await page.evaluate(
    `addEventListener('keydown', event => { if (event.code === 'KeyL') globalThis.keyPressed = ${NOW}; }, true)`,
  );
  return {
    next: async () => {
      painted = Promise.withResolvers<number>();
      ready = Promise.withResolvers<number>();
      await page.keyboard.press('Control+Alt+L');
      const [paintedAt, readyAt] = await Promise.race([Promise.all([painted.promise, ready.promise]), tooLate(page)]);
      const start = await page.evaluate<number>('keyPressed');
      return { painted: paintedAt - start, ready: readyAt - start };
    },
  };
}

/** Rejects, with what the window shows, when nothing was painted for a long while. */
async function tooLate(page: Page): Promise<never> {
  await scheduler.wait(LIMIT_MS);
  const words = await page.locator('.part.sidebar').innerText();
  throw new Error(`The panel was not painted within ${String(LIMIT_MS / 1_000)} s. The side bar shows: ${words}`);
}

const LIMIT_MS = 30_000;

/** VS Code's own figure, from its list of running extensions. */
async function activation(page: Page): Promise<number> {
  const input = page.locator('.quick-input-widget:visible input');
  const command = page.locator('.quick-input-list .monaco-list-row', { hasText: 'Show Running Extensions' }).first();
  // The panel may still take the focus, which closes the palette.
  await until(
    async () => {
      await page.keyboard.press('F1');
      await input.fill('>Developer: Show Running Extensions', { timeout: 2_000 }).catch(() => undefined);
      return command.click({ timeout: 2_000 }).then(
        () => true,
        () => false,
      );
    },
    { what: 'the list of running extensions' },
  );
  // The list has the slowest first, and only what is in sight is in the document.
  await page.setViewportSize({ width: 1280, height: 4_000 });
  const row = page.locator('.runtime-extensions-editor .extension', { hasText: /parley/i });
  const words = await row.locator('.activation-time').innerText();
  const milliseconds = /(\d+)\s*ms/.exec(words)?.[1];
  if (milliseconds === undefined) throw new Error(`VS Code gives no activation time: “${words}”.`);
  return Number(milliseconds);
}
