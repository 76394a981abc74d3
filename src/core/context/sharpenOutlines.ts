import type { ContextPart } from '../../shared/thread.ts';
import { FileError } from '../workspace.ts';
import { filePart, isOutline, reasonWithoutLength } from './filePart.ts';
import type { ProviderDeps } from './providerDeps.ts';

/**
 * Long files with the bodies in them that a question is about: when they were attached, nobody knew the question yet.
 * Everything else stays as it is.
 */
export async function sharpenOutlines(
  { workspace, index }: ProviderDeps,
  parts: readonly ContextPart[],
  question: string,
): Promise<readonly ContextPart[]> {
  return Promise.all(
    parts.map(async part => {
      const { path, provider, id } = part;
      if (path === undefined || !isOutline(part)) return part;
      try {
        const source = await workspace.readText(path);
        const editor = workspace.activeEditor();
        const focus = editor?.path === path ? [editor.selection.startLine, editor.selection.endLine] : [];
        const reason = reasonWithoutLength(part.reason);
        const sharp = await filePart({ provider, source, index, reason, focus, query: question });
        return sharp.text === part.text ? part : { ...sharp, id };
      } catch (error) {
        if (error instanceof FileError) return part;
        throw error;
      }
    }),
  );
}
