import type { Reference, SymbolInfo } from '../../shared/indexStatus.ts';
import { FileError } from '../workspace.ts';
import type { ProviderDeps } from './providerDeps.ts';

/** Uses of a name within one definition, or at the top of one file. */
export interface Usage {
  readonly path: string;
  /** The definition that they stand in; undefined at the top of the file. */
  readonly inside: SymbolInfo | undefined;
  /** In the order of the file. */
  readonly references: readonly Reference[];
}

export interface Usages {
  /** Grouped by what they stand in; imports and comments are left out while there are other uses. */
  readonly groups: readonly Usage[];
  /** How many places there are in all, definitions and imports not counted. */
  readonly total: number;
  /** How many files they are in. */
  readonly files: number;
}

/** Where a name is used, code before tests, grouped by the functions that use it. */
export async function usagesOf({ workspace, index }: ProviderDeps, name: string, limit: number): Promise<Usages> {
  const all = (await index.references(name, MOST)).filter(reference => !reference.isDefinition);
  const uses = all.filter(reference => !IMPORT.test(reference.text) && !COMMENT.test(reference.text));
  const shown = (uses.length > 0 ? uses : all).slice(0, limit);
  const byPath = Map.groupBy(shown, reference => reference.path);
  const groups = await Promise.all(
    [...byPath].map(async ([path, references]): Promise<readonly Usage[]> => {
      const outline = await outlineOf(path);
      const byOwner = Map.groupBy(references, reference => owner(outline, reference.line));
      return [...byOwner].map(([inside, own]) => ({ path, inside, references: own }));
    }),
  );
  return {
    groups: groups.flat(),
    total: uses.length,
    files: new Set(uses.map(reference => reference.path)).size,
  };

  async function outlineOf(path: string): Promise<readonly SymbolInfo[]> {
    try {
      const source = await workspace.readText(path);
      return await index.outline(source.path, source.language, source.text);
    } catch (error) {
      if (error instanceof FileError) return [];
      throw error;
    }
  }
}

/** Places that are looked at; a name with more is too common to be counted exactly. */
const MOST = 500;
const IMPORT =
  /^\s*(?:import\b|from\s+\S+\s+import\b|export\s+(?:\{|\*).*\bfrom\b|use\s+[\w:{}, ]+;|using\s|#include\b|(?:const|let|var)\s.*\brequire\()/;
const COMMENT = /^\s*(?:\/\/|\/\*|\*(?:\s|\/|$)|#\s|--\s|<!--)/;
const OWNERS: ReadonlySet<string> = new Set([
  'function',
  'method',
  'constructor',
  'macro',
  'class',
  'struct',
  'trait',
  'interface',
]);

/** The outermost function around a line, else the innermost type. */
function owner(outline: readonly SymbolInfo[], line: number): SymbolInfo | undefined {
  const around = outline.filter(it => OWNERS.has(it.kind) && it.startLine <= line && line <= it.endLine);
  return (
    around.find(it => it.kind === 'function' || it.kind === 'method' || it.kind === 'constructor') ?? around.at(-1)
  );
}
