import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { EMPTY_GLIMPSE, glimpseOf } from '../../src/core/panel/glimpse.ts';
import { pageSkeleton } from '../../src/core/panel/pageSkeleton.ts';
import type { PanelState } from '../../src/shared/panelState.ts';
import type { HostMessage } from '../../src/shared/protocol.ts';

/** One page of the panel as the host would write it. */
export interface PanelPage {
  /** Left out for a page that is written before its state is known. */
  readonly state?: PanelState;
  /** A file of `themes/`: `dark`, `light`, `highContrast`. */
  readonly theme?: string;
  readonly language?: string;
  readonly direction?: 'ltr' | 'rtl';
  /** Classes that VS Code gives the body beside the theme's: `vscode-using-screen-reader`. */
  readonly bodyClass?: string;
  /** The answers to requests, by method; those that are not here are answered with nothing. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** What the page wrote down before: `getState()` of VS Code. */
  readonly remembered?: unknown;
}

export interface PanelServer {
  /** The address of a page. The page is made anew at each call of it. */
  readonly urlOf: (page: PanelPage) => string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the built page without VS Code: with the theme variables that VS Code gives a webview, the same policy, and a
 * stand-in for its bridge. In the page, `parleyHost` holds what was asked (`requests`), what was written down
 * (`remembered`), and plays messages of the host (`post`).
 */
export async function servePanel(folder = join(import.meta.dirname, '../../dist/webview')): Promise<PanelServer> {
  const pages: PanelPage[] = [];
  const server = createServer((request, response) => {
    void answer(request, response, folder, pages).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${String(portOf(server.address()))}`;
  return {
    urlOf: page => `${origin}/page/${String(pages.push(page) - 1)}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A message of the host, as a script for the page. */
export function postScript(message: HostMessage): string {
  return `parleyHost.post(${JSON.stringify(message)})`;
}

function portOf(address: string | AddressInfo | null): number {
  return typeof address === 'object' && address ? address.port : 0;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  pages: readonly PanelPage[],
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const page = pages[Number(/^\/page\/(\d+)$/.exec(pathname)?.[1] ?? -1)];
  if (page) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(await html(page));
    return;
  }
  const file = join(folder, normalize(pathname));
  if (!file.startsWith(folder) || !existsSync(file) || !TYPES[extname(file)]) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': TYPES[extname(file)] });
  createReadStream(file).pipe(response);
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

interface Theme {
  readonly bodyClass: string;
  readonly vars: Readonly<Record<string, string>>;
}

async function html(page: PanelPage): Promise<string> {
  const { bodyClass, vars } = await readTheme(page.theme ?? 'dark');
  const variables = Object.entries(vars).map(([name, value]) => `${name.replaceAll('.', '-')}: ${value};`);
  const policy =
    `default-src 'none'; script-src 'nonce-panel' 'self'; style-src 'self' 'nonce-panel'; img-src 'self' data:; ` +
    `font-src 'self'; connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${page.language ?? 'en'}" dir="${page.direction ?? 'ltr'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Parley</title>
<style nonce="panel">html { ${variables.join(' ')} }</style>
<link rel="stylesheet" href="/style.css">
</head>
<body class="${bodyClass} ${page.bodyClass ?? ''}">
<div id="root" data-highlighter="/highlighter.js" data-grammars="/grammars/">${pageSkeleton(page.state ? glimpseOf(page.state) : EMPTY_GLIMPSE)}</div>
<script nonce="panel">${bridge(page)}</script>
${page.state ? `<script type="application/json" id="state">${json(page.state)}</script>` : ''}
<script nonce="panel">import('/main.js');</script>
</body>
</html>`;
}

async function readTheme(name: string): Promise<Theme> {
  // The themes are our own files.
  return JSON.parse(await readFile(join(import.meta.dirname, 'themes', `${name}.json`), 'utf8')) as Theme;
}

/** What `acquireVsCodeApi` gives in VS Code, as far as the page uses it. */
function bridge(page: PanelPage): string {
  const answers = { 'panel/ready': page.state, ...page.answers };
  return `
    const parleyHost = {
      requests: [],
      answers: ${json(answers)},
      remembered: ${json(page.remembered ?? null)},
      isSilent: false,
      post: message => window.postMessage(message, '*'),
    };
    window.parleyHost = parleyHost;
    window.acquireVsCodeApi = () => ({
      postMessage: message => {
        parleyHost.requests.push(message);
        if (parleyHost.isSilent) return;
        const answer = parleyHost.answers[message.method];
        const isFailure = answer !== null && typeof answer === 'object' && 'failure' in answer;
        parleyHost.post(isFailure
          ? { type: 'failure', id: message.id, failure: answer.failure }
          : { type: 'result', id: message.id, result: answer });
      },
      getState: () => parleyHost.remembered ?? undefined,
      setState: value => { parleyHost.remembered = value; },
    });`;
}

function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
