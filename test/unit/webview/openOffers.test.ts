import assert from 'node:assert/strict';
import type { ReferenceOffer } from '../../../src/shared/referenceOffer.ts';
import { openOffers } from '../../../webview/openOffers.ts';

describe('the offers that are still to be made', () => {
  const choice = (path: string, startLine?: number) => ({
    ...{ provider: 'file', argument: path, label: path, path },
    ...(startLine === undefined ? {} : { startLine, endLine: startLine }),
  });
  const offer = (written: string, ...choices: readonly ReferenceOffer['choices'][number][]): ReferenceOffer => ({
    ...{ written, start: 4, end: 4 + written.length, choices, goesAlong: true },
  });
  const check = (
    name: string,
    offered: ReferenceOffer,
    expected: boolean,
    situation: Partial<Parameters<typeof openOffers>[1]> = {},
  ): void => {
    it(`${name} → ${expected ? 'made' : 'not made'}`, () => {
      const found = openOffers([offered], { text: 'see a.ts:3 and b.ts', cursor: 19, items: [], ...situation });
      assert.deepEqual(found, expected ? [offered] : []);
    });
  };

  check('a file', offer('a.ts:3', choice('src/a.ts', 3)), true);
  check('one that is attached', offer('a.ts:3', choice('src/a.ts', 3)), false, { items: [{ path: 'src/a.ts' }] });
  check('one whose function is attached', offer('a.ts:3', choice('src/a.ts', 3)), false, {
    items: [{ path: 'src/a.ts', startLine: 1, endLine: 9 }],
  });
  check('one of which other lines are attached', offer('a.ts:3', choice('src/a.ts', 3)), true, {
    items: [{ path: 'src/a.ts', startLine: 5, endLine: 9 }],
  });
  check('a whole file of which lines are attached', offer('b.ts', choice('b.ts')), true, {
    items: [{ path: 'b.ts', startLine: 5, endLine: 9 }],
  });
  check('two files, one of them attached', offer('b.ts', choice('x/b.ts'), choice('y/b.ts')), false, {
    items: [{ path: 'y/b.ts' }],
  });
  check('one that is declined', offer('a.ts:3', choice('src/a.ts', 3)), false, { declined: ['b.ts', 'a.ts:3'] });
  check('one beside which another is declined', offer('a.ts:3', choice('src/a.ts', 3)), true, { declined: ['b.ts'] });
  check('what is gone from the text', offer('c.ts', choice('c.ts')), false);
  check('a file that is not there', offer('a.ts:3'), true);
  check('a file that is not there, while it is typed', offer('a.ts:3'), false, { cursor: 10 });
});
