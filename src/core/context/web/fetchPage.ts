import { ContextError } from '../contextProvider.ts';
import type { PageSource } from '../edges.ts';
import { pageProblem } from './pageProblem.ts';
import { pageText } from './pageText.ts';

export interface FetchPageDeps {
  /** Whether pages of this origin may be fetched. `from`: the host that sends on to it. Asked before each first fetch. */
  readonly confirm: (origin: string, from: string | undefined) => Promise<boolean>;
  readonly now: () => number;
  /** In milliseconds; what takes longer is given up. */
  readonly patienceMs?: number;
}

/**
 * Fetches one page that the user named: a plain GET without cookies, by the editor's own `fetch`, which knows its proxy
 * and certificates. Nothing is fetched before the user has said yes to its origin, wherever a redirect leads. What was
 * fetched is kept for a moment, so that what is previewed is what is sent.
 */
export function fetchPage({ confirm, now, patienceMs = PATIENCE_MS }: FetchPageDeps): PageSource {
  const kept = new Map<string, { readonly at: number; readonly page: Awaited<ReturnType<PageSource>> }>();
  return async (address, signal) => {
    const first = pageAddress(address);
    const known = kept.get(first.href);
    if (known && now() - known.at < KEPT_MS) return known.page;
    const page = await follow(first, signal);
    kept.delete(first.href);
    kept.set(first.href, { at: now(), page });
    for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest);
    return page;
  };

  async function follow(first: URL, signal: AbortSignal): ReturnType<PageSource> {
    let url = first;
    let from: URL | undefined;
    for (let hops = 0; hops <= MOST_HOPS; hops++) {
      if (from?.origin !== url.origin && !(await confirm(url.origin, from?.host))) {
        throw new ContextError(`The page at ${url.host} was not fetched, as you wished.`);
      }
      signal.throwIfAborted();
      const answer = await get(url, signal);
      if (!(answer instanceof URL)) return answer;
      if (isLoopback(answer) && !isLoopback(url)) {
        throw new ContextError(`${url.host} sends on to this machine (${answer.host}); that was not followed.`);
      }
      [from, url] = [url, answer];
    }
    throw new ContextError(`${first.host} sends on from one address to the next without end. Open it in a browser.`);
  }

  /** The page, or where the server sends on to. */
  async function get(url: URL, signal: AbortSignal): Promise<Awaited<ReturnType<PageSource>> | URL> {
    const timeout = AbortSignal.timeout(patienceMs);
    try {
      const response = await globalThis.fetch(url, {
        headers: { accept: ACCEPT, 'user-agent': 'Parley' },
        credentials: 'omit',
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.any([signal, timeout]),
      });
      const location = response.headers.get('location');
      if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
        await response.body?.cancel();
        if (location === null)
          throw new ContextError(`${url.host} sends on to another address. Name that one instead.`);
        return pageAddress(new URL(location, url).href);
      }
      return await pageText(url, response);
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof ContextError ? error : pageProblem(error, url.host, timeout.aborted);
    }
  }
}

const ACCEPT = 'text/html,application/xhtml+xml,text/markdown,text/plain,application/json;q=0.9';
const PATIENCE_MS = 20_000;
const MOST_HOPS = 5;
const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 8;

/** An address that may be fetched. Plain http goes to this machine only, and no address holds a password. */
function pageAddress(address: string): URL {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new ContextError('Only pages whose address begins with https:// can be fetched.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new ContextError(`The address of ${url.host} holds a name or password. Leave it out.`);
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    throw new ContextError(`${url.host} would be asked without encryption. Write https:// instead of http://.`);
  }
  url.hash = '';
  return url;
}

function isLoopback({ hostname }: URL): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
