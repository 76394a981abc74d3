import { matchName } from '../index/search/matchName.ts';
import type { CodeIndex } from './codeIndex.ts';
import { fileName, folderOf } from './contextPart.ts';
import type { RankedSuggestion } from './contextProvider.ts';

/** The folders whose name or path fits, best first. Folders without files are not among them. */
export async function suggestFolders(
  index: CodeIndex,
  provider: string,
  query: string,
  limit: number,
): Promise<readonly RankedSuggestion[]> {
  const wanted = query.replace(/\/+$/, '');
  const hits = await index.files(wanted === '' ? '.' : fileName(wanted), LOOKED_AT);
  const folders = new Set<string>();
  for (const { path } of hits) {
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.add(folder);
  }
  return [...folders]
    .map(folder => ({ folder, score: score(folder, wanted) }))
    .filter(it => it.score > 0)
    .sort((a, b) => b.score - a.score || a.folder.length - b.folder.length)
    .slice(0, limit)
    .map(it => ({
      provider,
      argument: it.folder,
      label: fileName(it.folder),
      detail: folderOf(it.folder),
      kind: 'folder',
      score: it.score,
    }));
}

const LOOKED_AT = 300;

function score(folder: string, wanted: string): number {
  if (wanted === '') return 40 - folder.split('/').length;
  // A file of the same name is meant more often than its folder.
  const own = matchName(fileName(folder), fileName(wanted)) - 3;
  if (!wanted.includes('/')) return own;
  return folder.toLowerCase().includes(wanted.toLowerCase()) ? Math.max(own, 70) : 0;
}
