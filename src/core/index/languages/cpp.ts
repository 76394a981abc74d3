import type { Language } from './language.ts';

export const cpp: Language = {
  id: 'cpp',
  aliases: ['cuda-cpp'],
  extensions: ['.cc', '.cpp', '.cxx', '.c++', '.hpp', '.hh', '.hxx', '.h++', '.ipp', '.inl', '.ino', '.cu', '.cuh'],
  grammar: {
    package: 'tree-sitter-cpp',
    wasm: 'tree-sitter-cpp.wasm',
    isCostlyToOptimise: true,
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

      (class_specifier name: (_) @name body: (_)) @class
      (namespace_definition name: (_) @name) @namespace
      (alias_declaration name: (_) @name) @type
      (concept_definition name: (_) @name) @type
      (function_definition declarator: (function_declarator declarator: (field_identifier) @name)) @method
      (function_definition
        declarator: (_ declarator: (function_declarator declarator: (field_identifier) @name))) @method
      (function_definition
        declarator: (_ (function_declarator declarator: [(field_identifier) (identifier)] @name))) @function
      (function_definition
        declarator: (function_declarator declarator: (qualified_identifier name: (_) @name))) @method
      (function_definition
        declarator: (_ (function_declarator declarator: (qualified_identifier name: (_) @name)))) @method
      (function_definition declarator: (function_declarator declarator: (destructor_name) @name)) @method
      (function_definition declarator: (function_declarator declarator: (operator_name) @name)) @method
      (field_declaration declarator: (function_declarator declarator: (field_identifier) @name)) @method
    `,
  },
  comments: 'slash',
  body: 'brace',
};
