import assert from 'node:assert/strict';
import { markedParts } from '../../../../webview/history/markedParts.ts';

describe('the marks of a search hit', () => {
  const check = (name: string, marks: readonly (readonly [number, number])[], expected: string): void => {
    it(name, () => {
      const parts = markedParts('we retry often', marks);
      assert.equal(parts.map(part => (part.isMarked ? `[${part.text}]` : part.text)).join(''), expected);
    });
  };

  check('none', [], 'we retry often');
  check('one', [[3, 8]], 'we [retry] often');
  check(
    'at both ends',
    [
      [0, 2],
      [9, 14],
    ],
    '[we] retry [often]',
  );
  check(
    'out of order',
    [
      [9, 14],
      [3, 8],
    ],
    'we [retry] [often]',
  );
  check(
    'that overlap',
    [
      [3, 6],
      [4, 8],
    ],
    'we [ret][ry] often',
  );
  check(
    'beyond the end',
    [
      [9, 99],
      [50, 60],
    ],
    'we retry [often]',
  );
});
