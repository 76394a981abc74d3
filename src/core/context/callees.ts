import type { SymbolInfo } from '../../shared/indexStatus.ts';
import type { CodeIndex } from './codeIndex.ts';
import { definitionsOf } from './symbolParts.ts';

/** The workspace's own definitions that some code calls or makes, in the order of the code, each once. */
export async function calleesOf(index: CodeIndex, symbol: SymbolInfo, code: string): Promise<readonly SymbolInfo[]> {
  const names = [...new Set([...code.matchAll(CALL)].map(match => match[1] ?? ''))].filter(
    name => name !== symbol.name && !KEYWORDS.has(name),
  );
  const found = await Promise.all(
    names.slice(0, MOST).map(async name => {
      const definitions = (await definitionsOf(index, name, 4)).filter(it => it.name === name);
      const here = definitions.find(it => it.path === symbol.path);
      // A name with several definitions elsewhere could be any of them.
      return here ?? (definitions.length === 1 ? definitions[0] : undefined);
    }),
  );
  return found.filter(it => it !== undefined);
}

const MOST = 30;
const CALL = /(?<![\w$])(?:new\s+)?([A-Za-z_$][\w$]*)\s*(?:<[\w\s,[\]]{1,60}>)?\(/g;
const KEYWORDS = new Set(
  'if for while switch catch return function await typeof super new def class with elif print fn match func range'.split(
    ' ',
  ),
);
