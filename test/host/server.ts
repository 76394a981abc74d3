import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { settingsPath } from './settings.ts';

/** A running VS Code server. Its state lies in the data folder, so a new server on the same folder goes on from there. */
export interface EditorServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  /** Resolves when the server has ended, by itself or by `close`. */
  readonly ended: Promise<void>;
  /** Ends the server and every process it started. Safe to call twice. */
  close(): Promise<void>;
}

export interface ServerOptions {
  /** The folder that holds `out/server-main.js`. */
  readonly server: string;
  readonly dataDir: string;
  readonly extensionsDir: string;
  /** Folders of extensions that are installed as they are, by links. Their package.json must have all it needs. */
  readonly installed?: readonly string[];
  /** For running tests inside an extension host. VS Code then shows no notifications, so not for people. */
  readonly isTestRun?: boolean;
  /** Written as the user's settings before the start; left out, what is there stays. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** Added to this process's environment; extensions see it. */
  readonly env?: Readonly<Record<string, string>>;
  /** Takes the server's own output, line by line. */
  readonly log?: (line: string) => void;
}

const READY_LIMIT_MS = 60_000;

/** Starts a VS Code server on 127.0.0.1 and resolves when it answers. Throws with its output when it does not. */
export async function startServer(options: ServerOptions): Promise<EditorServer> {
  if (options.settings) await writeJson(settingsPath(options.dataDir), options.settings);
  await mkdir(options.extensionsDir, { recursive: true });
  for (const folder of options.installed ?? []) await install(folder, options.extensionsDir);
  const child = spawn(process.execPath, serverArguments(options), {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that extension hosts and terminals end with it.
    detached: true,
  });
  // The last resort, for a process that ends without having closed what it started.
  const onExit = (): void => signalGroup(child, 'SIGKILL');
  process.once('exit', onExit);
  const ended = new Promise<void>(resolve => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  void ended.then(() => process.removeListener('exit', onExit));
  const close = (): Promise<void> => endGroup(child, ended);
  try {
    const port = await listening(child, options.log);
    return { url: `http://127.0.0.1:${String(port)}`, port, ended, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Writes a value as JSON and makes the folders above it. */
export async function writeJson(path: string, value: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify(value, undefined, 2));
}

/** VS Code takes every folder it finds at its first start; the links lead to the extensions' own folders. */
async function install(folder: string, extensionsDir: string): Promise<void> {
  const { publisher, name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
  const link = join(extensionsDir, `${publisher}.${name}-${version}`);
  await rm(link, { force: true });
  await symlink(folder, link, 'junction');
}

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly version: string;
}

function serverArguments(options: ServerOptions): string[] {
  return [
    join(options.server, 'out', 'server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
    ...['--without-connection-token', '--accept-server-license-terms'],
    // Without this flag a built workbench ignores extensions under development and their tests.
    ...(options.isTestRun ? ['--enable-smoke-test-driver'] : []),
    ...['--server-data-dir', options.dataDir, '--extensions-dir', options.extensionsDir],
  ];
}

async function listening(child: ChildProcess, log: ((line: string) => void) | undefined): Promise<number> {
  let output = '';
  return await new Promise<number>((resolve, reject) => {
    const fail = (what: string): void => reject(new Error(`The VS Code server ${what}. Its output:\n${output}`));
    const limit = setTimeout(() => fail(`did not answer within ${String(READY_LIMIT_MS / 1000)} s`), READY_LIMIT_MS);
    const read = (chunk: Buffer): void => {
      const text = chunk.toString();
      for (const line of text.split('\n')) if (line.trim() !== '') log?.(line);
      output = (output + text).slice(-20_000);
      const ready = /Extension host agent listening on (\d+)/.exec(output);
      if (!ready) return;
      clearTimeout(limit);
      resolve(Number(ready[1]));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', error => fail(`could not be started: ${error.message}`));
    child.once('exit', code => {
      clearTimeout(limit);
      fail(`ended at once with ${String(code)}`);
    });
  });
}

const GRACE_MS = 3_000;

/** Asks the server and all it started to end, and ends them by force when that takes too long. */
async function endGroup(child: ChildProcess, ended: Promise<void>): Promise<void> {
  signalGroup(child, 'SIGTERM');
  const force = setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS);
  await ended;
  clearTimeout(force);
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}
