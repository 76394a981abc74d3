import type { Language } from './language.ts';

export const ruby: Language = {
  id: 'ruby',
  extensions: ['.rb', '.rake', '.gemspec', '.ru', '.podspec'],
  fileNames: ['Rakefile', 'Gemfile', 'Vagrantfile', 'Podfile', 'Fastfile', 'Guardfile'],
  grammar: {
    package: 'tree-sitter-ruby',
    wasm: 'tree-sitter-ruby.wasm',
    query: `
      (class name: (_) @name) @class
      (module name: (_) @name) @module
      (method name: (_) @name) @method
      (singleton_method name: (_) @name) @method
      (alias name: (_) @name) @method
      (assignment left: (constant) @name) @constant
    `,
  },
  comments: 'hash',
  body: 'line',
};
