import type { SymbolInfo, SymbolKind } from '../../shared/indexStatus.ts';

/**
 * The definition that a line belongs to: the innermost around it, but for a field of a class the class. `symbols` stand
 * in the order of their text, the outer before the inner.
 */
export function enclosingSymbol(symbols: readonly SymbolInfo[], line: number): SymbolInfo | undefined {
  const around = symbols.filter(symbol => symbol.startLine <= line && line <= symbol.endLine).reverse();
  return around.find(({ kind }, i) => {
    const outer = around[i + 1]?.kind;
    return !PARTS.has(kind) || outer === undefined || !WHOLES.has(outer);
  });
}

const PARTS: ReadonlySet<SymbolKind> = new Set(['field', 'property', 'constant', 'variable', 'key']);
const WHOLES: ReadonlySet<SymbolKind> = new Set([
  'class',
  'interface',
  'struct',
  'trait',
  'enum',
  'function',
  'method',
]);
