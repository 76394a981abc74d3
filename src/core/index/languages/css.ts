import type { Language } from './language.ts';

export const css: Language = {
  id: 'css',
  extensions: ['.css'],
  grammar: {
    package: 'tree-sitter-css',
    wasm: 'tree-sitter-css.wasm',
    isCostlyToOptimise: true,
    query: `
      (rule_set (selectors) @name) @rule
      (keyframes_statement (keyframes_name) @name) @rule
      (declaration (property_name) @name (#match? @name "^--")) @property
    `,
  },
  comments: 'slash',
  body: 'brace',
};
