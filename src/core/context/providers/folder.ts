import { estimateTokens } from '../../models/tokens.ts';
import { skippedByName } from '../../index/files/fileGate.ts';
import { FileError } from '../../workspace.ts';
import type { ContextPart } from '../../../shared/thread.ts';
import type { ContextProvider } from '../contextProvider.ts';
import { ContextError } from '../contextProvider.ts';
import { contextPart } from '../contextPart.ts';
import { filePart } from '../filePart.ts';
import { fileTree } from '../fileTree.ts';
import { listFiles } from '../listFiles.ts';
import { parsePlace } from '../placeInFile.ts';
import { missingFolder } from '../missingFolder.ts';
import type { ProviderDeps } from '../providerDeps.ts';
import { suggestFolders } from '../suggestFolders.ts';

/** `@folder:src/core` — the files of a folder: their text as far as it fits, the outline of what is long, the names of all. */
export function folder({ workspace, index }: ProviderDeps): ContextProvider {
  return {
    id: 'folder',
    description: 'The files of a folder',
    takesArgument: true,
    suggest: (query, limit) => suggestFolders(index, 'folder', query, limit),
    async resolve(argument, signal) {
      const { path } = parsePlace(argument);
      if (path === '') throw new ContextError('Name a folder after @folder: and try again.');
      const files = (await listFiles(index, MOST_FILES)).filter(
        it => it.startsWith(`${path}/`) && skippedByName(it) !== 'secret',
      );
      if (files.length === 0) throw missingFolder(path, index);
      const names = files.map(it => it.slice(path.length + 1));
      const parts: ContextPart[] = [
        contextPart({
          provider: 'folder',
          label: `${path}/`,
          reason: 'You chose this folder.',
          text: fileTree(names, TREE_LINES),
        }),
      ];
      // Files near the top of the folder say most about it.
      const ordered = files.toSorted((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
      let room = ROOM;
      for (const file of ordered.slice(0, MOST_PARTS)) {
        signal.throwIfAborted();
        const part = await partOf(file, Math.min(room, LONGEST));
        if (!part || part.tokens > room) continue;
        room -= part.tokens;
        parts.push(part);
      }
      return parts;
    },
  };

  async function partOf(file: string, limit: number): Promise<ContextPart | undefined> {
    try {
      const source = await workspace.readText(file);
      // What would be condensed to nothing is better left to the list of names.
      if (limit < SHORTEST && estimateTokens(source.text) > limit) return undefined;
      return await filePart({
        provider: 'folder',
        source,
        index,
        limit,
        reason: 'It is in the folder that you chose.',
      });
    } catch (error) {
      if (error instanceof FileError) return undefined;
      throw error;
    }
  }
}

const MOST_FILES = 20_000;
const MOST_PARTS = 40;
const TREE_LINES = 80;
/** Tokens for all files, and for one of them. */
const ROOM = 16_000;
const LONGEST = 2_500;
const SHORTEST = 300;
