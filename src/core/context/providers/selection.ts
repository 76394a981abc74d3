import type { ContextProvider } from '../contextProvider.ts';
import { ContextError } from '../contextProvider.ts';
import { linesPart } from '../contextPart.ts';
import { placePart } from '../filePart.ts';
import type { ProviderDeps } from '../providerDeps.ts';

/** `@selection` — the selected lines; where nothing is selected, the function at the cursor. */
export function selection({ workspace, index }: ProviderDeps): ContextProvider {
  return {
    id: 'selection',
    description: 'The selected code, or the function at the cursor',
    takesArgument: false,
    suggest: () => Promise.resolve([]),
    async resolve() {
      const editor = workspace.activeEditor();
      if (!editor) throw new ContextError('No editor is open. Open a file and select some code.');
      const { startLine, endLine, text } = editor.selection;
      if (text.trim() === '') {
        const reason = 'Nothing is selected; the cursor stands here.';
        return [
          await placePart({ provider: 'selection', source: editor, index, startLine, endLine: startLine, reason }),
        ];
      }
      // A selection that ends at the beginning of a line does not mean that line.
      const last = text.endsWith('\n') ? Math.max(startLine, endLine - 1) : endLine;
      return [linesPart({ provider: 'selection', source: editor, startLine, endLine: last, reason: reasonFor(text) })];
    },
  };
}

/** Whole lines are sent, as code reads so; what exactly was marked is told. */
function reasonFor(text: string): string {
  const isPartOfLine = !text.includes('\n') && text.length <= 120;
  return isPartOfLine ? `You selected \`${text.trim()}\` here.` : 'You selected these lines.';
}
