import { goText } from '../shorten/braces/goText.ts';
import type { Language } from './language.ts';

export const go: Language = {
  id: 'go',
  extensions: ['.go'],
  grammar: {
    package: 'tree-sitter-go',
    wasm: 'tree-sitter-go.wasm',
    query: `
      (function_declaration name: (_) @name) @function
      (method_declaration name: (_) @name) @method
      (type_spec name: (_) @name type: (struct_type)) @struct
      (type_spec name: (_) @name type: (interface_type)) @interface
      (type_spec name: (_) @name) @type
      (type_alias name: (_) @name) @type
      (method_elem name: (_) @name) @method
      (source_file (const_declaration (const_spec name: (_) @name) @constant))
      (source_file (var_declaration (var_spec name: (_) @name) @variable))
      (source_file (var_declaration (var_spec_list (var_spec name: (_) @name) @variable)))
    `,
    shorten: goText,
  },
  comments: 'slash',
  body: 'brace',
};
