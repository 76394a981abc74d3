import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hidesEverything } from '../files/gitignore.ts';
import { exclusionRules } from '../files/ignoreRules.ts';
import type { Root } from '../files/manifest.ts';
import { globsOf } from './searchGlobs.ts';
import type { SearchPlace, TextQuery } from './textMatch.ts';

/** What ripgrep is told to search the files of a folder, in which it runs: the same files that the index reads. */
export function ripgrepArgs(root: Root, { excludes }: Pick<SearchPlace, 'excludes'>, query: TextQuery): string[] {
  const own = join(root.path, '.parleyignore');
  const globs = globsOf(root, query.globs);
  return [
    ...patternArgs(query),
    '--hidden',
    '--max-filesize=10M',
    // A `.gitignore` counts in a folder that is no repository too, unless it would leave nothing there.
    ...(hidesEverything(root.path) ? [] : ['--no-require-git']),
    ...globs.includes.map(it => `--glob=${it}`),
    // Exclusions come last: the last glob that fits decides.
    ...[...exclusionRules(excludes), ...globs.excludes].map(it => `--glob=!${it}`),
    ...(existsSync(own) ? [`--ignore-file=${own}`] : []),
    `--regexp=${query.pattern}`,
    './',
  ];
}

/** The same to search what it is given on its standard input. */
export function ripgrepInputArgs(query: TextQuery): string[] {
  return [...patternArgs(query), `--regexp=${query.pattern}`, '-'];
}

function patternArgs(query: TextQuery): string[] {
  return [
    '--json',
    '--no-config',
    '--crlf',
    query.isCaseSensitive ? '--case-sensitive' : '--ignore-case',
    // Look-around and backreferences want another engine, which is slower.
    ...(query.isRegexp ? ['--engine=auto'] : ['--fixed-strings']),
    ...(query.isWord ? ['--word-regexp'] : []),
  ];
}
