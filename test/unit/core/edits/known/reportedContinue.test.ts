import assert from 'node:assert/strict';
import { hunksBetween } from '../../../../../src/core/edits/hunks.ts';
import { block, item, outcome } from '../checkApply.ts';

/** What is accepted after the user wrote on is in `reportedReview.test.ts`. */
describe('reported by users: Continue', () => {
  const lines = Array.from({ length: 40 }, (_, at) => `line${String(at)}();`);
  const text = (some: readonly string[]): string => `${some.join('\n')}\n`;
  item(
    'a part of a file does not delete the rest (continue#2037)',
    [text(lines), text([...lines.slice(0, 12), 'another();']), 'refused: ambiguous'],
    [text(lines), text(['line3();', 'line4();', 'another();', 'line30();', 'line31();']), 'refused: ambiguous'],
    [text(lines), text(['line0();', 'line1();', 'another();', 'line38();', 'line39();']), 'refused: incomplete-file'],
    [text(lines), text(lines.slice(10, 20)), 'unchanged'],
  );

  it('lines that stay are no change to be accepted (continue#2039)', () => {
    const before = text(lines);
    const after = before.replace('line0()', 'first()').replace('line39()', 'last()');
    const found = outcome(before, after);
    assert.deepEqual(
      [found, hunksBetween(before, found)],
      [
        after,
        [
          { beforeStart: 0, beforeEnd: 1, afterStart: 0, afterEnd: 1 },
          { beforeStart: 39, beforeEnd: 40, afterStart: 39, afterEnd: 40 },
        ],
      ],
    );
  });

  const before = 'alpha();\nbeta();\ngamma();\ndelta();\nepsilon();\nzeta();\neta();\ntheta();\n';
  item('a diff for several places is made in all of them (continue#4478)', [
    before,
    '```diff\n--- src/a.ts\n+++ src/a.ts\n@@ -1,2 +1,2 @@\n-alpha();\n+ALPHA();\n beta();\n@@ -7,2 +7,3 @@\n eta();\n-theta();\n+THETA();\n+iota();\n```\n',
    before.replace('alpha', 'ALPHA').replace('theta();\n', 'THETA();\niota();\n'),
  ]);

  item(
    'the first line that was to change is not kept beside the new one (continue#813, #951)',
    [text(lines), text(['first();', ...lines.slice(1)]), text(['first();', ...lines.slice(1)])],
    ['const alpha = 1;\nbeta();\n', block('const alpha = 1;', 'const alpha = 2;'), 'const alpha = 2;\nbeta();\n'],
  );
});
