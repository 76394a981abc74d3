import type { Language } from './language.ts';
import { TYPESCRIPT_QUERY } from './typescript.ts';

export const tsx: Language = {
  id: 'typescriptreact',
  extensions: ['.tsx'],
  grammar: { package: 'tree-sitter-typescript', wasm: 'tree-sitter-tsx.wasm', query: TYPESCRIPT_QUERY },
  comments: 'slash',
  body: 'brace',
};
