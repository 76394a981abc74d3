import { javaText } from '../shorten/braces/javaText.ts';
import type { Language } from './language.ts';

export const java: Language = {
  id: 'java',
  extensions: ['.java'],
  grammar: {
    package: 'tree-sitter-java',
    wasm: 'tree-sitter-java.wasm',
    query: `
      (class_declaration name: (_) @name) @class
      (record_declaration name: (_) @name) @class
      (interface_declaration name: (_) @name) @interface
      (annotation_type_declaration name: (_) @name) @interface
      (enum_declaration name: (_) @name) @enum
      (enum_constant name: (_) @name) @constant
      (method_declaration name: (_) @name) @method
      (constructor_declaration name: (_) @name) @constructor
      (field_declaration declarator: (variable_declarator name: (_) @name)) @field
    `,
    shorten: javaText,
  },
  comments: 'slash',
  body: 'brace',
};
