import assert from 'node:assert/strict';
import { deadlineIn } from '../../../../src/core/index/parse/deadline.ts';

describe('a deadline for work', () => {
  it('passes with the work of the thread, and not while the thread gets nothing to work with', () => {
    const isOver = deadlineIn(20);
    // The thread stands still.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30);
    assert.equal(isOver(), false);
    while (!isOver());
  });
});
