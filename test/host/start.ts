import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { workbenchAddress } from './browser.ts';
import { cacheFolder, installServer, onPath } from './install.ts';
import { startServer, writeJson } from './server.ts';
import { desktopSettingsPath, personSettings, settingsPath } from './settings.ts';

const PREFERRED_PORT = 3737;
const HELP = `npm start [-- OPTIONS]: builds Parley and opens an editor with it in the side bar.

  --demo-model   also starts a small model on this machine, which answers without internet
  --folder DIR   opens this folder; left out, a copy of the sample project
  --fresh        forgets what earlier starts left: threads, settings and the copy
  --port N       the port of the editor in the browser (${PREFERRED_PORT})
  --browser      opens the editor for the browser even where VS Code is installed
  --no-build     uses what was built before`;

/** Builds Parley and opens an editor with it: VS Code where `code` is on the PATH, else a server for the browser. */
export async function start(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv);
  if (options.help) {
    console.log(HELP);
    return;
  }
  if (!options['no-build']) buildProduct();
  const editor = await prepare(options);
  const ends = [...editor.ends];
  const end = async (code: number): Promise<void> => {
    for (const close of ends.splice(0)) await close();
    process.exit(code);
  };
  process.on('SIGINT', () => void end(0));
  process.on('SIGTERM', () => void end(0));
  const code = options.browser ? undefined : onPath('code');
  const opened = code === undefined ? await openServer(editor, portOption(options.port)) : openDesktop(code, editor);
  ends.unshift(opened.close);
  console.log(opened.message);
  console.log('Ctrl+C ends it.');
  await opened.ended;
  await end(0);
}

interface Options {
  readonly browser?: boolean | undefined;
  readonly 'demo-model'?: boolean | undefined;
  readonly folder?: string | undefined;
  readonly fresh?: boolean | undefined;
  readonly help?: boolean | undefined;
  readonly 'no-build'?: boolean | undefined;
  readonly port?: string | undefined;
}

function readOptions(argv: readonly string[]): Options {
  return parseArgs({
    args: [...argv],
    options: {
      browser: { type: 'boolean' },
      'demo-model': { type: 'boolean' },
      folder: { type: 'string' },
      fresh: { type: 'boolean' },
      help: { type: 'boolean' },
      'no-build': { type: 'boolean' },
      port: { type: 'string' },
    },
  }).values;
}

function portOption(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`“${text}” is no port. Give a number from 1 to 65535.`);
}

function buildProduct(): void {
  const { status } = spawnSync('node', ['esbuild.mjs', '--only=product'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed; its output above says why.');
}

interface PreparedEditor {
  /** Holds everything the editor keeps. */
  readonly home: string;
  readonly folder: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly ends: readonly (() => Promise<void>)[];
}

async function prepare(options: Options): Promise<PreparedEditor> {
  // A home of its own, because the demo model's address in the settings is of no use without the demo model.
  // It lies outside the checkout, whose .gitignore would hide the sample from Git and from searches.
  const home = join(await cacheFolder(), 'start', options['demo-model'] ? 'demo' : 'plain');
  if (options.fresh) await rm(home, { recursive: true, force: true });
  const folder = options.folder === undefined ? await sampleCopy(home) : resolve(options.folder);
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  if (!options['demo-model']) return { home, folder, settings: personSettings, ends: [] };
  const { startModelServer } = await import('../support/modelServer.ts');
  const model = await startModelServer();
  console.log(`The demo model answers at ${model.url}`);
  const settings = { ...personSettings, 'parley.model.baseUrl': model.url, 'parley.model.name': 'demo-model' };
  return { home, folder, settings, ends: [() => model.close()] };
}

/** Edits in the copy are kept from one start to the next. */
async function sampleCopy(home: string): Promise<string> {
  const copy = join(home, 'shop');
  if (!existsSync(copy)) await cp(join('test', 'sample'), copy, { recursive: true });
  return copy;
}

interface OpenEditor {
  readonly message: string;
  readonly ended: Promise<void>;
  readonly close: () => Promise<void>;
}

async function openServer({ home, folder, settings }: PreparedEditor, port: number | undefined): Promise<OpenEditor> {
  const server = await startServer({
    server: await installServer(),
    dataDir: home,
    extensionsDir: join(home, 'extensions'),
    installed: [process.cwd(), join(process.cwd(), 'test', 'host', 'opener')],
    settings: await merged(settingsPath(home), settings),
    port: port ?? ((await isFree(PREFERRED_PORT)) ? PREFERRED_PORT : 0),
  });
  const address = workbenchAddress({ url: server.url, folder });
  return { message: `\nOpen this in a browser: ${address}\n`, ended: server.ended, close: () => server.close() };
}

function openDesktop(code: string, { home, folder, settings }: PreparedEditor): OpenEditor {
  const developed = [process.cwd(), join(process.cwd(), 'test', 'host', 'opener')];
  const ready = merged(desktopSettingsPath(home), settings).then(all => writeJson(desktopSettingsPath(home), all));
  const abort = new AbortController();
  const ended = ready.then(
    () =>
      new Promise<void>((done, fail) => {
        const args = [
          ...developed.map(path => `--extensionDevelopmentPath=${path}`),
          ...[
            `--user-data-dir=${home}`,
            `--extensions-dir=${join(home, 'extensions')}`,
            '--new-window',
            '--wait',
            folder,
          ],
        ];
        const child = spawn(code, args, { stdio: 'inherit', signal: abort.signal });
        child.once('error', error => (abort.signal.aborted ? done() : fail(error)));
        child.once('exit', () => done());
      }),
  );
  const close = async (): Promise<void> => {
    abort.abort();
    await ended;
  };
  return { message: 'VS Code opens a window of its own with Parley in its side bar.', ended, close };
}

/** What the person has set before stays, but for the address of a demo model that is new at every start. */
async function merged(path: string, settings: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  if (!existsSync(path)) return { ...settings };
  try {
    const kept = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    // The demo model is at another address each time; everything else is as the person left it.
    const model = Object.fromEntries(Object.entries(settings).filter(([name]) => name.startsWith('parley.model.')));
    return { ...settings, ...kept, ...model };
  } catch {
    throw new Error(`${path} is not plain JSON. Mend it, or begin anew with “npm start -- --fresh”.`);
  }
}

async function isFree(port: number): Promise<boolean> {
  return await new Promise(answer => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)));
  });
}
