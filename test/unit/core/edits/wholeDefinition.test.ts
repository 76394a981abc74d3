import assert from 'node:assert/strict';
import { applyReply } from '../../../../src/core/edits/applyReply.ts';

const FILE = `/** The wait. */
export function wait(attempt: number): number {
  return Math.min(1000, 100 * attempt);
}

/** Runs it. */
function run(): void {
  wait(1);
}

class Cart {
  total(): number {
    return 1;
  }

  count(): number {
    return 2;
  }
}
`;

describe('one definition with a new body', () => {
  const check = (name: string, block: string, expected: string, text = FILE, language = 'typescript'): void => {
    it(name, () => {
      const result = applyReply({ path: 'src/a', language, text, block, hints: { isClosed: true } });
      assert.equal(result.type === 'edits' ? result.text : result.type, expected);
    });
  };
  const BODY =
    'export function wait(attempt: number): number {\n  const delay = 50 ** attempt;\n  return Math.max(delay, 7);\n}';
  check(
    'takes the place of the old one; the comment above stays',
    BODY,
    FILE.replace(/export function wait[\s\S]*?\n\}/, BODY),
  );
  check(
    'brings its own comment',
    `/** Waits. */\n${BODY}`,
    FILE.replace(/\/\*\* The wait[\s\S]*?\n\}/, `/** Waits. */\n${BODY}`),
  );
  check('is not guessed when it is not closed', BODY.replace(/\n\}$/, ''), 'refused');
  check('is not guessed where its first line stands twice', BODY, 'refused', FILE + FILE);
  check(
    'is not taken for the whole where inner definitions are missing',
    'class Cart {\n  sum(): number {\n    return 9;\n  }\n}',
    'refused',
  );
  check(
    'ends where the indentation does',
    'def wait(n):\n    d = 50 ** n\n    return max(d, 7)',
    'import os\n\n\ndef wait(n):\n    d = 50 ** n\n    return max(d, 7)\n\n\ndef run():\n    wait(1)\n',
    'import os\n\n\ndef wait(n):\n    return n\n\n\ndef run():\n    wait(1)\n',
    'python',
  );
  check('a call is no definition', 'wait(1);\nrun();', 'refused', 'wait(1);\nother();\n');
});
