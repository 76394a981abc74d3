import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { FileList } from '../../../../src/core/index/search/fileList.ts';
import { findFolders } from '../../../../src/core/index/search/findFolders.ts';
import { findFiles } from '../../../../src/core/index/search/findFiles.ts';
import { matchName } from '../../../../src/core/index/search/matchName.ts';
import { NameList } from '../../../../src/core/index/search/nameList.ts';

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

  const letters = fc.string({ unit: fc.constantFrom(...Array.from('aAbBsS19_-.éÉİıK')), maxLength: 6 });
  it('none that fits is passed over for its letters', () => {
    fc.assert(
      fc.property(fc.array(letters), letters, (names, query) => {
        const visited = new Set<number>();
        new NameList(names).forEachWith(query, position => visited.add(position));
        names.forEach((name, position) => assert.ok(visited.has(position) || matchName(name, query) === 0));
      }),
    );
  });
  it('what is wanted at least changes nothing for those that reach it', () => {
    fc.assert(
      fc.property(letters, letters, fc.integer({ min: 0, max: 100 }), (name, query, least) => {
        const score = matchName(name, query);
        const bounded = matchName(name, query, least);
        assert.ok(bounded === score || (bounded === 0 && score < least));
      }),
    );
  });
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
        findFiles(new FileList(paths), query, 10)
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

describe('folders that fit what was typed', () => {
  const files = new FileList(['top.ts', 'src/a.ts', 'src/core/b.ts', 'src/core/deep/c.ts', 'test/core.test.ts']);
  const check = (query: string, ...expected: readonly string[]): void => {
    it(`“${query}” → ${expected.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(
        findFolders(files, query, 3).map(it => it.path),
        expected,
      );
    });
  };
  check('', 'src', 'test', 'src/core');
  check('co', 'src/core');
  check('src/', 'src');
  check('src/co', 'src/core', 'src/core/deep');
  check('core/de', 'src/core/deep');
  check('zzz');
});
