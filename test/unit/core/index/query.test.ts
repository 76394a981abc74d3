import assert from 'node:assert/strict';
import { parseQuery } from '../../../../src/core/index/search/query.ts';
import { relatedWords } from '../../../../src/core/index/search/wordGroups.ts';
import { Words } from '../../../../src/core/index/corpus/words.ts';

describe('a question', () => {
  const words = new Words();
  for (const name of ['parseUri', 'retry', 'config', 'user_id', 'HTTPServer', 'main', 'is', 'deleted', 'caching']) {
    words.identifierOf(name);
  }
  const check = (text: string, terms: string, identifiers = ''): void => {
    it(text, () => {
      const query = parseQuery(text, words);
      assert.deepEqual(
        [
          query.terms.filter(it => !it.isNameOnly).map(it => words.terms.word(it.term)),
          query.identifiers.map(it => words.identifiers.word(it)),
        ].map(it => it.join(' ')),
        [terms, identifiers],
      );
    });
  };
  check('where is the uri parsed?', 'uri pars');
  check('parseUri fails', 'pars uri parseuri', 'parseUri');
  check('call `retry` or main()', 'retry main', 'retry main');
  check('a user id', 'user id');
  check('the configuration', 'config');
  check('cached deletions, unknown', 'cach');
  check('', '');

  it('knows whether it is about tests, and which files it names', () => {
    const { about, names } = parseQuery('Fix the tests in retry.test.ts', words);
    assert.deepEqual([about.tests, names.has('retry.test.ts')], [true, true]);
    assert.deepEqual(parseQuery('the latest contest', words).about, { tests: false, documents: false });
  });

  const scope = (text: string, expected: string): void => {
    it(`${text} → in ${expected || 'no place'}`, () => {
      const found = parseQuery(text, words).scope.map(term => words.terms.word(term));
      assert.equal(found.join(' '), expected);
    });
  };
  scope('retry: stop at once', 'retry');
  scope('config/user, main: stop at once', 'config user main');
  scope('[config] stop at once', 'config');
  scope('fix(retry): stop at once', 'retry');
  scope('fix: retry at once', '');
  scope('why does it retry: at once?', '');
  scope('main.retry: config: stop at once', 'main retry config');

  it('counts less what only tells the task, and what follows the question itself', () => {
    const weights = (text: string): readonly string[] =>
      parseQuery(text, words).terms.map(it => `${it.word} ${it.weight}`);
    const later = new Words();
    for (const name of ['fix', 'retry', 'config']) later.identifierOf(name);
    assert.deepEqual(
      parseQuery('fix the retry\n\nwhere config is old', later).terms.map(it => `${it.word} ${it.weight}`),
      ['fix 0.5', 'retry 1', 'config 0.65'],
    );
    const many = 'one two three four five six seven eight nine ten eleven twelve';
    assert.deepEqual(weights(`retry ${many} config`), ['retry 1', 'config 0.65']);
  });

  it('lets many details count less each, so that they do not drown the question', () => {
    const later = new Words();
    const details = Array.from({ length: 32 }, (_, i) => `detail${'abcdefghijklmnop'[i % 16]}${i < 16 ? 'x' : 'y'}`);
    for (const name of ['retry', ...details]) later.identifierOf(name);
    const weights = (count: number): readonly string[] => {
      const { terms } = parseQuery(`retry\n${details.slice(0, count).join(' ')}`, later);
      return [...new Set(terms.map(it => it.weight.toFixed(2)))];
    };
    // 6 details are 3.9, less than the least that a question counts; 32 are 20.8: √(4 / 20.8) = 0.44 of 0.65.
    assert.deepEqual(
      [weights(6), weights(32)],
      [
        ['1.00', '0.65'],
        ['1.00', '0.29'],
      ],
    );
  });

  const paths = (text: string, expected: readonly string[]): void => {
    it(`${text} → names ${expected.join(', ') || 'no path'}`, () => {
      assert.deepEqual(parseQuery(text, words).paths, expected);
    });
  };
  paths('crash in a/lib/URL.c:12.', ['a/lib/url.c']);
  paths('at src\\main.ts, line 3', ['src/main.ts']);
  paths('main.ts and retry.ts', []);

  it('finds short forms, and verbs in names only', () => {
    const found = relatedWords(new Set(['whether', 'directory'])).map(it => `${it.word}${it.isNameOnly ? '*' : ''}`);
    assert.deepEqual(found, ['dir', 'folder', 'check*', 'is*', 'has*', 'validate*', 'whether*', 'determine*']);
  });
});
