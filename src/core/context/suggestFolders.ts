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
  const hits = await index.folders(query, limit);
  return hits.map(({ path, score }) => ({
    provider,
    argument: path,
    label: fileName(path),
    detail: folderOf(path),
    kind: 'folder',
    // A file of the same name is meant more often than its folder.
    score: score - 3,
  }));
}
