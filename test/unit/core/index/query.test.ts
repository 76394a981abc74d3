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

  it('finds short forms, and verbs in names only', () => {
    const found = relatedWords(new Set(['whether', 'directory'])).map(it => `${it.word}${it.isNameOnly ? '*' : ''}`);
    assert.deepEqual(found, ['dir', 'folder', 'check*', 'is*', 'has*', 'validate*', 'whether*', 'determine*']);
  });
});
