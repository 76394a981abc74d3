import assert from 'node:assert/strict';
import { indexObstacle } from '../../../../src/core/context/indexObstacle.ts';
import type { IndexStatus } from '../../../../src/shared/indexStatus.ts';
import { INDEX_OFF } from '../../../../src/shared/indexStatus.ts';

describe('why the index finds nothing', () => {
  const check = (status: Partial<IndexStatus>, expected: string | undefined): void => {
    it(`${status.phase ?? 'off'}: ${expected ?? 'there is nothing'}`, () =>
      assert.equal(indexObstacle({ ...INDEX_OFF, ...status }), expected));
  };
  check({}, 'The index is off. Switch it on in the settings.');
  check({ message: 'No folder is open.' }, 'No folder is open.');
  check({ phase: 'failed', message: 'any' }, 'The index has stopped. Rebuild it from the status bar.');
  check({ phase: 'paused' }, 'The index is paused. Resume it from the status bar.');
  check({ phase: 'lexical' }, 'The index is still being built. Try again in a moment.');
  check({ phase: 'ready', message: 'Something was left out.' }, undefined);
});
