import ignore, { type Ignore } from 'ignore';

/** The rules of one `.gitignore`; paths are given from its folder. */
export interface Matcher {
  readonly folder: string;
  readonly rules: Ignore;
}

/** What is left out of the index: the editor's exclusions, `.parleyignore`, and folders that hold others' code. */
export class IgnoreRules {
  readonly #own: Ignore;
  readonly #only: Ignore | undefined;

  constructor(excludes: readonly string[], parleyIgnore: string, includes: readonly string[] = []) {
    this.#own = ignore().add(excludes.flatMap(toIgnoreRules)).add(parleyIgnore);
    this.#only = includes.length > 0 ? ignore().add([...includes]) : undefined;
  }

  /** Whether a file is left out, apart from `.gitignore`. The path is relative to the workspace folder. */
  isIgnored(path: string): boolean {
    return path.split('/').some(isForeignFolder) || this.#own.ignores(path);
  }

  isIncluded(path: string): boolean {
    return this.#only?.ignores(path) ?? true;
  }

  isIgnoredFolder(path: string): boolean {
    return isForeignFolder(path.slice(path.lastIndexOf('/') + 1)) || this.#own.ignores(`${path}/`);
  }

  /** The rules of a `.gitignore` that lies in a folder (`''` or `a/b/`). */
  matcher(folder: string, text: string): Matcher | undefined {
    return text.trim() === '' ? undefined : { folder, rules: ignore().add(text) };
  }

  /** A deeper `.gitignore` has the last word. A folder's path ends with a slash. */
  isIgnoredBy(matchers: readonly Matcher[], path: string): boolean {
    for (const { folder, rules } of matchers.toReversed()) {
      const result = rules.test(path.slice(folder.length));
      if (result.ignored) return true;
      if (result.unignored) return false;
    }
    return false;
  }
}

export function isMatcher(matcher: Matcher | undefined): matcher is Matcher {
  return matcher !== undefined;
}

const FOREIGN_FOLDERS = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  'bower_components',
  '__pycache__',
  '.venv',
  '.tox',
  '.mypy_cache',
  '.pytest_cache',
  '.gradle',
  '.terraform',
  '.next',
  '.nuxt',
  '.svelte-kit',
  '.yarn',
  '.vscode-test',
]);

function isForeignFolder(name: string): boolean {
  return FOREIGN_FOLDERS.has(name);
}

/** What the index leaves out by the editor's exclusions and as others' code, as lines of a `.gitignore`. */
export function exclusionRules(excludes: readonly string[]): readonly string[] {
  return [...FOREIGN_FOLDERS, ...excludes.flatMap(toIgnoreRules)];
}

/** VS Code's globs mean the same as `.gitignore` lines, but that they are anchored where they do not begin with two stars. */
function toIgnoreRules(glob: string): string[] {
  return [...alternatives(glob)].map(it => (it.startsWith('**/') || it.startsWith('/') ? it : `/${it}`));
}

/** `a.{b,c}` as `a.b` and `a.c`: `.gitignore` has no braces. */
function alternatives(glob: string): string[] {
  const found = /^(.*?)\{([^{}]*)\}(.*)$/.exec(glob);
  if (!found) return [glob];
  const [, before = '', choices = '', after = ''] = found;
  return choices.split(',').flatMap(choice => alternatives(before + choice + after));
}
