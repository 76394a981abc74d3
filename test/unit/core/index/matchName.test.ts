import assert from 'node:assert/strict';
import { findFiles } from '../../../../src/core/index/search/findFiles.ts';
import { matchName } from '../../../../src/core/index/search/matchName.ts';

describe('names that fit what was typed', () => {
  const check = (query: string, ...best: readonly string[]): void => {
    it(`${query}: ${best.join(' > ')}`, () => {
      const scores = best.map(name => matchName(name, query));
      assert.deepEqual(
        [...scores].sort((a, b) => b - a),
        scores,
      );
      assert.ok(scores.every((score, i) => score > 0 && score !== scores[i + 1]));
    });
  };
  check('parse', 'parse', 'Parse', 'parser', 'parseTheLongestName', 'doParse', 'sparse');
  check('sI', 'sI', 'SI', 'SymbolIndex', 'basis');
  check('symIn', 'SymbolIndex', 'asymIn');
  check('get_x', 'get_x', 'getX_get_x');

  const never = (query: string, name: string): void => {
    it(`${query} is not ${name}`, () => assert.equal(matchName(name, query), 0));
  };
  never('xyz', 'parse');
  never('parser', 'parse');
  never('', 'parse');
});

describe('files that fit what was typed', () => {
  const paths = [
    'src/index.ts',
    'src/core/retry.ts',
    'test/retry.test.ts',
    'docs/retry.md',
    'src/retryPolicy/index.ts',
  ];
  const check = (query: string, ...expected: readonly string[]): void => {
    it(`${query} → ${expected.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(
        findFiles(paths, query, 10)
          .slice(0, Math.max(expected.length, 1))
          .map(it => it.path),
        expected,
      );
    });
  };
  check('retry.ts', 'src/core/retry.ts');
  check('retry', 'src/core/retry.ts', 'docs/retry.md');
  check('core/retry', 'src/core/retry.ts');
  check('src/index.ts', 'src/index.ts', 'src/retryPolicy/index.ts');
  check('retryPolicy', 'src/retryPolicy/index.ts');
  check('src\\core\\retry.ts', 'src/core/retry.ts');
  check('nothing-like-it');
});
