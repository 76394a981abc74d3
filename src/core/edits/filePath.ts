/** Something that is written as a path of a file: an extension or a known name, no blanks, no address. */
export function isPath(text: string): boolean {
  if (text.length > 300 || /[\s<>|*?"`]/.test(text) || text.includes('://') || text.endsWith('/')) return false;
  const name = text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
  if (KNOWN_NAMES.test(name)) return true;
  if (!/^[\w@.$+[\]()~-]+$/.test(name)) return false;
  const extension = /\.([A-Za-z][\w]{0,9})$/.exec(name)?.[1];
  // `foo.bar` alone could be a member of an object; a folder before it, or an extension of code, makes it a path.
  return extension !== undefined && (EXTENSIONS.has(extension.toLowerCase()) || /[/\\]/.test(text));
}

/** Whether a file of that name can hold code of a fence's language. */
export function isOfLanguage(path: string, language: string): boolean {
  if (language === '' || language === 'diff' || language === 'patch') return true;
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return extension === language || (LANGUAGE_EXTENSIONS[language]?.includes(extension) ?? false);
}

const KNOWN_NAMES =
  /^(?:Makefile|Dockerfile|Gemfile|Rakefile|Procfile|CMakeLists\.txt|LICENSE|\.gitignore|\.editorconfig|\.npmrc)$/;
const LANGUAGE_EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  typescript: ['ts', 'tsx', 'mts', 'cts'],
  ts: ['ts', 'tsx', 'mts', 'cts'],
  tsx: ['tsx', 'ts'],
  typescriptreact: ['tsx'],
  javascript: ['js', 'jsx', 'mjs', 'cjs'],
  js: ['js', 'jsx', 'mjs', 'cjs'],
  jsx: ['jsx', 'js'],
  python: ['py', 'pyi'],
  py: ['py', 'pyi'],
  ruby: ['rb'],
  rust: ['rs'],
  golang: ['go'],
  kotlin: ['kt', 'kts'],
  csharp: ['cs'],
  'c#': ['cs'],
  cpp: ['cpp', 'cc', 'cxx', 'hpp', 'hh', 'h'],
  'c++': ['cpp', 'cc', 'cxx', 'hpp', 'hh', 'h'],
  c: ['c', 'h'],
  markdown: ['md'],
  yaml: ['yml', 'yaml'],
  yml: ['yml', 'yaml'],
  html: ['html', 'htm'],
  scss: ['scss', 'css'],
  vue: ['vue'],
};
const EXTENSIONS: ReadonlySet<string> = new Set([
  ...Object.values(LANGUAGE_EXTENSIONS).flat(),
  ...'go java php css less json jsonc toml xml sql sh bash lua swift scala dart ex exs erl hs clj r jl svelte vue ini cfg conf gradle tf proto graphql svg env lock txt rst tex html'.split(
    ' ',
  ),
]);
