import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isWorkbenchTalk, launchBrowser, onPageError, workbenchAddress } from './browser.ts';
import { installTestHost } from './install.ts';
import { startServer } from './server.ts';
import { quietSettings, settingsPath } from './settings.ts';

/**
 * Stands in for VS Code's executable: takes its command line (`--extensionDevelopmentPath=`, `--extensionTestsPath=`,
 * `--user-data-dir=`, `--extensions-dir=`, a folder), runs the tests in a VS Code server with a Chromium as its window,
 * prints their console and exits with their code.
 */
const LIMIT_S = Number(process.env['PARLEY_TEST_LIMIT'] ?? 600);

interface Arguments {
  readonly extensions: readonly string[];
  readonly testsPath: string;
  readonly dataDir: string;
  readonly extensionsDir: string;
  readonly folder: string;
}

const ends: (() => Promise<void>)[] = [];
let ending: Promise<never> | undefined;

process.once('SIGTERM', () => void end(143));
process.once('SIGINT', () => void end(130));
setTimeout(() => {
  console.error(`The tests did not end within ${String(LIMIT_S)} s. PARLEY_TEST_LIMIT=SECONDS gives them longer.`);
  void end(1);
}, LIMIT_S * 1000);

try {
  await runTestsInServer(await readArguments(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await end(1);
}

async function runTestsInServer(options: Arguments): Promise<void> {
  const host = await installTestHost();
  const hasSettings = existsSync(settingsPath(options.dataDir));
  const server = await startServer({
    ...host,
    ...options,
    isTestRun: true,
    ...(hasSettings ? {} : { settings: quietSettings }),
  });
  ends.unshift(() => server.close());
  const browser = await launchBrowser(host.chromium);
  ends.unshift(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  onPageError(page, text => console.error(`[window] ${text}`));
  page.once('crash', () => void end(1));
  await page.exposeFunction('codeAutomationLog', printTestConsole);
  await page.exposeFunction('codeAutomationExit', (code: number) => void end(code));
  await page.goto(workbenchAddress({ ...options, url: server.url }));
}

async function readArguments(argv: readonly string[]): Promise<Arguments> {
  const values = (name: string): string[] =>
    argv.filter(it => it.startsWith(`--${name}=`)).map(it => resolve(it.slice(name.length + 3)));
  const testsPath = values('extensionTestsPath')[0];
  if (testsPath === undefined) throw new Error('editor.ts runs tests: it needs --extensionTestsPath=FILE.');
  const dataDir = values('user-data-dir')[0] ?? (await temporaryFolder());
  const folder = argv.find(it => !it.startsWith('-')) ?? (await temporaryFolder());
  return {
    extensions: values('extensionDevelopmentPath'),
    testsPath,
    dataDir,
    extensionsDir: values('extensions-dir')[0] ?? join(dataDir, 'extensions'),
    folder: resolve(folder),
  };
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-editor-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** What the extension host's console and VS Code itself say; `type` is the method of `console`. */
function printTestConsole(type: string, args: readonly unknown[]): void {
  const text = args.map(String).join(' ');
  if (isWorkbenchTalk(text)) return;
  (type === 'error' || type === 'warn' ? console.error : console.log)(...args);
}

/** Ends the browser, then the server, then this process; a second call waits for the first. */
async function end(code: number): Promise<never> {
  ending ??= (async () => {
    for (const close of ends) await close().catch((error: unknown) => console.error(error));
    process.exit(code);
  })();
  return await ending;
}
