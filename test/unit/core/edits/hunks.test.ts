import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countLines, hunksBetween, takeHunks } from '../../../../src/core/edits/hunks.ts';
import { mergeThreeWay } from '../../../../src/core/edits/mergeThreeWay.ts';

const text = fc
  .array(fc.constantFrom('a\n', 'b\n', 'c\r\n', '  d\n', '\n', 'e $& $1\n'), { maxLength: 14 })
  .map(lines => lines.join(''));

describe('hunks', () => {
  it('all of them give the new text, none the old', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        assert.equal(
          takeHunks(before, after, () => true),
          after,
        );
        assert.equal(
          takeHunks(before, after, () => false),
          before,
        );
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('taken one by one, in whatever order, they give the same text', () => {
    fc.assert(
      fc.property(text, text, fc.infiniteStream(fc.nat(100)), (before, after, chance) => {
        let now = before;
        for (let left = hunksBetween(now, after).length; left > 0; left = hunksBetween(now, after).length) {
          const next = (chance.next().value ?? 0) % left;
          now = takeHunks(now, after, (_, position) => position === next);
        }
        assert.equal(now, after);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('counts the lines that come and go', () => {
    assert.deepEqual(countLines(hunksBetween('a\nb\nc\n', 'a\nB\nB2\nc\n')), { added: 2, removed: 1 });
  });
});

describe('three-way merge', () => {
  const check = (base: string, ours: string, theirs: string, expected: string | undefined): void => {
    it(`${JSON.stringify([base, ours, theirs])} → ${JSON.stringify(expected ?? 'conflict')}`, () => {
      const merge = mergeThreeWay(base, ours, theirs);
      assert.equal(merge.type === 'merged' ? merge.text : undefined, expected);
    });
  };
  check('1\n2\n3\n4\n', '1\n2\n3\n4\n', '1\nB\n3\n4\n', '1\nB\n3\n4\n');
  check('1\n2\n3\n4\n', 'A\n2\n3\n4\n', '1\n2\n3\nD\n', 'A\n2\n3\nD\n');
  check('1\n2\n3\n4\n', '0\n1\n2\n3\n4\n', '1\n2\n3\n', '0\n1\n2\n3\n');
  check('1\n2\n3\n', '1\nX\n3\n', '1\nX\n3\n', '1\nX\n3\n');
  check('1\n2\n3\n', '1\nX\n3\n', '1\nY\n3\n', undefined);
  check('1\n2\n3\n', '1\nX\n2\n3\n', '1\nY\n2\n3\n', undefined);
  check('1\n2\n3\n', '1\n3\n', '1\nY\n3\n', undefined);
  check('', 'a\n', '', 'a\n');
  check('\uFEFFa\nb\nc\n', '\uFEFFa\nb\nC\n', '\uFEFFA\nb\nc\n', '\uFEFFA\nb\nC\n');
  check('a\r\nb\r\nc\r\n', 'a\r\nb\r\nC\r\n', 'A\r\nb\r\nc\r\n', 'A\r\nb\r\nC\r\n');

  it('gives the same whichever side is ours, and loses nothing of a side that is alone', () => {
    fc.assert(
      fc.property(text, text, text, (base, ours, theirs) => {
        assert.deepEqual(resultOf(mergeThreeWay(base, ours, theirs)), resultOf(mergeThreeWay(base, theirs, ours)));
        assert.equal(resultOf(mergeThreeWay(base, ours, base)), ours);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

function resultOf(merge: ReturnType<typeof mergeThreeWay>): string | undefined {
  return merge.type === 'merged' ? merge.text : undefined;
}
