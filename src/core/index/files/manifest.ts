import { execFile } from 'node:child_process';
import { lstatSync, readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { SkipReason } from '../../../shared/indexStatus.ts';
import { skippedByName } from './fileGate.ts';
import { readGitignore, readText } from './gitignore.ts';
import { isMatcher, type Matcher, IgnoreRules } from './ignoreRules.ts';

/** A folder of the workspace. `prefix` is empty with one folder, else the folder's name and a slash. */
export interface Root {
  readonly path: string;
  readonly prefix: string;
}

export interface ManifestOptions {
  /** Globs of `files.exclude`, `search.exclude` and Parley's own setting. */
  readonly excludes: readonly string[];
  /** Only files that fit one of these. */
  readonly includes?: readonly string[];
  /** Whether git may be asked for the list; not in a workspace that is not trusted. */
  readonly useGit: boolean;
  readonly maxFiles: number;
}

/** The files that may be read, and how many were left out and why, with some of their paths. */
export interface Manifest {
  readonly files: readonly ManifestFile[];
  readonly skipped: ReadonlyMap<SkipReason, number>;
  readonly skippedPaths: ReadonlyMap<SkipReason, readonly string[]>;
}

/** Of each reason: enough to see what is meant. */
export const MOST_SKIPPED_PATHS = 100;

export interface FileStat {
  readonly size: number;
  readonly mtime: number;
}

export interface ManifestFile extends FileStat {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string;
  /** On the disk. */
  readonly file: string;
}

/** Lists the files of a folder that are not ignored. Folders that cannot be read are counted, not fatal. */
export async function listFiles(root: Root, options: ManifestOptions): Promise<Manifest> {
  const skipped = new Map<SkipReason, number>();
  const skippedPaths = new Map<SkipReason, string[]>();
  const skip: Skip = (reason, path) => {
    skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
    const paths = skippedPaths.get(reason) ?? [];
    skippedPaths.set(reason, paths);
    if (paths.length < MOST_SKIPPED_PATHS) paths.push(root.prefix + path);
  };
  const rules = new IgnoreRules(options.excludes, readText(join(root.path, '.parleyignore')), options.includes);
  const files: ManifestFile[] = [];
  const listed = options.useGit ? await gitFiles(root.path) : undefined;
  for (const path of listed ?? walk(root.path, rules, skip)) {
    if (rules.isIgnored(path) || !rules.isIncluded(path)) continue;
    const reason = skippedByName(path);
    if (reason) {
      skip(reason, path);
      continue;
    }
    if (files.length >= options.maxFiles) {
      skip('too-many-files', path);
      continue;
    }
    const file = join(root.path, path);
    const found = inspect(file);
    if (found === 'folder' || !found) continue;
    if (typeof found === 'string') skip(found, path);
    else files.push({ path: root.prefix + path, file, ...found });
  }
  return { files, skipped, skippedPaths };
}

/** Whether a file that was not listed would be left out of the list. Git is not asked: this must be quick. */
export function isIgnored(root: Root, path: string, excludes: readonly string[]): boolean {
  const rules = new IgnoreRules(excludes, readText(join(root.path, '.parleyignore')));
  if (rules.isIgnored(path)) return true;
  const matchers: Matcher[] = [];
  for (const folder of foldersAround(path)) {
    const own = rules.matcher(folder, readGitignore(root.path, folder));
    if (own) matchers.push(own);
    const inner = path.slice(0, path.indexOf('/', folder.length) + 1);
    if (inner !== '' && rules.isIgnoredBy(matchers, inner)) return true;
  }
  return rules.isIgnoredBy(matchers, path);
}

/** `''`, `a/`, `a/b/` for `a/b/c`. */
function foldersAround(path: string): string[] {
  return path.split('/').map((_, depth, names) =>
    names
      .slice(0, depth)
      .map(name => `${name}/`)
      .join(''),
  );
}

/** Size and time of a file, or what it is instead; undefined where it is gone. */
export function inspect(file: string): FileStat | SkipReason | 'folder' | undefined {
  try {
    const stat = lstatSync(file);
    if (stat.isSymbolicLink()) return 'symlink';
    if (stat.isDirectory()) return 'folder';
    return stat.isFile() ? { size: stat.size, mtime: stat.mtimeMs } : undefined;
  } catch (error) {
    return isMissing(error) ? undefined : 'unreadable';
  }
}

/**
 * Runs git without anything that a repository's own settings could start: no monitor, no hooks, no pager.
 * Undefined where there is no git or no repository.
 */
export function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'];
  const options = {
    cwd: folder,
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_PAGER: 'cat', GIT_TERMINAL_PROMPT: '0' },
  };
  return new Promise(resolve => {
    execFile('git', [...safe, ...args], options, (error, stdout) => resolve(error ? undefined : stdout));
  });
}

async function gitFiles(folder: string): Promise<string[] | undefined> {
  const listed = await git(folder, ['ls-files', '-co', '--exclude-standard', '-z', '--deduplicate']);
  // A folder that is itself ignored by the repository around it has no files for git, and yet was opened.
  return listed ? listed.split('\0').filter(path => path !== '') : undefined;
}

/** Notes a file or folder that is left out. */
type Skip = (reason: SkipReason, path: string) => void;

/** Walks the folders by itself, with the `.gitignore` files on the way. Symbolic links are not followed. */
function* walk(root: string, rules: IgnoreRules, skip: Skip): Generator<string> {
  const pending: { folder: string; matchers: readonly Matcher[] }[] = [{ folder: '', matchers: [] }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { folder } = next;
    const entries = readFolder(join(root, folder));
    if (!entries) {
      skip('unreadable', folder);
      continue;
    }
    const own = entries.some(it => it.name === '.gitignore') ? readGitignore(root, folder) : '';
    const matchers = [...next.matchers, rules.matcher(folder, own)].filter(isMatcher);
    for (const entry of entries) {
      const path = folder + entry.name;
      if (entry.isSymbolicLink()) skip('symlink', path);
      else if (entry.isDirectory()) {
        if (rules.isIgnoredFolder(path) || rules.isIgnoredBy(matchers, `${path}/`)) continue;
        pending.push({ folder: `${path}/`, matchers });
      } else if (entry.isFile() && !rules.isIgnoredBy(matchers, path)) yield path;
    }
  }
}

function readFolder(folder: string): Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
