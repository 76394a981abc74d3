import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../test/host/browser.ts';
import type { PanelServer } from '../test/support/panelPage.ts';
import { servePanel } from '../test/support/panelPage.ts';
import { longAnswer, longThread, panelStates } from '../test/support/panelStates.ts';

/**
 * The page in Chromium: how much is loaded before the first paint, what a fast stream costs, how a long thread opens.
 *
 * `--folder=dist/webview`, `--chromium=/usr/bin/chromium`. `stream`: a 40 KB answer at 1,000 chunks a second, each a
 * message of its own. `open10k`: from the message that brings 10,000 turns until the last of them stands still.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const option = (name: string): string | undefined =>
    args.find(it => it.startsWith(`--${name}=`))?.slice(name.length + 3);
  const folder = option('folder') ?? 'dist/webview';
  if (!existsSync(join(folder, 'main.js'))) await build();
  const server = await servePanel(join(process.cwd(), folder));
  const browser = await launchBrowser(option('chromium') ?? '/usr/bin/chromium');
  try {
    return {
      ...sizes(folder),
      stream: await measureStream(browser, server),
      open10k: await measureOpen(browser, server),
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function build(): Promise<void> {
  console.error('building the page');
  await promisify(execFile)(process.execPath, ['esbuild.mjs', '--only=product']);
}

/** In KiB of 1,024 bytes: all scripts that the first paint needs, each compressed on its own, and the style sheet. */
function sizes(folder: string): Record<string, unknown> {
  const critical = [...staticImports(folder, 'main.js')];
  const bytes = (file: string): Buffer => readFileSync(join(folder, file));
  const sum = (files: readonly string[], size: (file: string) => number): number =>
    Math.round((files.reduce((total, file) => total + size(file), 0) / 1_024) * 10) / 10;
  const lazy = readdirSync(folder).filter(file => file.endsWith('.js') && !critical.includes(file));
  return {
    criticalKB: sum(critical, file => bytes(file).length),
    criticalGzKB: sum(critical, file => gzipSync(bytes(file)).length),
    cssKB: sum(['style.css'], file => bytes(file).length),
    highlighterKB: sum(['highlighter.js'], file => bytes(file).length),
    lazyKB: sum(
      lazy.filter(file => file !== 'highlighter.js'),
      file => bytes(file).length,
    ),
  };
}

/** The chunks that a script imports before it runs, itself among them. */
function staticImports(folder: string, file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, name] of readFileSync(join(folder, file), 'utf8').matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g)) {
    if (name) staticImports(folder, name, found);
  }
  return found;
}

const ANSWER_LENGTH = 40_000;
const CHUNKS_PER_SECOND = 1_000;

async function measureStream(browser: Browser, server: PanelServer): Promise<Record<string, unknown>> {
  console.error('streaming');
  const { thinking } = panelStates();
  if (!thinking) throw new Error('There is no state “thinking”.');
  const page = await openPage(browser, server.urlOf({ state: thinking }));
  const session = await page.context().newCDPSession(page);
  // Time on the processor, not on the clock: other work of the machine does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cpu = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(metric => metric.name === 'TaskDuration')?.value ?? 0) * 1_000;
  };
  const before = await cpu();
  const turnId = thinking.thread.turns.at(-1)?.id ?? '';
  const frames = await page.evaluate<readonly number[]>(
    streamScript(longAnswer(ANSWER_LENGTH), turnId, thinking.revision),
  );
  const cpuMs = Math.round((await cpu()) - before);
  await page.close();
  const worst = Math.max(...frames);
  const dropped = frames.reduce((sum, frame) => sum + Math.max(0, Math.round(frame / FRAME_MS) - 1), 0);
  return { cpuMs, droppedFrames: dropped, worstFrameMs: Math.round(worst * 10) / 10, frames: frames.length };
}

const FRAME_MS = 1_000 / 60;

/** Plays the answer from a worker, whose clock the page's work does not hold up; answers with the times of all frames. */
function streamScript(answer: string, turnId: string, revision: number): string {
  return `new Promise(resolve => {
    const answer = ${JSON.stringify(answer)};
    const size = 4;
    const worker = new Worker(URL.createObjectURL(new Blob([\`
      const begin = performance.now();
      let sent = 0;
      const timer = setInterval(() => {
        const due = Math.floor((performance.now() - begin) / 1000 * ${CHUNKS_PER_SECOND});
        while (sent < due) postMessage(sent++);
      }, 1);
    \`], { type: 'text/javascript' })));
    const frames = [];
    let last;
    let isOver = false;
    const frame = now => {
      if (last !== undefined) frames.push(now - last);
      last = now;
      if (isOver) resolve(frames);
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    let revision = ${revision};
    worker.onmessage = ({ data }) => {
      const text = answer.slice(data * size, data * size + size);
      if (text === '') {
        worker.terminate();
        isOver = true;
        return;
      }
      const event = { type: 'thread-changed', event: { type: 'turn-delta', turnId: ${JSON.stringify(turnId)}, text } };
      dispatchEvent(new MessageEvent('message', { data: { type: 'events', revision: revision++, events: [event] } }));
    };
  })`;
}

async function measureOpen(browser: Browser, server: PanelServer): Promise<Record<string, unknown>> {
  console.error('opening 10,000 turns');
  const { empty } = panelStates();
  if (!empty) throw new Error('There is no state “empty”.');
  const page = await openPage(browser, server.urlOf({ state: empty }));
  const state = longThread(10_000);
  await page.evaluate(`globalThis.longThread = ${JSON.stringify({ type: 'snapshot', state })}`);
  const result = await page.evaluate<Record<string, number>>(`new Promise(resolve => {
    const begin = performance.now();
    dispatchEvent(new MessageEvent('message', { data: longThread }));
    let before = '';
    const frame = () => {
      const log = document.querySelector('.log');
      const last = document.querySelector('[data-turn="turn-9999"]');
      const rest = log.scrollHeight - log.scrollTop - log.clientHeight;
      // Shorter, it is the stand-in until the virtual list has come.
      const now = last && log.scrollHeight > 100_000 ? [log.scrollHeight, log.scrollTop, last.getBoundingClientRect().bottom].join() : '';
      if (now !== '' && rest < 2 && now === before) {
        resolve({ ms: Math.round(performance.now() - begin), domNodes: document.querySelectorAll('*').length });
      } else {
        before = now;
        requestAnimationFrame(frame);
      }
    };
    requestAnimationFrame(frame);
  })`);
  await page.close();
  return result;
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
  page.on('pageerror', error => {
    console.error(error);
  });
  await page.goto(url);
  await page.waitForSelector('.composer textarea');
  return page;
}
