/**
 * The grammar for the language that a model names behind a fence; undefined where the code stays plain. The names are
 * the files of `grammars.mjs`.
 */
export function grammarFor(language: string): string | undefined {
  return GRAMMARS.has(language) ? language : ALIASES[language];
}

/** What the build copies. */
export const GRAMMARS: ReadonlySet<string> = new Set(
  (
    'c cpp csharp css dart diff docker elixir go graphql haskell html ini java javascript json jsonc kotlin ' +
    'less lua make markdown nix objective-c perl php powershell prisma proto python r ruby rust scala scss shellscript ' +
    'sql svelte swift terraform toml tsx typescript vue xml yaml zig'
  ).split(' '),
);

const ALIASES: Readonly<Record<string, string>> = {
  'c#': 'csharp',
  'c++': 'cpp',
  bash: 'shellscript',
  bat: 'powershell',
  cc: 'cpp',
  cjs: 'javascript',
  console: 'shellscript',
  cs: 'csharp',
  cxx: 'cpp',
  dockerfile: 'docker',
  env: 'ini',
  ex: 'elixir',
  exs: 'elixir',
  golang: 'go',
  gql: 'graphql',
  h: 'c',
  hcl: 'terraform',
  hpp: 'cpp',
  hs: 'haskell',
  htm: 'html',
  javascriptreact: 'javascript',
  jsx: 'javascript',
  js: 'javascript',
  json5: 'jsonc',
  kt: 'kotlin',
  kts: 'kotlin',
  makefile: 'make',
  md: 'markdown',
  mdx: 'markdown',
  mjs: 'javascript',
  mts: 'typescript',
  objc: 'objective-c',
  patch: 'diff',
  pl: 'perl',
  properties: 'ini',
  protobuf: 'proto',
  ps1: 'powershell',
  py: 'python',
  python3: 'python',
  pyi: 'python',
  rb: 'ruby',
  rs: 'rust',
  sass: 'scss',
  sh: 'shellscript',
  shell: 'shellscript',
  svg: 'xml',
  tf: 'terraform',
  ts: 'typescript',
  typescriptreact: 'tsx',
  yml: 'yaml',
  zsh: 'shellscript',
};
