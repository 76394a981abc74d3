import type { TextQuery } from '../index/text/textMatch.ts';

/** What `/grep` was asked: a query, or a sentence that says what is wrong with it. */
export type GrepArguments =
  { readonly type: 'query'; readonly query: GrepQuery } | { readonly type: 'failed'; readonly message: string };

export type GrepQuery = Omit<TextQuery, 'limit'>;

/**
 * Reads `pattern [--type=lang] [--glob=…] [-i] [-w] [--regex]`. The pattern may be in quotes; without them it is all that
 * is no option. Options may stand anywhere; what follows `--` is the pattern whatever it looks like.
 */
export function grepArguments(args: string): GrepArguments {
  const words: string[] = [];
  const globs: string[] = [];
  let [isRegexp, isCaseSensitive, isWord, isLiteral] = [false, true, false, false];
  for (const { text, isQuoted } of tokens(args)) {
    const [option, value] = /^(--(?:type|glob))[= ](.+)$/.exec(text)?.slice(1) ?? [];
    if (isLiteral || isQuoted || !text.startsWith('-')) words.push(text);
    else if (text === '--') isLiteral = true;
    else if (text === '-i' || text === '--ignore-case') isCaseSensitive = false;
    else if (text === '-w' || text === '--word') isWord = true;
    else if (text === '--regex' || text === '-e' || text === '-E') isRegexp = true;
    else if (/^-[iwE]{2,3}$/.test(text)) {
      isCaseSensitive &&= !text.includes('i');
      isWord ||= text.includes('w');
      isRegexp ||= text.includes('E');
    } else if (option === '--glob' && value !== undefined) globs.push(value);
    else if (option === '--type' && value !== undefined) {
      const known = TYPES[value.toLowerCase()];
      if (!known)
        return {
          type: 'failed',
          message: `There is no file type “${value}”. Known are ${Object.keys(TYPES).join(', ')}; or use \`--glob=*.ext\`.`,
        };
      globs.push(
        ...known
          .split(' ')
          .map(extension => (extension.includes('.') || /[A-Z]/.test(extension) ? extension : `*.${extension}`)),
      );
    } else
      return {
        type: 'failed',
        message: `\`/grep\` does not know ${text}. Its options are --type=, --glob=, -i, -w and --regex; write \`--\` before a pattern that begins with a dash.`,
      };
  }
  const pattern = words.join(' ');
  if (pattern === '') return { type: 'failed', message: 'Write what to look for behind `/grep`.' };
  return { type: 'query', query: { pattern, isRegexp, isCaseSensitive, isWord, globs } };
}

const TYPES: Readonly<Record<string, string>> = {
  ts: 'ts tsx mts cts',
  js: 'js jsx mjs cjs',
  py: 'py pyi',
  python: 'py pyi',
  typescript: 'ts tsx mts cts',
  javascript: 'js jsx mjs cjs',
  go: 'go',
  rust: 'rs',
  java: 'java',
  kotlin: 'kt kts',
  c: 'c h',
  cpp: 'cpp cc cxx hpp hh h',
  cs: 'cs',
  csharp: 'cs',
  php: 'php',
  ruby: 'rb rake',
  swift: 'swift',
  dart: 'dart',
  scala: 'scala sc',
  lua: 'lua',
  sh: 'sh bash zsh',
  css: 'css scss sass less',
  html: 'html htm',
  vue: 'vue',
  svelte: 'svelte',
  json: 'json jsonc json5',
  yaml: 'yaml yml',
  toml: 'toml',
  md: 'md mdx',
  sql: 'sql',
};

function* tokens(args: string): Generator<{ text: string; isQuoted: boolean }> {
  for (const match of args.matchAll(
    /(--(?:type|glob)=)"([^"]*)"|"((?:\\.|[^"\\])*)"|`([^`]*)`|'([^']*)'(?=\s|$)|(\S+)/g,
  )) {
    const quoted = match[3]?.replace(/\\"/g, '"') ?? match[4] ?? match[5];
    if (match[1] !== undefined) yield { text: match[1] + (match[2] ?? ''), isQuoted: false };
    else yield { text: quoted ?? match[6] ?? '', isQuoted: quoted !== undefined };
  }
}
