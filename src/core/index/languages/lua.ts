import type { Language } from './language.ts';

export const lua: Language = {
  id: 'lua',
  extensions: ['.lua'],
  grammar: {
    package: '@tree-sitter-grammars/tree-sitter-lua',
    wasm: 'tree-sitter-lua.wasm',
    query: `
      (function_declaration name: (identifier) @name) @function
      (function_declaration name: (dot_index_expression field: (identifier) @name)) @function
      (function_declaration name: (method_index_expression method: (identifier) @name)) @method
      (assignment_statement
        (variable_list . name: [(identifier) @name (dot_index_expression field: (identifier) @name)])
        (expression_list . value: (function_definition))) @function
      (table_constructor (field name: (identifier) @name value: (function_definition)) @function)
    `,
  },
  comments: 'dash',
  body: 'line',
};
