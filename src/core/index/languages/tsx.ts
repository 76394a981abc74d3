import type { Language } from './language.ts';
import { TYPESCRIPT_QUERY } from './typescript.ts';
import { knownTsx } from '../source/typescriptSyntax.ts';

export const tsx: Language = {
  id: 'typescriptreact',
  extensions: ['.tsx'],
  grammar: {
    package: 'tree-sitter-typescript',
    wasm: 'tree-sitter-tsx.wasm',
    query: TYPESCRIPT_QUERY,
    rewrite: knownTsx,
  },
  comments: 'slash',
  body: 'brace',
};
