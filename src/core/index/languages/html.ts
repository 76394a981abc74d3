import type { Language } from './language.ts';

export const html: Language = {
  id: 'html',
  extensions: ['.html', '.htm', '.xhtml'],
  grammar: {
    package: 'tree-sitter-html',
    wasm: 'tree-sitter-html.wasm',
    query: `
      (element
        (start_tag
          (attribute (attribute_name) @attribute (quoted_attribute_value (attribute_value) @name)))
        (#eq? @attribute "id")) @key
      (element (start_tag (tag_name) @tag) (text) @name (#match? @tag "^h[1-6]$")) @heading
    `,
  },
  comments: 'markup',
  body: 'line',
};
