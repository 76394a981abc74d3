import type { Language } from './language.ts';

export const python: Language = {
  id: 'python',
  extensions: ['.py', '.pyi', '.pyw'],
  fileNames: ['SConstruct', 'SConscript', 'wscript'],
  grammar: {
    package: 'tree-sitter-python',
    wasm: 'tree-sitter-python.wasm',
    query: `
      (class_definition name: (identifier) @name) @class
      (function_definition name: (identifier) @name) @function
      (type_alias_statement . (type) @name) @type
      (module (expression_statement (assignment left: (identifier) @name) @constant))
      (class_definition body: (block (expression_statement (assignment left: (identifier) @name) @field)))
    `,
  },
  comments: 'hash',
  body: 'colon',
  hasDocstrings: true,
};
