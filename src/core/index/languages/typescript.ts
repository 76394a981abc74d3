import type { Language } from './language.ts';
import { definitionText } from '../shorten/script/definitionText.ts';
import { knownTypeScript } from '../source/typescriptSyntax.ts';

/** The definitions of TypeScript; TSX has the same. */
export const TYPESCRIPT_QUERY = `
  (function_declaration name: (_) @name) @function
  (generator_function_declaration name: (_) @name) @function
  (function_signature name: (_) @name) @function
  (class_declaration name: (_) @name) @class
  (abstract_class_declaration name: (_) @name) @class
  (interface_declaration name: (_) @name) @interface
  (type_alias_declaration name: (_) @name) @type
  (enum_declaration name: (_) @name) @enum
  (internal_module name: (_) @name) @namespace
  (module name: (_) @name) @module
  (method_definition name: (_) @name) @method
  (method_signature name: (_) @name) @method
  (abstract_method_signature name: (_) @name) @method
  (public_field_definition name: (_) @name) @field
  (program (lexical_declaration (variable_declarator name: (identifier) @name)) @constant)
  (program (variable_declaration (variable_declarator name: (identifier) @name)) @variable)
  (program (export_statement (lexical_declaration (variable_declarator name: (identifier) @name)) @constant))
  (internal_module
    body: (statement_block
      (export_statement (lexical_declaration (variable_declarator name: (identifier) @name)) @constant)))
  (variable_declarator name: (identifier) @name value: [(arrow_function) (function_expression)]) @function
  (variable_declarator name: (identifier) @name value: (class)) @class
  (public_field_definition name: (_) @name value: [(arrow_function) (function_expression)]) @method
  (pair key: (property_identifier) @name value: [(arrow_function) (function_expression)]) @method
  (assignment_expression
    left: [(identifier) @name (member_expression property: (property_identifier) @name)]
    right: [(arrow_function) (function_expression)]) @function
`;

export const typescript: Language = {
  id: 'typescript',
  extensions: ['.ts', '.mts', '.cts'],
  grammar: {
    package: 'tree-sitter-typescript',
    wasm: 'tree-sitter-typescript.wasm',
    query: TYPESCRIPT_QUERY,
    shorten: text => definitionText(text, { hasTypes: true }),
    rewrite: knownTypeScript,
  },
  comments: 'slash',
  body: 'brace',
};
