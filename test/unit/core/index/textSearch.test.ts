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

const HIDDEN = ['out/e.js', 'node_modules/f.js', 'id_rsa'].map(path => ({ path, text: 'retry' }));
const untitled = (text: string): TextSearchOptions['unsaved'] => [{ path: 'Untitled-1', text }];

describe('text search', function () {
  this.timeout(20_000);
  const folder = new IndexFolder();
  before(() => {
    for (const [path, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(folder.workspace, path)), { recursive: true });
      writeFileSync(join(folder.workspace, path), text);
    }
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
        excludes: [],
        unsaved: [],
        ripgrepPath: undefined,
        workerPath: (await builtIndexer()).workerPath,
        ...query,
      },
      signal,
    );
  const twoFolders = (): Pick<TextSearchOptions, 'folders'> => ({
    folders: [
      { name: 'one', path: folder.workspace },
      { name: 'two', path: join(folder.workspace, 'docs') },
    ],
  });
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
  check('what is excluded is left out', { excludes: ['src'] }, []);
  check('what editors hold, instead of their files', { unsaved: [{ path: 'src/a.ts', text: '\n\na retry' }] }, [
    'src/a.ts:3:3+5',
    'src/b.js:1:1+5',
    'src/b.js:2:1+5',
  ]);
  check('a new text without a file', { isWord: true, globs: ['Untitled-*'], unsaved: untitled('retry') }, [
    'Untitled-1:1:1+5',
  ]);
  check('not what editors hold of ignored and secret files', { isWord: true, globs: ['*.js'], unsaved: HIDDEN }, [
    'src/b.js:1:1+5',
  ]);
  check('the folder that a glob begins with', { ...twoFolders(), globs: ['one/src/*.ts'] }, [
    'one/src/a.ts:1:21+5',
    'one/src/a.ts:2:1+5',
    'one/src/a.ts:2:7+5',
  ]);
  check('not the folder that a glob leaves out', { ...twoFolders(), isWord: true, globs: ['!one/**'] }, []);

  it('shows of a long line what is around the match', async () => {
    const unsaved = [{ path: 'Untitled-1', text: `${'x'.repeat(5_000)} retry ${'y'.repeat(5_000)}` }];
    const [found] = await search({ unsaved, globs: ['Untitled-1'] });
    assert.deepEqual(
      [found?.column, found?.text.length, found?.text.startsWith('…xxx'), found?.text.indexOf('retry')],
      [5_002, 301, true, 60],
    );
  });

  it('stops at the limit', async () => assert.equal((await search({ limit: 2 })).length, 2));

  it('says what is wrong with a pattern', async () => {
    await assert.rejects(search({ pattern: 'a(b', isRegexp: true }), {
      name: 'TextSearchError',
      message: 'Unterminated group',
    });
  });

  it('ends a search that would take for ever', async () => {
    writeFileSync(join(folder.workspace, 'long.txt'), 'a '.repeat(4000));
    const stop = new AbortController();
    const searched = search({ pattern: '(\\w+\\s?)+$x', isRegexp: true }, stop.signal);
    setImmediate(() => stop.abort());
    await assert.rejects(searched, { name: 'AbortError' });
  });
});
