import { splitHidden } from '../../../shared/hiddenCharacters.ts';
import { ContextError } from '../contextProvider.ts';
import type { PageText } from './htmlText.ts';

/** Reads an answer as text, within bounds. Throws `ContextError` for a refusal, and for what is too large or no text. */
export async function pageText(url: URL, response: Response): Promise<PageText> {
  if (!response.ok) {
    await response.body?.cancel();
    throw new ContextError(refusal(url, response.status));
  }
  const [type = '', ...parameters] = (response.headers.get('content-type') ?? 'text/plain').toLowerCase().split(';');
  const kind = kindOf(type.trim());
  if (!kind) {
    await response.body?.cancel();
    throw new ContextError(`${url.href} is no text (${type.trim()}). Save it and attach the file instead.`);
  }
  const bytes = await readWithin(url, response);
  const named = /charset="?([\w-]+)/.exec(parameters.join(';'))?.[1];
  const text = decode(bytes, named ?? (kind === 'html' ? charsetInside(bytes) : undefined));
  if (kind === 'plain' && text.includes('\0')) throw new ContextError(`${url.href} is no text.`);
  const page = kind === 'html' ? (await import('./htmlText.ts')).htmlText(text) : { title: '', text };
  return { title: visible(page.title).slice(0, LONGEST_TITLE), text: visible(page.text) };
}

/** Without what a reader of the page would not see: soft hyphens mostly, and now and then words for a model alone. */
function visible(text: string): string {
  return splitHidden(text)
    .filter(part => typeof part === 'string')
    .join('');
}

const LARGEST = 4 * 1024 * 1024;
const LONGEST_TITLE = 120;

function kindOf(type: string): 'html' | 'plain' | undefined {
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html';
  const isText =
    type.startsWith('text/') || /^application\/(?:.+\+)?(?:json|xml|yaml|x-yaml|toml|javascript)$/.test(type);
  return isText ? 'plain' : undefined;
}

function refusal({ host, href }: URL, status: number): string {
  if (status === 404 || status === 410) return `There is no page ${href} (${String(status)}). Check the address.`;
  if (status === 401 || status === 403) {
    return `${host} does not show this page without a login (${String(status)}). Open it and attach what matters.`;
  }
  if (status === 407) return `The proxy wants a login before it reaches ${host}. Set it in VS Code's proxy settings.`;
  if (status === 429) return `${host} was asked too often (429). Try again later.`;
  return `${host} did not give the page (${String(status)}). Try again later.`;
}

async function readWithin(url: URL, response: Response): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const body: AsyncIterable<unknown> | undefined = response.body ?? undefined;
  // Leaving the loop closes the connection; what counts is the text after it was unpacked.
  for await (const piece of body ?? []) {
    if (!(piece instanceof Uint8Array)) continue;
    length += piece.length;
    if (length > LARGEST) {
      throw new ContextError(
        `${url.href} is too large: at most 4 MB are read. Save it and attach the part that matters.`,
      );
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** A page may name its characters in its first bytes. */
function charsetInside(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  return /<meta[^>]{0,200}charset=["']?([\w-]+)/i.exec(head)?.[1];
}

function decode(bytes: Uint8Array, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // A name that nobody knows: most pages are UTF-8 whatever they say.
    return new TextDecoder().decode(bytes);
  }
}
