import { skippedByName } from '../files/fileGate.ts';
import { IgnoreRules } from '../files/ignoreRules.ts';
import { isIgnored, type Root } from '../files/manifest.ts';
import type { SearchPlace, TextQuery } from './textMatch.ts';

/** A query's globs, as they are meant in one folder of the workspace. */
export interface RootGlobs {
  readonly includes: readonly string[];
  /** Without their `!`. */
  readonly excludes: readonly string[];
}

/** With several folders, paths are shown with the folder's name first: globs may begin with it too. */
export function globsOf(root: Pick<Root, 'prefix'>, globs: readonly string[]): RootGlobs {
  const own = (glob: string): readonly string[] =>
    root.prefix !== '' && glob.startsWith(root.prefix) ? [glob, `/${glob.slice(root.prefix.length)}`] : [glob];
  const isExclude = (glob: string): boolean => glob.startsWith('!');
  return {
    includes: globs.filter(glob => !isExclude(glob)).flatMap(own),
    excludes: globs.filter(isExclude).flatMap(glob => own(glob.slice(1))),
  };
}

/** Whether a file may be searched, by its name, the lists of what is ignored, and the query's globs. */
export function isSearched(path: string, { roots, excludes }: SearchPlace, { globs }: TextQuery): boolean {
  if (skippedByName(path) === 'secret') return false;
  const root = roots.find(it => path.startsWith(it.prefix));
  const inner = root ? path.slice(root.prefix.length) : path;
  if (root && isIgnored(root, inner, excludes)) return false;
  const own = globsOf(root ?? { prefix: '' }, globs);
  const rules = new IgnoreRules(own.excludes.map(anywhere), '', own.includes);
  return !rules.isIgnored(inner) && rules.isIncluded(inner);
}

/** As in `.gitignore`, a name without a slash is meant at every depth. */
export function anywhere(glob: string): string {
  return glob.includes('/') ? glob : `**/${glob}`;
}
