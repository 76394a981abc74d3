import { skippedByName } from '../../index/files/fileGate.ts';
import { FileError } from '../../workspace.ts';
import type { ContextPart } from '../../../shared/thread.ts';
import type { ContextProvider } from '../contextProvider.ts';
import { ContextError } from '../contextProvider.ts';
import { filePart } from '../filePart.ts';
import type { ProviderDeps } from '../providerDeps.ts';

/** `@open` — the files of all open editors, as they stand there. */
export function open({ workspace, index }: ProviderDeps): ContextProvider {
  return {
    id: 'open',
    description: 'The files of all open editors',
    takesArgument: false,
    suggest: () => Promise.resolve([]),
    async resolve() {
      // Files of keys and passwords go along only where they are named.
      const editors = workspace.openEditors().filter(editor => skippedByName(editor.path) !== 'secret');
      const paths = [...new Set(editors.map(editor => editor.path))].slice(0, MOST);
      const parts = await Promise.all(paths.map(partOf));
      const found = parts.filter(part => part !== undefined);
      if (found.length === 0)
        throw new ContextError('No file is open. Open the files you mean, or name them with @file.');
      return found;
    },
  };

  async function partOf(path: string): Promise<ContextPart | undefined> {
    try {
      const source = await workspace.readText(path);
      return await filePart({ provider: 'open', source, index, limit: LONGEST, reason: 'It is open in an editor.' });
    } catch (error) {
      if (error instanceof FileError) return undefined;
      throw error;
    }
  }
}

const MOST = 20;
const LONGEST = 3_000;
