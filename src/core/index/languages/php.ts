import type { Language } from './language.ts';

export const php: Language = {
  id: 'php',
  extensions: ['.php', '.phtml', '.php5', '.php7', '.inc'],
  grammar: {
    package: 'tree-sitter-php',
    wasm: 'tree-sitter-php.wasm',
    query: `
      (function_definition name: (_) @name) @function
      (class_declaration name: (_) @name) @class
      (interface_declaration name: (_) @name) @interface
      (trait_declaration name: (_) @name) @trait
      (enum_declaration name: (_) @name) @enum
      (enum_case name: (_) @name) @constant
      (method_declaration name: (_) @name) @method
      (property_declaration (property_element (variable_name (name) @name))) @field
      (const_declaration (const_element . (name) @name)) @constant
      (namespace_definition name: (_) @name) @namespace
    `,
  },
  comments: 'slash',
  body: 'brace',
};
