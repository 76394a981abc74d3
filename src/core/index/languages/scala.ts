import type { Language } from './language.ts';

export const scala: Language = {
  id: 'scala',
  extensions: ['.scala', '.sc', '.sbt'],
  grammar: {
    package: 'tree-sitter-scala',
    wasm: 'tree-sitter-scala.wasm',
    query: `
      (class_definition name: (_) @name) @class
      (object_definition name: (_) @name) @class
      (trait_definition name: (_) @name) @trait
      (enum_definition name: (_) @name) @enum
      (function_definition name: (_) @name) @function
      (function_declaration name: (_) @name) @function
      (type_definition name: (_) @name) @type
      (given_definition name: (_) @name) @constant
      (template_body (val_definition pattern: (identifier) @name) @constant)
      (template_body (var_definition pattern: (identifier) @name) @field)
    `,
  },
  comments: 'slash',
  body: 'brace',
};
