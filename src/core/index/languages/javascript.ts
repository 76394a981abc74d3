import type { Language } from './language.ts';
import { definitionText } from '../shorten/script/definitionText.ts';

export const javascript: Language = {
  id: 'javascript',
  aliases: ['javascriptreact'],
  extensions: ['.js', '.mjs', '.cjs', '.jsx', '.es6'],
  grammar: {
    package: 'tree-sitter-javascript',
    wasm: 'tree-sitter-javascript.wasm',
    query: `
      (function_declaration name: (_) @name) @function
      (generator_function_declaration name: (_) @name) @function
      (class_declaration name: (_) @name) @class
      (method_definition name: (_) @name) @method
      (field_definition property: (_) @name) @field
      (program (lexical_declaration (variable_declarator name: (identifier) @name)) @constant)
      (program (variable_declaration (variable_declarator name: (identifier) @name)) @variable)
      (program (export_statement (lexical_declaration (variable_declarator name: (identifier) @name)) @constant))
      (variable_declarator name: (identifier) @name value: [(arrow_function) (function_expression)]) @function
      (variable_declarator name: (identifier) @name value: (class)) @class
      (pair key: (property_identifier) @name value: [(arrow_function) (function_expression)]) @method
      (assignment_expression
        left: [(identifier) @name (member_expression property: (property_identifier) @name)]
        right: [(arrow_function) (function_expression)]) @function
      (assignment_expression
        left: [(identifier) @name (member_expression property: (property_identifier) @name)]
        right: (class)) @class
    `,
    shorten: text => definitionText(text, { hasTypes: false }),
  },
  comments: 'slash',
  body: 'brace',
};
