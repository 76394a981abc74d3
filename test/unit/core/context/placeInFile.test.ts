import assert from 'node:assert/strict';
import { linesOfFragment } from '../../../../src/core/context/placeInFile.ts';

describe('the lines in the fragment of a URI', () => {
  const check = (fragment: string, expected: string): void => {
    it(`#${fragment} → ${expected || 'none'}`, () => assert.equal(linesOfFragment(fragment), expected));
  };

  check('', '');
  check('L12', ':12');
  check('12,3', ':12');
  check('L12,3-14,5', ':12-14');
  check('12,3-12,9', ':12');
  check('section', '');
});
