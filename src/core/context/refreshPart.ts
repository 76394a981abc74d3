import { FileError } from '../workspace.ts';
import type { ContextPart } from '../../shared/thread.ts';
import { linesPart, splitLines } from './contextPart.ts';
import { filePart, placePart } from './filePart.ts';
import type { ProviderDeps } from './providerDeps.ts';

/**
 * A part as its code is now: the file anew, or the function that begins with the same line, wherever it stands. What is
 * not from a file, or cannot be found again, stays as it is.
 */
export async function refreshPart(
  { workspace, index }: ProviderDeps,
  part: ContextPart,
  newReason?: string,
): Promise<ContextPart> {
  const { path, provider, startLine, endLine } = part;
  // What the reason says of the text itself is said anew.
  const reason = newReason ?? part.reason.replace(/ (?:This is|It is long).*$/s, '');
  if (path === undefined || !FROM_FILES.has(provider)) return part;
  try {
    const source = await workspace.readText(path);
    const common = { provider, source, index, reason };
    const lines = splitLines(source.text);
    const sent = splitLines(part.text);
    if (startLine === undefined) {
      const isSameText = lines.length === sent.length && lines.every((line, i) => line === sent[i]);
      return isSameText ? part : { ...(await filePart(common)), id: part.id };
    }
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
    // What was marked by hand stays as many lines as it was.
    if (provider === 'selection') {
      const last = nearest + sent.length;
      return { ...linesPart({ provider, source, startLine: nearest + 1, endLine: last, reason }), id: part.id };
    }
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
