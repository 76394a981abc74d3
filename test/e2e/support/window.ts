import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { launchBrowser, onPageError, workbenchAddress } from '../../host/browser.ts';
import { installTestHost } from '../../host/install.ts';
import { startServer, writeJson, type EditorServer, type ServerOptions } from '../../host/server.ts';
import { quietSettings, settingsPath, themes } from '../../host/settings.ts';
import { Editor } from './editor.ts';
import { captureFailures, keepEvidence } from './failures.ts';
import { pick, quickPickRows } from './quickMenu.ts';
import { until } from '../../support/until.ts';

export interface WindowOptions {
  /** Dark when left out. */
  readonly theme?: keyof typeof themes;
  /** CSS pixels; 1280 × 800 when left out. */
  readonly width?: number;
  readonly height?: number;
  /** The user's settings, on top of an editor that is quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** An absolute path. Left out, a fresh copy of test/sample, removed when the window closes. */
  readonly folder?: string;
  /** The folder of the extension; the checkout when left out. */
  readonly extension?: string;
  /** Environment variables that the extension sees. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Opens VS Code with the extension on a folder, in a server with fresh data, and resolves when it can be used. */
export async function openWindow(options: WindowOptions = {}): Promise<EditorWindow> {
  const host = await installTestHost();
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-e2e-'));
  const settings = { ...quietSettings, 'workbench.colorTheme': themes[options.theme ?? 'dark'], ...options.settings };
  await writeJson(settingsPath(dataDir), settings);
  const parts = {
    serverOptions: {
      server: host.server,
      dataDir,
      extensionsDir: join(dataDir, 'extensions'),
      installed: [options.extension ?? process.cwd()],
      ...(options.env ? { env: options.env } : {}),
    },
    folder: options.folder ?? (await sampleCopy(dataDir)),
    settings,
  };
  const [server, browser] = await Promise.all([startServer(parts.serverOptions), sharedBrowser(host.chromium)]);
  const view = { width: options.width ?? 1280, height: options.height ?? 800 };
  const window = new EditorWindow(parts, server, await newPage(browser, view, server.url));
  await loadOrTell(window);
  return window;
}

/** A window that does not come up shows its picture too, though no test has failed yet. */
async function loadOrTell(window: EditorWindow): Promise<void> {
  try {
    await window.load();
  } catch (error) {
    await keepEvidence('a window that did not open', [window]);
    throw error;
  }
}

interface WindowParts {
  readonly serverOptions: ServerOptions;
  readonly folder: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** The server, its data and the browser belong to another window. */
  readonly isGuest?: boolean;
}

/** One VS Code window, used as a person uses it: with keys and the mouse. */
export class EditorWindow {
  readonly page: Page;
  readonly editor: Editor;
  /** The folder that is open, an absolute path. */
  readonly folder: string;
  /** Where the server keeps settings, storage and logs: `data/User`, `data/logs`. */
  readonly dataDir: string;
  /** Errors that the page showed so far. */
  readonly pageErrors: string[] = [];
  readonly #parts: WindowParts;
  #server: EditorServer;
  #settings: Readonly<Record<string, unknown>>;

  constructor(parts: WindowParts, server: EditorServer, page: Page) {
    this.#parts = parts;
    this.#server = server;
    this.#settings = parts.settings;
    this.page = page;
    this.editor = new Editor(page);
    this.folder = parts.folder;
    this.dataDir = parts.serverOptions.dataDir;
    onPageError(page, text => this.pageErrors.push(text));
    open.add(this);
  }

  /**
   * The document of Parley's view; of its editor tab with `editor`, after `findTab`. Locators in it wait until it is
   * there.
   */
  panel(where: 'view' | 'editor' = 'view'): FrameLocator {
    const outer = `iframe.webview[src*="extensionId=parley-chat."]${where === 'view' ? ':not([data-tab])' : '[data-tab]'}:visible`;
    return this.page.locator(outer).first().contentFrame().frameLocator('#active-frame');
  }

  /** Waits for Parley's editor tab. VS Code lays all pages over the window; only where they are tells which is which. */
  async findTab(): Promise<void> {
    await this.page.waitForFunction(MARK_TAB);
  }

  /** Runs a command by its title in the command palette. The title is what the palette shows, category included. */
  async command(title: string): Promise<void> {
    await pick(this.page, { key: 'F1', text: `>${title}`, label: title });
  }

  /** Opens a file by its path in the folder, with the menu of Ctrl+P, and waits until its text is shown. */
  async openFile(path: string): Promise<void> {
    const name = path.slice(path.lastIndexOf('/') + 1);
    await pick(this.page, { key: 'ControlOrMeta+p', text: path, label: name });
    await this.#tab(name).waitFor();
    await this.editor.ready();
  }

  /** The rows of one of VS Code's menus, for example the palette's, while it is open. */
  get quickPickRows(): Locator {
    return quickPickRows(this.page);
  }

  /** The texts of the notifications that are shown. */
  get notifications(): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item-message');
  }

  /** The entry of the status bar whose text or tooltip contains this. */
  statusBarItem(text: string): Locator {
    return this.page.locator('.part.statusbar .statusbar-item', { hasText: text });
  }

