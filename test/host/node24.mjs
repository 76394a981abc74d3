// What an entry point needs before anything else: the packages, and a Node that runs TypeScript. Runs on Node 20.
// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const programs = join(root, 'node_modules', '.bin');

/** The environment of everything that is started: the project's programs first, its Node 24 among them. */
export const environment = {
  ...process.env,
  PATH: [programs, process.env['PATH']].filter(Boolean).join(delimiter),
  // The project's TypeScript is ES modules without "type" in the extension's manifest, and Node says so on each start.
  NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --disable-warning=MODULE_TYPELESS_PACKAGE_JSON`.trim(),
};

/** Installs the packages when some that the lock file names are not there. Ends the process if that fails. */
export function installPackages() {
  if (isInstalled()) return;
  console.error('Installing the packages (npm ci) …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  console.error('“npm ci” failed; its output above says why. Mend that, then run this again.');
  process.exit(1);
}

/** npm keeps what it installed in a lock file of its own inside node_modules; packages for other platforms are absent. */
function isInstalled() {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = packagesOf(hidden);
  const wanted = Object.entries(packagesOf(join(root, 'package-lock.json')));
  return wanted.every(([name, it]) => name === '' || it.optional || installed[name]?.version === it.version);
}

/**
 * @param {string} path
 * @returns {Record<string, { version: string, optional?: boolean }>}
 */
function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/**
 * Goes on when the script runs in the project's own Node with the project's programs on the PATH; else runs it again
 * like that, and ends with its code.
 * @param {string} moduleUrl the `import.meta.url` of the script
 */
export async function runOnNode24(moduleUrl) {
  if (process.env['PARLEY_ON_NODE'] === programs) return;
  installPackages();
  const args = [fileURLToPath(moduleUrl), ...process.argv.slice(2)];
  const env = { ...environment, PARLEY_ON_NODE: programs };
  const child = spawn(join(programs, 'node'), args, { cwd: root, env, stdio: 'inherit' });
  // The child has its own way to end, on Ctrl+C from the terminal too; this process only waits for it.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  await new Promise(() => child.once('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1))));
}
