import type { SymbolInfo } from '../../shared/indexStatus.ts';
import { FileError } from '../workspace.ts';
import { fileName, folderOf } from './contextPart.ts';
import { inlineCode, link } from './link.ts';
import { listFiles } from './listFiles.ts';
import type { ProviderDeps } from './providerDeps.ts';
import { isTestPath } from '../index/search/testPath.ts';

/** The project at a glance, as Markdown: what its readme says, its folders, where it begins, what the code uses most. */
export async function projectMap(deps: ProviderDeps, under = ''): Promise<string> {
  const all = await listFiles(deps.index, MOST_FILES);
  const files = under === '' ? all : all.filter(path => path === under || path.startsWith(`${under}/`));
  if (files.length === 0)
    return under === '' ? 'The index knows no files yet.' : `There are no files under ${inlineCode(under)}.`;
  const [readme, outlines] = await Promise.all([readmeOf(deps, files, under), mainOutlines(deps, files)]);
  return [readme, `### Folders\n${folders(files, under)}`, entries(files), outlines]
    .filter(part => part !== '')
    .join('\n\n');
}

const MOST_FILES = 20_000;
const SHOWN_FOLDERS = 14;
const SHOWN_FILES = 6;

async function readmeOf({ workspace }: ProviderDeps, files: readonly string[], under: string): Promise<string> {
  const path = files.find(it => folderOf(it) === under && /^readme(?:\.\w+)?$/i.test(fileName(it)));
  if (path === undefined) return '';
  try {
    const { text } = await workspace.readText(path);
    const paragraph = text
      .split(/\r?\n\s*\r?\n/)
      .map(it => it.replace(/\s+/g, ' ').trim())
      .find(it => /^[\p{L}\p{N}*_`"“[]/u.test(it) && !/^\[!|^!\[|^\[!\[/.test(it) && it.length > 5);
    return paragraph === undefined ? '' : `${link(path)} says: ${paragraph.slice(0, 500)}`;
  } catch (error) {
    if (error instanceof FileError) return '';
    throw error;
  }
}

function folders(files: readonly string[], under: string): string {
  const depth = under === '' ? 0 : under.split('/').length;
  const counts = new Map<string, string[]>();
  for (const path of files) {
    const parts = path.split('/');
    // Two levels tell what one does not: `src/core`, not only `src`.
    const folder = parts.slice(0, Math.min(parts.length - 1, depth + 2)).join('/');
    const known = counts.get(folder) ?? [];
    known.push(path);
    counts.set(folder, known);
  }
  const rows = [...counts].sort((a, b) => b[1].length - a[1].length).slice(0, SHOWN_FOLDERS);
  const lines = rows
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map(
      ([folder, own]) =>
        `- ${folder === '' ? 'at the top' : link(folder)}: ${plural(own.length, 'file')}, ${kinds(own)}`,
    );
  const rest = counts.size - rows.length;
  return [...lines, ...(rest > 0 ? [`- … and ${plural(rest, 'more folder')}`] : [])].join('\n');
}

function kinds(files: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const path of files) {
    const extension = /\.(\w+)$/.exec(path)?.[1] ?? fileName(path);
    counts.set(extension, (counts.get(extension) ?? 0) + 1);
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1]).map(([extension]) => extension);
  return sorted.slice(0, 3).join(', ');
}

function entries(files: readonly string[]): string {
  const found = files
    .filter(path => ENTRY.test(path) && !isTestPath(path))
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
  return found.length === 0
    ? ''
    : `**Where to begin** ${found
        .slice(0, 8)
        .map(path => link(path))
        .join(', ')}`;
}

const ENTRY =
  /(?:^|\/)(?:(?:main|index|app|server|cli|extension|manage|__main__|lib|mod)\.(?:ts|tsx|js|mjs|py|go|rs|java|kt|rb|php|cs|c|cpp|swift|dart|ex)|package\.json|pyproject\.toml|go\.mod|Cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|Gemfile|composer\.json)$/;

/** The definitions of the files that hold most of the code near the top. */
async function mainOutlines({ workspace, index }: ProviderDeps, files: readonly string[]): Promise<string> {
  const candidates = files.filter(path => CODE.test(path) && !isTestPath(path) && !CONFIG.test(path));
  const chosen = candidates
    .sort((a, b) => rank(a) - rank(b) || a.split('/').length - b.split('/').length)
    .slice(0, SHOWN_FILES);
  const rows = await Promise.all(
    chosen.map(async path => {
      try {
        const source = await workspace.readText(path);
        const outline = await index.outline(path, source.language, source.text);
        const names = outline.filter(it => it.container === undefined && NAMED.has(it.kind)).slice(0, 8);
        return names.length === 0 ? '' : `- ${link(path)}: ${names.map(it => inlineCode(it.name)).join(', ')}`;
      } catch (error) {
        if (error instanceof FileError) return '';
        throw error;
      }
    }),
  );
  const shown = rows.filter(row => row !== '');
  return shown.length === 0 ? '' : ['**What they define**', ...shown].join('\n');
}

const CONFIG = /(?:^|\/)\.|\.config\.\w+$/;
const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|py|go|rs|java|kts?|rb|php|cs|c|cc|cpp|h|hpp|swift|dart|exs?|scala|lua)$/;
const NAMED: ReadonlySet<SymbolInfo['kind']> = new Set([
  'function',
  'class',
  'interface',
  'type',
  'enum',
  'struct',
  'trait',
]);

/** Where the program begins, then its source, then the rest. */
function rank(path: string): number {
  return (ENTRY.test(path) ? 0 : 2) + (/(?:^|\/)(?:src|lib|app|pkg|cmd|internal)\//.test(path) ? 0 : 1);
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
