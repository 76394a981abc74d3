import assert from 'node:assert/strict';
import type { ChildLink } from '../../../../src/core/index/childLink.ts';
import { IndexFolder, startParsingChild } from '../../../support/indexChild.ts';

describe('how many syntax errors a text has', () => {
  /** The child has a low priority, and a busy machine makes it wait. */
  const PATIENCE_MS = 20_000;
  const folder = new IndexFolder();
  let child: ChildLink;
  before(async function () {
    this.timeout(PATIENCE_MS);
    child = await startParsingChild(folder.storage);
  });
  after(() => {
    child.dispose();
    folder.dispose();
  });

  const check = (language: string, text: string, expected: number | null): void => {
    it(`${language} ${JSON.stringify(text)} → ${String(expected)}`, async function () {
      this.timeout(PATIENCE_MS);
      assert.equal(await child.request('syntaxErrors', { path: 'sample', language, text }), expected);
    });
  };
  check('typescript', 'const a = 1;\n', 0);
  check('typescript', 'function f() {\n  return 1;\n', 1);
  check('typescript', 'const = ;\nclass {{ }\n', 2);
  check('python', 'def f():\n    return 1\n', 0);
  check('python', 'def f(:\n    return 1\n', 1);
  check('markdown', '# Not parsed by a grammar\n', null);
  check('nobody-knows', 'x', null);
});
