import assert from 'node:assert/strict';
import { wordPlaces } from '../../../../src/core/edits/code/wordPlaces.ts';

describe('the places of words', () => {
  const check = (name: string, words: string[], lines: string[], expected: Record<string, number[]>): void => {
    it(name, () => {
      const places = wordPlaces(new Set(words), lines, 2, at => lines[at] === 'left out: total');
      assert.deepEqual(Object.fromEntries(places), expected);
    });
  };
  check('whole words only, each line once', ['total'], ['total + total', 'subtotal', 'totals', 'a.total;'], {
    total: [0, 3],
  });
  check('letters beyond ASCII', ['größe', 'a1_$'], ['const größe = 1;', 'x = a1_$;', 'größer'], {
    größe: [0],
    a1_$: [1],
  });
  check('no line that tells nothing, or is left out', ['a', 'total'], ['a;', 'left out: total', 'a total'], {
    a: [2],
    total: [2],
  });
  check('one more than wanted', ['let'], ['let a1', 'let b2', 'let c3', 'let d4'], { let: [0, 1, 2] });
});
