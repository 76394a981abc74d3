/** What was dropped: places that the host can find, or files that only the page can read. */
export function readDrop(data: Dropped): {
  readonly uris: readonly string[];
  readonly files: readonly File[];
} {
  const uris = [
    ...resourceUrls(data.getData('resourceurls')),
    ...lines(data.getData('application/vnd.code.uri-list')),
    ...lines(data.getData('text/uri-list')),
  ].filter(uri => SCHEME.test(uri) && !/^https?:/i.test(uri));
  return { uris: [...new Set(uris)].slice(0, MOST), files: Array.from(data.files) };
}

/** What is read of a `DataTransfer`. */
interface Dropped {
  getData(type: string): string;
  readonly files: ArrayLike<File>;
}

const MOST = 50;
const SCHEME = /^[a-z][\w+.-]*:\//i;

/** VS Code's list for drags between its own parts: JSON. */
function resourceUrls(text: string): readonly string[] {
  try {
    const found: unknown = text === '' ? [] : JSON.parse(text);
    return Array.isArray(found) ? found.filter(it => typeof it === 'string') : [];
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
