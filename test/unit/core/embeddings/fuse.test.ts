import assert from 'node:assert/strict';
import { fuse } from '../../../../src/core/embeddings/fuse.ts';

describe('what words and meaning find, in one list', () => {
  const check = (words: string, meaning: string, expected: string, limit = 10): void => {
    it(`${words || 'nothing'} and ${meaning || 'nothing'} → ${expected}`, () => {
      const common = { startLine: 1, endLine: 2, score: 1 };
      const byWords = letters(words).map(path => ({ ...common, path, others: [], matched: [path] }));
      const byMeaning = letters(meaning).map(path => ({ ...common, path }));
      assert.equal(
        fuse(byWords, byMeaning, limit)
          .map(it => (it.isByMeaning ? it.path.toUpperCase() : it.path))
          .join(''),
        expected,
      );
    });
  };
  check('abc', '', 'abc');
  check('', 'abc', 'ABC');
  check('abc', 'abc', 'abc');
  check('abc', 'cba', 'abc');
  check('ab', 'x', 'abX');
  check('abc', 'xc', 'cabX');
  check('abc', 'x', 'ab', 2);
});

function letters(text: string): readonly string[] {
  return text.match(/./g) ?? [];
}
