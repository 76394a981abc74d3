import assert from 'node:assert/strict';
import type { Step } from '../../../../src/core/edits/code/alignCode.ts';
import { checkSegments } from '../../../../src/core/edits/code/checkSegments.ts';

/** What a part between placeholders is recognised by. */
describe('the parts of a reply with placeholders', () => {
  const file = ['suite(() => {', '  test(one);', '});', '', 'other();', '});'];
  const check = (name: string, reply: (string | undefined)[], steps: Step[], expected: string | undefined): void => {
    it(name, () => assert.equal(checkSegments(steps, reply, file, new Map())?.reason, expected));
  };
  const gap = (j: number, to: number): Step => ({ kind: 'gap', j, to });
  check(
    'brackets at the end of the file',
    [undefined, '  test(two);', '});'],
    [gap(0, 5), { kind: 'insert', i: 1 }, { kind: 'match', i: 2, j: 5 }],
    undefined,
  );
  check(
    'brackets elsewhere',
    [undefined, '  test(two);', '});', undefined],
    [gap(0, 2), { kind: 'insert', i: 1 }, { kind: 'match', i: 2, j: 2 }, gap(3, 6)],
    'not-found',
  );
});
