import assert from 'node:assert/strict';
import fc from 'fast-check';
import { alignCode } from '../../../../src/core/edits/code/alignCode.ts';
import { compareLines } from '../../../../src/core/edits/code/compareLines.ts';
import { splitLines } from '../../../../src/core/edits/lines.ts';
import { fileIndex } from '../../../../src/core/edits/locate/fileIndex.ts';

/** Lines of which code is full, and some that stand out, all at two depths. */
const texts = ['', '}', 'return result;', 'const total = sum(items);', 'const total = sum(parts);', 'if (isOpen) {'];
const line = fc.constantFrom(...texts.flatMap(text => [text, text === '' ? text : `  ${text}`]), 'function named() {');
const file = fc.array(line, { minLength: 1, maxLength: 60 });
const row = fc.oneof({ weight: 6, arbitrary: line }, { weight: 1, arbitrary: fc.constant(undefined) });
const reply = fc.array(row, { minLength: 1, maxLength: 25 });

describe('an alignment', () => {
  it('is the same whether or not hopeless cells are left out', () => {
    fc.assert(
      fc.property(
        file,
        reply,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom(0.03, 0.15),
        (lines, rows, ...its) => {
          const [isHeadFree, isTailFree, isLate, deletionCost] = its;
          const compared = compareLines(rows, fileIndex(splitLines(`${lines.join('\n')}\n`)));
          assert.ok(compared);
          const input = { compared, isHeadFree, isTailFree, isLate, deletionCost };
          const found = alignCode(input);
          assert.deepEqual(found, alignCode({ ...input, known: -1e9 }));
          assert.deepEqual(found, alignCode({ ...input, known: found.score }));
        },
      ),
      { seed: 5, numRuns: 400 },
    );
  });
});
