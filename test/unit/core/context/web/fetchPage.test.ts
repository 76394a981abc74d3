import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { PageSource } from '../../../../../src/core/context/edges.ts';
import { fetchPage } from '../../../../../src/core/context/web/fetchPage.ts';
import { portOf } from '../../../../support/modelHttp.ts';

describe('fetching a page', () => {
  let server: Server;
  let other: Server;
  let origin: string;
  let otherOrigin: string;
  let seen: IncomingMessage[];
  let asked: string[];
  let allowed: (origin: string) => boolean;
  let now: number;
  let source: PageSource;

  const start = async (listener: RequestListener): Promise<Server> => {
    const started = createServer(listener);
    await new Promise<void>(resolve => started.listen(0, '127.0.0.1', resolve));
    return started;
  };
  const stop = async (running: Server): Promise<void> => {
    running.closeAllConnections();
    await new Promise<void>(resolve => running.close(() => resolve()));
  };
  const pages: Readonly<Record<string, (response: Parameters<RequestListener>[1]) => void>> = {
    '/page': it => it.setHeader('content-type', 'text/html').end('<title>T\u200b</title><p>Hel\u00adlo'),
    '/latin': it => it.setHeader('content-type', 'text/html; charset=iso-8859-1').end(Buffer.from('gr\xfcn', 'latin1')),
    '/meta': it =>
      it.setHeader('content-type', 'text/html').end(Buffer.from('<meta charset="iso-8859-1"><p>gr\xfcn', 'latin1')),
    '/data.json': it => it.setHeader('content-type', 'application/json').end('{"a": "<b>"}'),
    '/notes.md': it => it.setHeader('content-type', 'text/markdown; charset=utf-8').end('# Größe'),
    '/image': it => it.setHeader('content-type', 'image/png').end('x'),
    '/binary': it => it.setHeader('content-type', 'text/plain').end('a\0b'),
    '/missing': it => it.writeHead(404).end(),
    '/login': it => it.writeHead(401).end(),
    '/busy': it => it.writeHead(429).end(),
    '/broken': it => it.writeHead(500).end(),
    '/big': it => it.setHeader('content-type', 'text/plain').end('x'.repeat(5 * 1024 * 1024)),
    '/never': () => undefined,
    '/reset': it => it.socket?.resetAndDestroy(),
    '/here': it => it.writeHead(302, { location: '/page' }).end(),
    '/there': it => it.writeHead(307, { location: `${otherOrigin}/page` }).end(),
    '/insecure': it => it.writeHead(301, { location: 'http://example.com/' }).end(),
    '/script': it => it.writeHead(301, { location: 'javascript:alert(1)' }).end(),
    '/loop': it => it.writeHead(302, { location: '/loop' }).end(),
  };
  const listener: RequestListener = (request, response) => {
    seen.push(request);
    const page = pages[request.url ?? ''];
    if (page) page(response);
    else response.writeHead(404).end();
  };
  before(async () => {
    [server, other] = await Promise.all([start(listener), start(listener)]);
    origin = `http://127.0.0.1:${String(portOf(server.address()))}`;
    otherOrigin = `http://127.0.0.1:${String(portOf(other.address()))}`;
  });
  after(() => Promise.all([stop(server), stop(other)]));
  beforeEach(() => {
    [seen, asked, allowed, now] = [[], [], () => true, 0];
    source = fetchPage({
      confirm: (it, from) => {
        asked.push(from === undefined ? it : `${it} from ${from}`);
        return Promise.resolve(allowed(it));
      },
      now: () => now,
      patienceMs: 400,
    });
  });
  const fetchIt = (path: string, signal = new AbortController().signal): ReturnType<PageSource> =>
    source(path.includes('://') ? path : origin + path, signal);
  const check = (path: string, expected: { title: string; text: string } | RegExp): void => {
    it(`${path} → ${JSON.stringify(expected instanceof RegExp ? String(expected) : expected)}`, async () => {
      if (expected instanceof RegExp) {
        await assert.rejects(fetchIt(path), { name: 'ContextError', message: expected });
      } else assert.deepEqual(await fetchIt(path), expected);
    });
  };

  check('/page', { title: 'T', text: 'Hello' });
  check('/page#part', { title: 'T', text: 'Hello' });
  check('/latin', { title: '', text: 'grün' });
  check('/meta', { title: '', text: 'grün' });
  check('/data.json', { title: '', text: '{"a": "<b>"}' });
  check('/notes.md', { title: '', text: '# Größe' });
  check('/here', { title: 'T', text: 'Hello' });
  check('/image', /is no text \(image\/png\)/);
  check('/binary', /is no text/);
  check('/missing', /There is no page .*\/missing \(404\)/);
  check('/login', /without a login \(401\)/);
  check('/busy', /asked too often/);
  check('/broken', /did not give the page \(500\)/);
  check('/big', /too large: at most 4 MB/);
  check('/never', /took too long/);
  check('/reset', /The connection to .* broke/);
  check('/insecure', /example\.com would be asked without encryption/);
  check('/script', /begins with https/);
  check('/loop', /without end/);
  check('http://example.com/', /without encryption/);
  check('https://me:pw@example.com/', /holds a name or password/);
  check('file:///etc/passwd', /begins with https/);
  check('http://127.0.0.1:1/', /Nothing answers/);

  it('asks before anything is sent, and sends nothing after a no', async () => {
    allowed = () => false;
    await assert.rejects(fetchIt('/page'), /as you wished/);
    assert.deepEqual([asked, seen.length], [[origin], 0]);
  });
  it('asks anew where another site takes over, and sends it nothing after a no', async () => {
    allowed = it => it === origin;
    await assert.rejects(fetchIt('/there'), /as you wished/);
    const from = new URL(origin).host;
    assert.deepEqual([asked, seen.map(it => it.url)], [[origin, `${otherOrigin} from ${from}`], ['/there']]);
  });
  it('follows to another site after a yes', async () => {
    assert.deepEqual(await fetchIt('/there'), { title: 'T', text: 'Hello' });
  });
  it('sends a plain request: no cookie, no key, no referrer', async () => {
    await fetchIt('/page');
    const [request] = seen;
    const { host, connection, ...headers } = request?.headers ?? {};
    assert.deepEqual([request?.method, host !== undefined, connection], ['GET', true, 'keep-alive']);
    assert.deepEqual(Object.keys(headers).sort(), [
      'accept',
      'accept-encoding',
      'accept-language',
      'sec-fetch-mode',
      'user-agent',
    ]);
  });
  it('keeps a page for a moment: what was previewed is what is sent', async () => {
    await fetchIt('/page');
    await fetchIt('/page');
    now = 10 * 60_000;
    await fetchIt('/page');
    assert.equal(seen.length, 2);
  });
  it('stops when it is told to', async () => {
    const abort = new AbortController();
    const fetching = fetchIt('/never', abort.signal);
    abort.abort();
    await assert.rejects(fetching, { name: 'AbortError' });
  });
});
