import type { ContextProvider, RankedSuggestion } from '../contextProvider.ts';
import { contextPart } from '../contextPart.ts';
import { fileTree } from '../fileTree.ts';
import { listFiles } from '../listFiles.ts';
import { missingFolder } from '../missingFolder.ts';
import { parsePlace } from '../placeInFile.ts';
import type { ProviderDeps } from '../providerDeps.ts';
import { suggestFolders } from '../suggestFolders.ts';

/** `@tree` or `@tree:src` — the names of folders and files. */
export function tree({ index }: ProviderDeps): ContextProvider {
  return {
    id: 'tree',
    description: 'The names of all folders and files',
    takesArgument: true,
    async suggest(query, limit) {
      const folders = await suggestFolders(index, 'tree', query, limit);
      return query === '' ? [WHOLE, ...folders] : folders;
    },
    async resolve(argument) {
      const folder = parsePlace(argument).path;
      const all = await listFiles(index, MOST_FILES);
      const inside =
        folder === ''
          ? all
          : all.flatMap(path => (path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : []));
      if (inside.length === 0) throw missingFolder(folder, index);
      const text = fileTree(inside, MOST_LINES);
      return [
        contextPart({
          provider: 'tree',
          label: folder === '' ? 'File tree' : `File tree of ${folder}`,
          reason: 'You asked for the file tree.',
          text,
        }),
      ];
    },
  };
}

const WHOLE: RankedSuggestion = {
  provider: 'tree',
  argument: '',
  label: '@tree',
  detail: 'The whole workspace',
  kind: 'tree',
  score: 60,
};
const MOST_FILES = 20_000;
const MOST_LINES = 300;
