import { FileError } from '../workspace.ts';
import type { ContextPart } from '../../shared/thread.ts';
import { splitLines } from './contextPart.ts';
import { filePart, placePart } from './filePart.ts';
import type { ProviderDeps } from './providerDeps.ts';

/**
 * A part as its code is now: the file anew, or the function that begins with the same line, wherever it stands. What is
 * not from a file, or cannot be found again, stays as it is.
 */
export async function refreshPart({ workspace, index }: ProviderDeps, part: ContextPart): Promise<ContextPart> {
  const { path, provider, startLine, endLine } = part;
  if (path === undefined || !FROM_FILES.has(provider)) return part;
  try {
    const source = await workspace.readText(path);
    const common = { provider, source, index, reason: 'It is pinned to this chat.' };
    if (startLine === undefined) return { ...(await filePart(common)), id: part.id };
    const lines = splitLines(source.text);
    const sent = splitLines(part.text);
    const isSame = (line: number): boolean => sent.every((it, i) => lines[line + i] === it);
    const first = sent.find(line => line.trim().length > 2);
    const offset = first === undefined ? -1 : sent.indexOf(first);
    const starts = lines.flatMap((line, i) => (line === first ? [i - offset] : []));
    const moved = starts.find(isSame);
    if (moved !== undefined) {
      const length = (endLine ?? startLine) - startLine;
      return { ...part, startLine: moved + 1, endLine: moved + 1 + length };
    }
    const nearest = starts.sort((a, b) => Math.abs(a - startLine) - Math.abs(b - startLine))[0];
    if (nearest === undefined) return part;
    const line = nearest + offset + 1;
    return { ...(await placePart({ ...common, startLine: line, endLine: line })), id: part.id };
  } catch (error) {
    if (error instanceof FileError) return part;
    throw error;
  }
}

const FROM_FILES: ReadonlySet<string> = new Set([
  'file',
  'symbol',
  'selection',
  'editor',
  'open',
  'folder',
  'codebase',
]);
