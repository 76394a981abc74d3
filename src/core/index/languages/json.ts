import type { Language } from './language.ts';

/** The keys of the first two levels. */
export const json: Language = {
  id: 'json',
  aliases: ['jsonc'],
  extensions: ['.json', '.jsonc', '.json5', '.webmanifest', '.code-workspace'],
  grammar: {
    package: 'tree-sitter-json',
    wasm: 'tree-sitter-json.wasm',
    query: `
      (document (object (pair key: (string (string_content) @name)) @key))
      (document (object (pair value: (object (pair key: (string (string_content) @name)) @key))))
    `,
  },
  comments: 'slash',
  body: 'line',
};
