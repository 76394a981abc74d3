import type { SymbolInfo } from '../../shared/indexStatus.ts';
import type { CodeIndex } from './codeIndex.ts';
import { definitionsOf } from './symbolParts.ts';
import type { SymbolReference } from './textReference.ts';

/** The definitions that a name in plain text means, at most two. Empty for what only looks like a name, or says too little. */
export async function symbolsNamed(
  { name, container, isPlain }: SymbolReference,
  index: CodeIndex,
): Promise<readonly SymbolInfo[]> {
  const inContainer = container === undefined ? [] : await definitionsOf(index, `${container}.${name}`, MOST);
  // `store.read()` names a variable, not a class: then the member alone is what can be found.
  const found =
    inContainer.length > 0 || (container !== undefined && !isPlain)
      ? inContainer
      : await definitionsOf(index, name, MOST);
  const exact = found.filter(symbol => symbol.name === name);
  if (exact.length > COMMON) return [];
  return (isPlain ? found : exact).slice(0, 2);
}

const MOST = 12;
/** A name with so many definitions (`get`, `render`) says too little. */
const COMMON = 5;
