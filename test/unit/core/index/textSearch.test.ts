import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { searchText, type TextSearchOptions } from '../../../../src/core/index/text/ripgrep.ts';
import { builtIndexer, IndexFolder } from '../../../support/indexChild.ts';

const FILES = {
  'src/a.ts': 'const Größe = 1; // retry\nretry(retry);\n',
  'src/b.js': 'RETRY\nretrying\n',
  'docs/c.md': 'nothing here\n',
  'out/d.ts': 'retry\n',
  '.gitignore': 'out/\n',
  '.env': 'retry=1\n',
  'e.bin': 'retry\0',
};

describe('text search', function () {
  this.timeout(20_000);
  const folder = new IndexFolder();
  before(() => {
    for (const [path, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(folder.workspace, path)), { recursive: true });
      writeFileSync(join(folder.workspace, path), text);
    }
    // Only in a repository does ripgrep read .gitignore.
    mkdirSync(join(folder.workspace, '.git'));
  });
  after(() => folder.dispose());

  const search = async (query: Partial<TextSearchOptions>, signal?: AbortSignal) =>
    searchText(
      {
        folders: [{ name: 'workspace', path: folder.workspace }],
        pattern: 'retry',
        isRegexp: false,
        isCaseSensitive: false,
        isWord: false,
        globs: [],
        limit: 100,
        ripgrepPath: undefined,
        workerPath: (await builtIndexer()).workerPath,
        ...query,
      },
      signal,
    );
  const check = (what: string, query: Partial<TextSearchOptions>, expected: readonly string[]): void => {
    it(what, async () => {
      const found = (await search(query)).map(
        ({ path, line, column, length }) => `${path}:${line}:${column}+${length}`,
      );
      assert.deepEqual(found.sort(), expected);
    });
  };
  check('any case', {}, ['src/a.ts:1:21+5', 'src/a.ts:2:1+5', 'src/a.ts:2:7+5', 'src/b.js:1:1+5', 'src/b.js:2:1+5']);
  check('whole words', { isWord: true, globs: ['*.js'] }, ['src/b.js:1:1+5']);
  check('the same case', { isCaseSensitive: true, globs: ['!*.ts'] }, ['src/b.js:2:1+5']);
  check('a regular expression', { pattern: 'r[a-z]+\\(', isRegexp: true }, ['src/a.ts:2:1+6']);
  check('signs that are not a regular expression', { pattern: '(retry)' }, ['src/a.ts:2:6+7']);
  check('nothing', { pattern: '' }, []);

  it('stops at the limit', async () => assert.equal((await search({ limit: 2 })).length, 2));

  it('says what is wrong with a pattern', async () => {
    await assert.rejects(search({ pattern: 'a(b', isRegexp: true }), { name: 'TextSearchError', message: /a\(b/ });
  });

  it('ends a search that would take for ever', async () => {
    writeFileSync(join(folder.workspace, 'long.txt'), 'a '.repeat(4000));
    const stop = new AbortController();
    const searched = search({ pattern: '(\\w+\\s?)+$x', isRegexp: true }, stop.signal);
    setImmediate(() => stop.abort());
    await assert.rejects(searched, { name: 'AbortError' });
  });
});
