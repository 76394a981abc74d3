import { cText } from '../shorten/braces/cText.ts';
import type { Language } from './language.ts';

export const c: Language = {
  id: 'c',
  extensions: ['.c', '.h'],
  grammar: {
    package: 'tree-sitter-c',
    wasm: 'tree-sitter-c.wasm',
    query: `
      (function_definition declarator: (function_declarator declarator: (identifier) @name)) @function
      (function_definition
        declarator: (pointer_declarator declarator: (function_declarator declarator: (identifier) @name))) @function
      (function_definition
        declarator: (pointer_declarator
          declarator: (pointer_declarator declarator: (function_declarator declarator: (identifier) @name)))) @function
      (struct_specifier name: (_) @name body: (_)) @struct
      (union_specifier name: (_) @name body: (_)) @struct
      (enum_specifier name: (_) @name body: (_)) @enum
      (type_definition declarator: (type_identifier) @name) @type
      (preproc_function_def name: (_) @name) @macro
      (preproc_def name: (_) @name value: (_)) @constant

      (translation_unit (declaration declarator: (function_declarator declarator: (identifier) @name)) @function)
      (translation_unit (declaration declarator: (init_declarator declarator: (identifier) @name)) @variable)
    `,
    shorten: cText,
  },
  comments: 'slash',
  body: 'brace',
};
