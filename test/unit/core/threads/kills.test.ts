import assert from 'node:assert/strict';
import { measureKills } from '../../../../bench/support/threadsKills.ts';
import { withFolder } from './support.ts';

describe('a writer that is killed', () => {
  // The bench does the same two hundred times.
  it('leaves all that it acknowledged, while it appends and while it rewrites', () =>
    withFolder(async folder => {
      const { lostMessages, unreadable } = await measureKills(folder, 2);
      assert.deepEqual([lostMessages, unreadable], [0, 0]);
    })).timeout(20_000);
});
