import type { ContextProvider } from '../contextProvider.ts';
import { ContextError } from '../contextProvider.ts';
import { filePart } from '../filePart.ts';
import type { ProviderDeps } from '../providerDeps.ts';

/** `@editor` — the file in the editor that has the focus, as it stands there, saved or not. */
export function editor({ workspace, index }: ProviderDeps): ContextProvider {
  return {
    id: 'editor',
    description: 'The open file',
    takesArgument: false,
    suggest: () => Promise.resolve([]),
    async resolve() {
      const source = workspace.activeEditor();
      if (!source) throw new ContextError('No editor is open. Open the file you mean, or name it with @file.');
      const focus = [source.selection.startLine, source.selection.endLine];
      return [await filePart({ provider: 'editor', source, index, focus, reason: 'It is the open file.' })];
    },
  };
}
