/** What was dropped. */
export interface Drop {
  /** Places that the host can find. */
  readonly uris: readonly string[];
  /** Of the problems view: files, or single lines of them, which count from 1. */
  readonly problems: readonly { readonly uri: string; readonly line?: number }[];
  /** Files that only the page can read. */
  readonly files: readonly File[];
  /** Addresses of web pages, where nothing else was dropped. */
  readonly pages: readonly string[];
}

export function readDrop(data: Dropped): Drop {
  const given = [
    ...resourceUrls(data.getData('resourceurls')),
    ...lines(data.getData('application/vnd.code.uri-list')),
    ...lines(data.getData('text/uri-list')),
  ].filter(uri => SCHEME.test(uri));
  const uris = unique(given.filter(uri => !WEB.test(uri)));
  const problems = problemsIn(data.getData(PROBLEMS));
  const files = Array.from(data.files);
  return {
    // A file of the problems view comes with its own URI, too.
    uris: problems.length > 0 ? [] : uris,
    problems,
    files,
    pages: uris.length + problems.length + files.length > 0 ? [] : unique(given.filter(uri => WEB.test(uri))),
  };
}

/** The kinds of data that are taken, in lower case. */
export const DROP_TYPES: ReadonlySet<string> = new Set([
  'files',
  'resourceurls',
  'application/vnd.code.uri-list',
  'application/vnd.code.diagnostics',
  'text/uri-list',
]);

/** What is read of a `DataTransfer`. */
interface Dropped {
  getData(type: string): string;
  readonly files: ArrayLike<File>;
}

const MOST = 50;
/** `untitled:Untitled-1` too; a single letter is a drive. */
const SCHEME = /^[a-z][\w+.-]+:\S/i;
const WEB = /^https?:/i;
const PROBLEMS = 'application/vnd.code.diagnostics';

function unique(uris: readonly string[]): readonly string[] {
  return [...new Set(uris)].slice(0, MOST);
}

/** VS Code's list for drags between its own parts: JSON. */
function resourceUrls(text: string): readonly string[] {
  return list(text).filter(it => typeof it === 'string');
}

/** VS Code's markers: `{ resource, startLineNumber }` for a problem, `{ uri }` for a file with some. */
function problemsIn(text: string): Drop['problems'] {
  const found = list(text).flatMap(it => {
    const uri = uriOf(field(it, 'resource') ?? field(it, 'uri'));
    const line = field(it, 'startLineNumber');
    return uri === undefined ? [] : [{ uri, ...(typeof line === 'number' ? { line } : {}) }];
  });
  return found.slice(0, MOST);
}

/** A URI that VS Code has taken apart. */
function uriOf(parts: unknown): string | undefined {
  const [scheme, authority, path] = ['scheme', 'authority', 'path'].map(name => field(parts, name));
  if (typeof scheme !== 'string' || typeof path !== 'string') return undefined;
  return `${scheme}://${typeof authority === 'string' ? authority : ''}${path.split('/').map(encodeURIComponent).join('/')}`;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

function list(text: string): readonly unknown[] {
  try {
    const found: unknown = text === '' ? [] : JSON.parse(text);
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

function lines(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'));
}
