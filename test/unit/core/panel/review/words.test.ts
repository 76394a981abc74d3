import assert from 'node:assert/strict';
import { hunksBetween } from '../../../../../src/core/edits/hunks.ts';
import { hunkLines } from '../../../../../src/core/panel/review/hunkLines.ts';
import { askAgainQuestion } from '../../../../../src/core/panel/review/question.ts';
import { whyAsk } from '../../../../../src/core/panel/review/whyAsk.ts';

describe('asking the model again', () => {
  const lines = Array.from({ length: 400 }, (_, position) => `line${String(position + 1)}();`);
  const question = askAgainQuestion({
    path: 'src/a.ts',
    language: 'typescript',
    text: lines.join('\n'),
    code: 'line20();\n```\nmore',
    reason: 'It fits in two places.',
    candidates: [
      { startLine: 20, endLine: 21 },
      { startLine: 398, endLine: 400 },
    ],
  });
  const check = (name: string, isSo: boolean): void => {
    it(name, () => assert.ok(isSo, question));
  };
  check('says why', question.includes('src/a.ts could not be applied: It fits in two places.'));
  check('quotes the first place', question.includes('Lines 17 to 24:\n```typescript\nline17();\n'));
  check('quotes the last place up to the end of the file', question.includes('Lines 395 to 400:'));
  check('quotes nothing else', !question.includes('line30();'));
  check('keeps a fence in the code inside', question.includes('````typescript\nline20();\n```\nmore\n````'));
  check('asks for SEARCH/REPLACE', question.includes('as SEARCH/REPLACE blocks for src/a.ts'));
});

describe('a row of the list of changes', () => {
  const check = (before: string, after: string, expected: readonly unknown[]): void => {
    it(JSON.stringify([before, after]), () =>
      assert.deepEqual(
        hunksBetween(before, after).map(hunk => Object.values<unknown>({ ...hunkLines(before, after, hunk) })),
        expected,
      ),
    );
  };
  check('a\nb\nc\n', 'a\n  B\nB2\nc\n', [[2, 2, 1, 'B']]);
  check('a\nb\nc\n', 'a\nc\n', [[2, 0, 1, 'b']]);
  check('a\n', 'a\n', []);
});

describe('a change that needs a yes of its own', () => {
  const check = (path: string, before: string, after: string, expected: RegExp | undefined): void => {
    it(`${path} ${JSON.stringify(after)}`, () => {
      const reason = whyAsk(path, before, after);
      if (expected) assert.match(reason ?? '', expected);
      else assert.equal(reason, undefined);
    });
  };
  check('src/a.ts', 'a', 'b', undefined);
  check('package.json', '{}', '{"scripts":{"postinstall":"x"}}', /scripts/);
  check('src/a.ts', 'a', 'if (x\u202e) b', /cannot be seen \(U\+202E\)/);
  check('src/a.ts', '\u202ea', '\u202eb', undefined);
  check('src/a.ts', 'a', 'family: 👩‍👧', undefined);
});
