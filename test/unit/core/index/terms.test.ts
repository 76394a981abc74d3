import assert from 'node:assert/strict';
import { identifierTerms } from '../../../../src/core/index/corpus/terms.ts';
import { Vocabulary } from '../../../../src/core/index/corpus/vocabulary.ts';
import { tokenize, Words } from '../../../../src/core/index/corpus/words.ts';

describe('the terms of an identifier', () => {
  const check = (identifier: string, expected: string): void => {
    it(`${identifier} → ${expected || 'none'}`, () => {
      const terms = new Vocabulary();
      const bytes = Buffer.from(identifier);
      const found = identifierTerms(bytes, 0, bytes.length, terms).map(term => terms.word(term));
      assert.equal(found.join(' '), expected);
    });
  };
  check('parse', 'pars');
  check('parseUri', 'pars uri parseuri');
  check('parse_uri', 'pars uri parseuri');
  check('PARSE_URI', 'pars uri parseuri');
  check('HTMLParser', 'html parser htmlparser');
  check('parseURIs', 'pars uri parseuri');
  check('URIsOf', 'uri of urisof');
  check('utf8Decode', 'utf decod utf8decod');
  check('$scope', 'scop');
  check('__init__', 'init');
  check('aB', 'ab');
  check('x', '');
  check('caches', 'cach');
  check('caching', 'cach');
  check('cached', 'cach');
  check('queries', 'query');
  check('running', 'run');
  check('calling', 'call');
  check('class', 'class');
  check('status', 'statu');
  check('ИндексФайла', 'индексфайла');
  check('文件索引', '文件 件索 索引');
  check('a'.repeat(81), '');
});

describe('the tokens of a text', () => {
  const check = (text: string, expected: string): void => {
    it(JSON.stringify(text), () => {
      const words = new Words();
      const { ids, lineStarts, lines } = tokenize(Buffer.from(text), words);
      const found = Array.from({ length: lines }, (_, line) =>
        Array.from(ids.subarray(lineStarts[line], lineStarts[line + 1]), id => words.identifiers.word(id)).join(' '),
      );
      assert.equal(found.join(' / '), expected);
    });
  };
  check('', '');
  check('let value = other.call(12);', 'let value other call 12');
  check('one\ntwo three\n', 'one / two three / ');
  check('// a naïve test', 'naïve test');
  check('a+b', '');
});

describe('a vocabulary', () => {
  it('gives each word one number, and keeps them over growth and saving', () => {
    const words = Array.from({ length: 5000 }, (_, i) => `word${i * 7}`);
    const first = new Vocabulary();
    const numbers = words.map(word => first.internWord(word));
    const second = new Vocabulary(first.save());
    assert.deepEqual(
      numbers,
      words.map((_, i) => i),
    );
    assert.deepEqual(
      words.map(word => second.findWord(word)),
      numbers,
    );
    assert.deepEqual([second.internWord('new'), second.findWord('absent'), second.word(17)], [5000, -1, 'word119']);
  });
});
