import assert from 'node:assert/strict';
import type { Step } from '../../../../src/core/edits/code/alignCode.ts';
import { duplicatesCode } from '../../../../src/core/edits/code/duplicated.ts';
import { lineIds } from '../../../../src/core/edits/lineIds.ts';

/** New code that says what the file says right beside it. */
describe('code put in twice', () => {
  const file = ['  elements() {', '    open(this.root);', '    read(this.root);', '    close(this.root);', '  }', '}'];
  const check = (name: string, reply: (string | undefined)[], expected: boolean): void => {
    const steps = reply.map((line, i): Step => {
      if (line === undefined) return { kind: 'gap', j: 0, to: 5 };
      return line === '}' ? { kind: 'match', i, j: 5 } : { kind: 'insert', i };
    });
    it(name, () => assert.equal(duplicatesCode(steps, reply, file, lineIds(file)), expected));
  };
  const body = ['    open(this.root);', '    read(this.root);', '    close(this.root);', '  }'];
  check('a whole definition with a name of its own', [undefined, '  listed() {', ...body, '}'], false);
  check('a definition that the file has', [undefined, '  elements() {', ...body, '}'], true);
  check('a definition that is not closed', [undefined, '  listed() {', ...body.slice(0, 3), '}'], true);
  check('lines without a name', [undefined, ...body.slice(0, 3), '}'], true);
});
