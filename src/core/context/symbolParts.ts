import type { SymbolInfo } from '../../shared/indexStatus.ts';
import type { ContextPart } from '../../shared/thread.ts';
import { FileError } from '../workspace.ts';
import type { CodeIndex } from './codeIndex.ts';
import { condenseFile } from './condenseFile.ts';
import { contextPart, lineRange, splitLines } from './contextPart.ts';
import { commentStart } from './enclosingRange.ts';
import type { ProviderDeps } from './providerDeps.ts';
import { estimateTokens } from '../models/tokens.ts';

/**
 * The definitions that bear exactly a name, best first. In `Parser.parse` the first part is the class around it, or the
 * file or folder it stands in (`textwrap.dedent`). Case counts only if it decides.
 */
export async function definitionsOf(index: CodeIndex, name: string, limit: number): Promise<readonly SymbolInfo[]> {
  const [last = name, container] = name.split(/\.|::|#/).reverse();
  const inside = container === undefined ? [] : called(await index.symbols(name, limit * 5), last);
  const own = inside.filter(hit => parts(hit.container ?? '', '.').includes(container?.toLowerCase() ?? ''));
  if (own.length > 0) return own.slice(0, limit);
  const all = called(await index.symbols(last, container === undefined ? limit * 5 : limit * 10), last);
  if (container === undefined) return all.slice(0, limit);
  const isThere = (path: string): boolean => parts(path.replace(/\.\w+$/, ''), '/').includes(container.toLowerCase());
  return all.filter(hit => isThere(hit.path)).slice(0, limit);
}

function called(hits: readonly SymbolInfo[], name: string): readonly SymbolInfo[] {
  const same = hits.filter(hit => hit.name.toLowerCase() === name.toLowerCase());
  const exact = same.filter(hit => hit.name === name);
  return exact.length > 0 ? exact : same;
}

function parts(text: string, separator: string): readonly string[] {
  return text.toLowerCase().split(separator);
}

/** The source of definitions, with their comments; a long class as its outline. One whose file is gone is left out. */
export async function symbolParts(
  { workspace, index }: ProviderDeps,
  symbols: readonly SymbolInfo[],
  { provider, reason }: { readonly provider: string; readonly reason: string },
): Promise<readonly ContextPart[]> {
  const found = await Promise.all(
    symbols.map(async symbol => {
      try {
        const source = await workspace.readText(symbol.path);
        const lines = splitLines(source.text);
        const outline = await index.outline(source.path, source.language, source.text);
        const current = whereNow(symbol, outline);
        const startLine = commentStart(lines, current.startLine);
        const text = lines.slice(startLine - 1, current.endLine).join('\n');
        return contextPart({
          provider,
          label: `${symbol.name} ${lineRange(startLine, current.endLine)}`,
          path: source.path,
          uri: source.uri,
          startLine,
          endLine: current.endLine,
          language: source.language,
          reason,
          text: estimateTokens(text) <= LONG ? text : shortened(lines, outline, startLine, current.endLine),
        });
      } catch (error) {
        if (error instanceof FileError) return undefined;
        throw error;
      }
    }),
  );
  return found.filter(part => part !== undefined);
}

/** Tokens from which on a definition is condensed. */
const LONG = 4_000;

/** The definition in the text as it stands now: the index may be a few edits behind. */
function whereNow(symbol: SymbolInfo, outline: readonly SymbolInfo[]): SymbolInfo {
  const same = outline.filter(it => it.name === symbol.name && it.container === symbol.container);
  const distance = (it: SymbolInfo): number => Math.abs(it.startLine - symbol.startLine);
  return same.sort((a, b) => distance(a) - distance(b))[0] ?? symbol;
}

function shortened(
  lines: readonly string[],
  outline: readonly SymbolInfo[],
  startLine: number,
  endLine: number,
): string {
  const shift = (it: SymbolInfo): SymbolInfo => ({
    ...it,
    startLine: it.startLine - startLine + 1,
    endLine: it.endLine - startLine + 1,
  });
  const inside = outline.filter(it => it.startLine >= startLine && it.endLine <= endLine).map(shift);
  return condenseFile(lines.slice(startLine - 1, endLine), inside, { limit: LONG });
}
