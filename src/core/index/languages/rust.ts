import { rustText } from '../shorten/braces/rustText.ts';
import type { Language } from './language.ts';

export const rust: Language = {
  id: 'rust',
  extensions: ['.rs'],
  grammar: {
    package: 'tree-sitter-rust',
    wasm: 'tree-sitter-rust.wasm',
    query: `
      (function_item name: (_) @name) @function
      (function_signature_item name: (_) @name) @function
      (impl_item type: (type_identifier) @name) @namespace
      (impl_item type: (generic_type type: (type_identifier) @name)) @namespace
      (impl_item type: (generic_type type: (scoped_type_identifier name: (_) @name))) @namespace
      (impl_item type: (scoped_type_identifier name: (_) @name)) @namespace
      (impl_item body: (declaration_list (function_item name: (_) @name) @method))
      (struct_item name: (_) @name) @struct
      (union_item name: (_) @name) @struct
      (enum_item name: (_) @name) @enum
      (trait_item name: (_) @name) @trait
      (type_item name: (_) @name) @type
      (mod_item name: (_) @name body: (_)) @module
      (const_item name: (_) @name) @constant
      (static_item name: (_) @name) @variable
      (macro_definition name: (_) @name) @macro
    `,
    shorten: rustText,
  },
  comments: 'slash',
  body: 'brace',
};
