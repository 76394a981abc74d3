import assert from 'node:assert/strict';
import type { Step } from '../../../../src/core/edits/code/alignCode.ts';
import { doubtfulEdges } from '../../../../src/core/edits/code/doubtfulEdges.ts';

/** How an alignment is judged by what it does beside a placeholder. */
describe('the edge of a part', () => {
  const file = ['function f() {', '  // quote: 1', '  // dots: 2', '  work();', '', '  return all;', '}'];
  const gap = (from: number, to: number): Step => ({ kind: 'gap', j: from, to });
  const check = (name: string, reply: (string | undefined)[], steps: Step[], expected: boolean): void => {
    it(name, () => assert.equal(doubtfulEdges(steps, reply, file), expected));
  };
  check(
    'new lines that stand in what is hidden',
    [undefined, '  // quote: 1', '  // dots: 2', '  return all;', '}'],
    [
      gap(0, 5),
      { kind: 'insert', i: 1 },
      { kind: 'insert', i: 2 },
      { kind: 'match', i: 3, j: 5 },
      { kind: 'match', i: 4, j: 6 },
    ],
    true,
  );
  check(
    'new lines that do not',
    [undefined, '  // quote: 3', '  return all;', '}'],
    [gap(0, 5), { kind: 'insert', i: 1 }, { kind: 'match', i: 2, j: 5 }, { kind: 'match', i: 3, j: 6 }],
    false,
  );
  check(
    'a blank line that stands a little further on',
    ['function f() {', '  // quote: 1', '', undefined],
    [{ kind: 'match', i: 0, j: 0 }, { kind: 'match', i: 1, j: 1 }, { kind: 'insert', i: 2 }, gap(2, 7)],
    true,
  );
});
