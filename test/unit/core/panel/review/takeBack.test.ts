import assert from 'node:assert/strict';
import fc from 'fast-check';
import { joinKept, takeBack } from '../../../../../src/core/panel/review/takeBack.ts';

describe('taking a change back', () => {
  const check = (
    name: string,
    [before, after, current]: readonly [string, string, string],
    expected: unknown,
  ): void => {
    it(name, () => assert.deepEqual(takeBack({ before, after }, current), expected));
  };
  check('nothing else happened', ['1\n2\n3\n', '1\nB\n3\n', '1\nB\n3\n'], { text: '1\n2\n3\n', left: 0 });
  check('the user wrote elsewhere', ['1\n2\n3\n4\n', '1\nB\n3\n4\n', '1\nB\n3\nfour\n'], {
    text: '1\n2\n3\nfour\n',
    left: 0,
  });
  check('it is not there any more', ['1\n2\n3\n', '1\nB\n3\n', '1\n2\n3\n'], { text: '1\n2\n3\n', left: 0 });
  check('the user edited our line', ['1\n2\n3\n', '1\nB\n3\n', '1\nBB\n3\n'], { text: '1\nBB\n3\n', left: 1 });
  check('one of two places was edited since', ['1\n2\n3\n4\n5\n', '1\nB\n3\nD\n5\n', '1\nB\n3\nDD\n5\n'], {
    text: '1\n2\n3\nDD\n5\n',
    left: 1,
  });
  check('line ends are kept', ['a\r\nb\r\n', 'a\r\nB\r\n', 'a\r\nB\r\nc\r\n'], { text: 'a\r\nb\r\nc\r\n', left: 0 });

  check('the user wrote right above and below', ['1\n2\n3\n', '1\nB\n3\n', '1\nx\nB\ny\n3\n'], {
    text: '1\nx\n2\ny\n3\n',
    left: 0,
  });
  check('lines we took away, others at the same place', ['1\n2\n3\n', '1\n3\n', '1\nx\n3\n'], {
    text: '1\nx\n3\n',
    left: 1,
  });
  check('our lines were deleted since', ['1\n3\n5\n', '1\n2\n3\n4\n5\n', '1\n3\n44\n5\n'], {
    text: '1\n3\n44\n5\n',
    left: 1,
  });

  const text = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', 'd\n'), { maxLength: 8 }).map(lines => lines.join(''));

  it('of a text that nobody touched gives the one before', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        assert.deepEqual(takeBack({ before, after }, after), { text: before, left: 0 });
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe('two changes that were kept, as one', () => {
  it('do not hold what the user wrote in between', () => {
    const first = { before: '1\n2\n3\n4\n5\n', after: '1\nB\n3\n4\n5\n' };
    const second = { before: '1\nB\n3\n4\nfive\n', after: '1\nB\nC\n4\nfive\n' };
    assert.deepEqual(joinKept(first, second), { before: '1\n2\n3\n4\nfive\n', after: second.after });
  });
});
