import type { Language } from './language.ts';

export const csharp: Language = {
  id: 'csharp',
  extensions: ['.cs', '.csx'],
  grammar: {
    package: 'tree-sitter-c-sharp',
    wasm: 'tree-sitter-c_sharp.wasm',
    query: `
      (class_declaration name: (_) @name) @class
      (record_declaration name: (_) @name) @class
      (struct_declaration name: (_) @name) @struct
      (interface_declaration name: (_) @name) @interface
      (enum_declaration name: (_) @name) @enum
      (enum_member_declaration name: (_) @name) @constant
      (delegate_declaration name: (_) @name) @type
      (namespace_declaration name: (_) @name) @namespace
      (method_declaration name: (_) @name) @method
      (constructor_declaration name: (_) @name) @constructor
      (property_declaration name: (_) @name) @property
      (event_declaration name: (_) @name) @property
      (field_declaration (variable_declaration (variable_declarator name: (_) @name))) @field
      (local_function_statement name: (_) @name) @function
    `,
  },
  comments: 'slash',
  body: 'brace',
};
