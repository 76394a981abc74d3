import type { Language } from './language.ts';

/** The keys of the first two levels. */
export const yaml: Language = {
  id: 'yaml',
  aliases: ['dockercompose', 'github-actions-workflow'],
  extensions: ['.yml', '.yaml'],
  grammar: {
    package: '@tree-sitter-grammars/tree-sitter-yaml',
    wasm: 'tree-sitter-yaml.wasm',
    query: `
      (document (block_node (block_mapping (block_mapping_pair key: (flow_node) @name) @key)))
      (document
        (block_node
          (block_mapping
            (block_mapping_pair
              value: (block_node (block_mapping (block_mapping_pair key: (flow_node) @name) @key))))))
    `,
  },
  comments: 'hash',
  body: 'line',
};
