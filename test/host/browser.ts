import { chromium, type Browser, type Page } from 'playwright-core';

/** Starts a headless Chromium. The caller closes it. */
export async function launchBrowser(executablePath: string): Promise<Browser> {
  return await chromium.launch({
    executablePath,
    // Ending on signals is the caller's task: it has more to end than the browser.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface WorkbenchAddress {
  /** `http://127.0.0.1:PORT` of the server. */
  readonly url: string;
  readonly folder: string;
  /** Extensions under development, each an absolute folder; only in a test run. */
  readonly extensions?: readonly string[];
  /** An absolute file that exports `run()`. */
  readonly testsPath?: string;
}

/** The address that opens a folder with extensions under development, and with tests to run in them. */
export function workbenchAddress({ url, folder, extensions = [], testsPath }: WorkbenchAddress): string {
  const remote = (path: string): string => `vscode-remote://${new URL(url).host}${path}`;
  const payload = extensions.map(path => ['extensionDevelopmentPath', remote(path)]);
  if (testsPath !== undefined) payload.push(['extensionTestsPath', remote(testsPath)]);
  const address = `${url}/?folder=${encodeURIComponent(folder)}`;
  return payload.length === 0 ? address : `${address}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/**
 * Hands on every error of the page, less three that a VS Code server without internet always has. Lines that VS Code's
 * own log writes to the console (they begin with a `%c` style) are told by `codeAutomationLog` already.
 */
export function onPageError(page: Page, report: (text: string) => void): void {
  page.on('pageerror', error => {
    const text = error.stack ?? error.message;
    if (!isHarmless(text)) report(text);
  });
  page.on('crash', () => report('The page crashed.'));
  page.on('console', message => {
    const text = `${message.text()} (${message.location().url})`;
    if (message.type() === 'error' && !text.startsWith('%c') && !isHarmless(text)) report(text);
  });
}

/**
 * A server without internet has no extension gallery to ask and no `vsda` to sign with, and the files around code-server's
 * own front page (its service worker, icons and update check) are not there: it says so at every start.
 */
export function isHarmless(text: string): boolean {
  return harmless.some(it => it.test(text));
}

const harmless = [
  // VS Code's own page around a webview, when the webview is taken away while it loads.
  /Found unexpected null[\s\S]*\/webview\/browser\/pre\/index\.html/,
  /open-vsx\.org.*(ENOTFOUND|ERR_NAME_NOT_RESOLVED)|(ENOTFOUND|ERR_NAME_NOT_RESOLVED).*open-vsx\.org/s,
  /\bvsda\b/,
  /404.*(serviceWorker\.js|_static\/src\/browser\/|update\/check|fetching the script)|serviceWorker\.js.*404/s,
];

/**
 * What VS Code itself says on its way to running tests: the harmless errors, its steps of connecting and of
 * letting go of what was under way when the extension host ended.
 */
export function isWorkbenchTalk(text: string): boolean {
  return isHarmless(text) || steps.test(text);
}

const steps =
  /^(Canceled: Canceled|Timed out waiting for authentication provider|Resolv(ing|ed) connection token|Creating a socket|\[(reconnection-grace-time|AgentHost:|AccountPolicyGate)|Updating additional builtin)/;
