import type { SymbolInfo } from '../../shared/indexStatus.ts';
import type { CodeIndex } from './codeIndex.ts';
import { definitionsOf } from './symbolParts.ts';

/** The workspace's own definitions that some code calls or makes, in the order of the code, each once. */
export async function calleesOf(index: CodeIndex, symbol: SymbolInfo, code: string): Promise<readonly SymbolInfo[]> {
  const calls = new Map<string, boolean>();
  for (const [, dot = '', name = ''] of code.matchAll(CALL)) {
    const isMember = dot !== '';
    if (name !== symbol.name && !KEYWORDS.has(name) && !(isMember && BUILT_IN.has(name))) calls.set(name, isMember);
  }
  const found = await Promise.all(
    [...calls].slice(0, MOST).map(async ([name, isMember]) => {
      const definitions = (await definitionsOf(index, name, 6)).filter(
        it => it.name === name && (it.kind === 'method') === isMember,
      );
      const here = definitions.find(it => it.path === symbol.path);
      // A name with several definitions elsewhere could be any of them.
      return here ?? (definitions.length === 1 ? definitions[0] : undefined);
    }),
  );
  return found.filter(it => it !== undefined);
}

const MOST = 30;
const CALL = /(\.|->|::)?(?<![\w$])(?:new\s+)?(#?[A-Za-z_$][\w$]*)\s*(?:<[\w\s,[\]]{1,60}>)?\(/g;
const KEYWORDS = new Set(
  'if for while switch catch return function await typeof super new def class with elif print fn match func range'.split(
    ' ',
  ),
);
/** Methods that every collection and text has: a class of the workspace that has one too is seldom meant. */
const BUILT_IN = new Set(
  (
    'map filter reduce forEach find findIndex some every push pop shift unshift slice splice concat join split sort ' +
    'reverse includes indexOf keys values entries has get set add delete clear append extend remove insert update items ' +
    'format strip replace trim startsWith endsWith startswith endswith test exec match then catch finally call apply bind ' +
    'toString len iter next unwrap clone to_string as_str collect into size length at flat flatMap fill'
  ).split(' '),
);
