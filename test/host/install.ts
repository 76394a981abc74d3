import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, createWriteStream, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The heavy parts of the test host, each an absolute path. */
export interface TestHost {
  /** VS Code's server: the folder that holds `out/server-main.js`. */
  readonly server: string;
  /** A Chromium that Playwright can drive. */
  readonly chromium: string;
}

/**
 * Finds the VS Code server and a Chromium, and installs what is missing: the server from npm into a cache outside the
 * checkout (40 s, once), Chromium with apt where that is possible. Throws an Error whose message says what to do.
 */
export async function installTestHost(): Promise<TestHost> {
  return { server: await installServer(), chromium: await findChromium() };
}

const INSTALL_LIMIT_MS = 15 * 60_000;
const serverPath = join('node_modules', 'code-server', 'lib', 'vscode');

/** Only the server, for a person who brings a browser. Returns the folder that holds `out/server-main.js`. */
export async function installServer(): Promise<string> {
  const own = join(process.cwd(), 'test', 'host');
  const home = join(await cacheFolder(), await fingerprint(own));
  if (!existsSync(join(home, serverPath, 'out', 'server-main.js'))) await installInto(home, own);
  await pointTo(home);
  return join(home, serverPath);
}

/** Installs beside `home` and renames at the end, so that a folder of that name is always a whole installation. */
async function installInto(home: string, own: string): Promise<void> {
  console.error('Installing the VS Code server that the tests run in (about 40 seconds, only once) …');
  await rm(home, { recursive: true, force: true });
  const draft = await mkdtemp(`${home}.partial-`);
  const log = `${home}.log`;
  try {
    for (const name of ['package.json', 'package-lock.json', '.npmrc']) await cp(join(own, name), join(draft, name));
    await buildTools(log);
    await npm(['ci'], draft, log);
    const server = join(draft, serverPath);
    await npm(['install', '--omit=dev', '--no-save'], server, log);
    await npm(['ci', '--omit=dev'], join(server, 'extensions'), log);
    await run('npm', ['rebuild', ...neededNatives], server, log);
    await rename(draft, home).catch((error: unknown) => {
      // Another run may have been quicker with the same installation; its result is as good as ours.
      if (!existsSync(join(home, serverPath))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * What the server loads at start and what has no prebuilt binary in its package. code-server's own install script would
 * also build SQLite, Kerberos and Windows parts, which takes longer and needs headers that few machines have.
 */
const neededNatives = ['@vscode/spdlog', '@vscode/native-watchdog'];

async function npm(args: readonly string[], folder: string, log: string): Promise<void> {
  await run('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund'], folder, log);
}

/** A compiler for the native modules, where one can be had without asking. */
async function buildTools(log: string): Promise<void> {
  const missing = ['python3', 'make', 'g++'].filter(name => onPath(name) === undefined);
  if (missing.length === 0) return;
  if (await aptInstall(missing, log)) return;
  throw new Error(`The VS Code server needs ${missing.join(', ')} to be built. Install that, then run this again.`);
}

/** True when the Debian packages were installed; false where this user or system cannot do that. */
async function aptInstall(packages: readonly string[], log: string): Promise<boolean> {
  if (process.getuid?.() !== 0 || onPath('apt-get') === undefined) return false;
  await run('apt-get', ['update'], process.cwd(), log);
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], process.cwd(), log);
  return true;
}

/** Where this and the like is kept between runs, outside the checkout where that can be written. */
export async function cacheFolder(): Promise<string> {
  const preferred = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'parley-test-host');
  try {
    await mkdir(preferred, { recursive: true });
    accessSync(preferred, constants.W_OK);
    return preferred;
  } catch {
    // Some build machines have no home folder to write to; the checkout itself always serves.
    const inside = join(process.cwd(), '.vscode-test', 'cache');
    await mkdir(inside, { recursive: true });
    return inside;
  }
}

/** Native modules are built for one Node and one platform, so both are part of the name. */
async function fingerprint(own: string): Promise<string> {
  const lock = await readFile(join(own, 'package-lock.json'));
  const node = process.versions.modules;
  return createHash('sha256')
    .update(lock)
    .update(`${process.platform}-${process.arch}-${node}`)
    .digest('hex')
    .slice(0, 16);
}

async function pointTo(home: string): Promise<void> {
  const link = join(process.cwd(), '.vscode-test', 'server');
  await mkdir(join(link, '..'), { recursive: true });
  await rm(link, { recursive: true, force: true });
  // Two runs at once write the same link; the loser finds it made.
  await symlink(home, link, 'junction').catch(() => undefined);
}

async function findChromium(): Promise<string> {
  const found = chromiumHere();
  if (found !== undefined) return found;
  console.error('Chromium is missing; trying to install it (only once) …');
  if (await aptInstall(['chromium'], join(await cacheFolder(), 'chromium.log'))) {
    const installed = chromiumHere();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'No Chromium was found. Install Chromium or Google Chrome (on Debian: sudo apt-get install chromium), ' +
      'or set CHROMIUM_PATH to its executable, then run this again.',
  );
}

const browserNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const browserApps = [
  '/usr/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function chromiumHere(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') {
    if (existsSync(given)) return given;
    throw new Error(`CHROMIUM_PATH names ${given}, which does not exist. Correct it or unset it.`);
  }
  return browserApps.find(existsSync) ?? browserNames.map(onPath).find(path => path !== undefined);
}

/** The absolute path of a program, or undefined where the PATH has none of that name. */
export function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '');
  return folders.map(folder => join(folder, name)).find(existsSync);
}

/** Runs a program with its output in a log file, and throws with the end of that log when it fails. */
async function run(program: string, args: readonly string[], cwd: string, logPath: string): Promise<void> {
  const log = createWriteStream(logPath, { flags: 'a' });
  const env = { ...process.env, PATH: `${nodeFolder()}${delimiter}${process.env['PATH'] ?? ''}` };
  const child = spawn(program, args, {
    cwd,
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: INSTALL_LIMIT_MS,
  });
  child.stdin.end();
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const code = await new Promise<number | string | Error>(resolve => {
    child.once('error', resolve);
    child.once('close', (status, signal) => resolve(status ?? signal ?? 'an unknown end'));
  });
  await new Promise<void>(resolve => log.end(resolve));
  if (code === 0) return;
  const tail = (await readFile(logPath, 'utf8')).trimEnd().split('\n').slice(-25).join('\n');
  const reason = code instanceof Error ? code.message : `it ended with ${code}`;
  throw new Error(`“${program} ${args.join(' ')}” failed: ${reason}.\n${tail}\nThe whole output: ${logPath}`);
}

/** code-server builds its native modules for the Node on the PATH, which must be the one that will run them. */
function nodeFolder(): string {
  return join(process.execPath, '..');
}
