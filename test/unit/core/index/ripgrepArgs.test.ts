import assert from 'node:assert/strict';
import { ripgrepArgs, ripgrepInputArgs } from '../../../../src/core/index/text/ripgrepArgs.ts';
import type { TextQuery } from '../../../../src/core/index/text/textMatch.ts';

const QUERY: TextQuery = {
  pattern: '-x',
  isRegexp: false,
  isCaseSensitive: true,
  isWord: false,
  globs: [],
  limit: 10,
};

describe('what ripgrep is told', () => {
  const args = (query: Partial<TextQuery>, excludes: readonly string[] = []): readonly string[] =>
    ripgrepArgs({ path: '/nowhere', prefix: 'one/' }, { excludes }, { ...QUERY, ...query });
  const globs = (query: Partial<TextQuery>, excludes?: readonly string[]): readonly string[] =>
    args(query, excludes).filter(it => it.startsWith('--glob=') && !/node_modules|=!\.|__py|bower/.test(it));

  it('a pattern as it is, in files that are not ignored, in a folder that is no repository too', () => {
    const own = args({}).filter(it => !it.startsWith('--glob='));
    assert.deepEqual(own, [
      '--json',
      '--no-config',
      '--crlf',
      '--case-sensitive',
      '--fixed-strings',
      '--hidden',
      '--max-filesize=10M',
      '--no-require-git',
      '--regexp=-x',
      './',
    ]);
    assert.ok(args({}).includes('--glob=!node_modules') && args({}).includes('--glob=!.git'));
  });
  it('an expression with look-around', () =>
    assert.deepEqual(ripgrepInputArgs({ ...QUERY, isRegexp: true, isCaseSensitive: false, isWord: true }), [
      '--json',
      '--no-config',
      '--crlf',
      '--ignore-case',
      '--engine=auto',
      '--word-regexp',
      '--regexp=-x',
      '-',
    ]));
  it('the exclusions of the settings', () =>
    assert.deepEqual(globs({}, ['**/*.log', 'tmp/{a,b}']), ['--glob=!**/*.log', '--glob=!/tmp/a', '--glob=!/tmp/b']));
  it('globs with the name of the folder, exclusions last', () =>
    assert.deepEqual(globs({ globs: ['!one/b/**', 'one/*.ts', 'two/*.ts'] }), [
      '--glob=one/*.ts',
      '--glob=/*.ts',
      '--glob=two/*.ts',
      '--glob=!one/b/**',
      '--glob=!/b/**',
    ]));
});
