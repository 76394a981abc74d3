import type { SymbolIndex } from '../index/symbolIndex.ts';

/** What context, slash commands and the built-in answers ask of the index. */
export type CodeIndex = Pick<
  SymbolIndex,
  'status' | 'search' | 'symbols' | 'files' | 'folders' | 'references' | 'enclosing' | 'outline'
>;
