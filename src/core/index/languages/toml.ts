import type { Language } from './language.ts';

export const toml: Language = {
  id: 'toml',
  extensions: ['.toml'],
  grammar: {
    package: '@tree-sitter-grammars/tree-sitter-toml',
    wasm: 'tree-sitter-toml.wasm',
    query: `
      (document (table . [(bare_key) (dotted_key) (quoted_key)] @name) @key)
      (document (table_array_element . [(bare_key) (dotted_key) (quoted_key)] @name) @key)
      (document (pair . [(bare_key) (dotted_key) (quoted_key)] @name) @key)
    `,
  },
  comments: 'hash',
  body: 'line',
};
