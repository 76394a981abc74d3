import assert from 'node:assert/strict';
import { typedCommands } from '../../../../src/core/panel/typedCommands.ts';

describe('what of a block is typed into a terminal', () => {
  const check = (code: string, expected: string): void => {
    it(`${JSON.stringify(code)} → ${JSON.stringify(expected)}`, () => assert.equal(typedCommands(code), expected));
  };
  check('npm test\n', 'npm test');
  check('cd src\nls\n', 'cd src\nls');
  check('$ npm test\n\n3 passing\n$ npm start', 'npm test\nnpm start');
  check('echo "$ 5"', 'echo "$ 5"');
  check('make\r\nmake test\r\n', 'make\nmake test');
  check('echo a\u001b]52;c;Y3VybA==\u0007\rrm -rf b', 'echo a]52;c;Y3VybA==rm -rf b');
});