  /** Drags the side bar's edge until the side bar is that many CSS pixels wide. VS Code allows no less than 170. */
  async setSideBarWidth(width: number): Promise<void> {
    const part = this.page.locator('.part.sidebar');
    await until(
      async () => {
        const box = await part.boundingBox();
        if (!box) return false;
        if (Math.abs(box.width - width) <= 1) return true;
        const y = box.y + box.height / 2;
        await this.page.mouse.move(box.x + box.width, y);
        await this.page.mouse.down();
        await this.page.mouse.move(box.x + width, y, { steps: 5 });
        await this.page.mouse.up();
        // Away from the edge, which is marked while the mouse is on it.
        await this.page.mouse.move(box.x + width + 100, y);
        return false;
      },
      { what: `a side bar of ${String(width)} px`, limit: 20_000 },
    );
  }

  /** Writes a picture of the window to test/e2e/screenshots/NAME.png and returns its path. */
  async screenshot(name: string): Promise<string> {
    const path = join(process.cwd(), 'test', 'e2e', 'screenshots', `${name}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  /**
   * Changes settings of the user while the window is open, in the settings file as an editor of VS Code: this server
   * does not see that file change from outside.
   */
  async changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    this.#settings = { ...this.#settings, ...settings };
    const { keyboard } = this.page;
    await this.command('Preferences: Open User Settings (JSON)');
    await this.#tab('settings.json').waitFor();
    await this.editor.ready();
    await this.editor.focus();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.insertText(JSON.stringify(this.#settings));
    await keyboard.press('ControlOrMeta+s');
    await this.page.locator('.tab.active:not(.dirty)[data-resource-name="settings.json"]').waitFor();
    await this.command('View: Close Editor');
    await this.#tab('settings.json').waitFor({ state: 'detached' });
  }

  /** Loads the window anew on the running server, as a person does with the reload button. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.#ready();
  }

  /** Ends the server with all extensions, as a crash does, starts it again on the same data and reloads the window. */
  async restart(): Promise<void> {
    const known = this.pageErrors.length;
    await this.#server.close();
    this.#server = await startServer({ ...this.#parts.serverOptions, port: this.#server.port });
    await this.reload();
    // That the connection was lost is what was asked for, not an error of the page.
    this.pageErrors.splice(known);
  }

  /** Opens a second window on the same folder, server and data. Close it before this one, and restart neither. */
  async another(): Promise<EditorWindow> {
    const window = new EditorWindow(
      { ...this.#parts, isGuest: true },
      this.#server,
      await this.page.context().newPage(),
    );
    await loadOrTell(window);
    return window;
  }

  async close(): Promise<void> {
    open.delete(this);
    await this.page.close();
    if (this.#parts.isGuest) return;
    await this.page.context().close();
    await this.#server.close();
    await rm(this.dataDir, { recursive: true, force: true });
    if (open.size === 0) await closeBrowser();
  }

  /** Opens the address and waits until the window can be used. */
  async load(): Promise<void> {
    await this.page.goto(workbenchAddress({ url: this.#server.url, folder: this.folder }));
    await this.#ready();
  }

  async #ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    await this.page.locator('.statusbar-item[id="status.host"]').waitFor({ timeout: 60_000 });
  }

  #tab(name: string): Locator {
    return this.page.locator(`.tab.active[data-resource-name="${name}"]`);
  }
}

/** Runs in the page: marks the frame that lies over the editor area, and tells whether there is one. */
const MARK_TAB = `(() => {
  const area = document.querySelector('.part.editor .editor-instance')?.getBoundingClientRect();
  const frames = [...document.querySelectorAll('iframe.webview[src*="extensionId=parley-chat."]')];
  const boxes = frames.map(frame => [frame, frame.getBoundingClientRect()]);
  const found = boxes.find(([, box]) => area && box.width > 0 && box.left >= area.left);
  if (found) found[0].dataset.tab = 'true';
  return found !== undefined;
})()`;

const open = new Set<EditorWindow>();
let browser: Promise<Browser> | undefined;

function sharedBrowser(executable: string): Promise<Browser> {
  browser ??= launchBrowser(executable);
  return browser;
}

async function closeBrowser(): Promise<void> {
  const closing = browser;
  browser = undefined;
  await (await closing)?.close();
}

async function newPage(from: Browser, viewport: { width: number; height: number }, origin: string): Promise<Page> {
  const context: BrowserContext = await from.newContext({ viewport, locale: 'en-US' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  context.setDefaultTimeout(20_000);
  return await context.newPage();
}

/** The copy lies in a folder of a plain name, because VS Code shows it. */
async function sampleCopy(dataDir: string): Promise<string> {
  const copy = join(dataDir, 'workspaces', 'shop');
  await mkdir(copy, { recursive: true });
  await cp(join(process.cwd(), 'test', 'sample'), copy, { recursive: true });
  return copy;
}

captureFailures(open);

// Servers and browser end with this process, but only when it ends by itself.
process.once('SIGTERM', () => process.exit(143));

after('close what is open', async () => {
  for (const window of [...open].reverse()) await window.close();
  await closeBrowser();
});
