import assert from 'node:assert/strict';
import { parseSlash } from '../../../../src/core/slash/parseSlash.ts';
import { slashCommands } from '../../../../src/core/slash/slashCommands.ts';
import { testProject } from '../context/testProject.ts';

describe('commands in a message', () => {
  const check = (text: string, expected: readonly string[]): void => {
    it(`${text.replaceAll('\n', '⏎')} → ${expected.join(' | ') || 'none'}`, async () => {
      const { calls } = parseSlash(text, slashCommands(await testProject({})));
      assert.deepEqual(
        calls.map(call =>
          call.type === 'known'
            ? `${call.command.name}(${call.args})`
            : `${call.name}? ${call.nearest.join(' ')}`.trimEnd(),
        ),
        expected,
      );
    });
  };

  check('/explain', ['explain()']);
  check('/explain src/a.ts:12', ['explain(src/a.ts:12)']);
  check('  /explain x  ', ['explain(x)']);
  check('/Explain x', ['explain(x)']);
  check('/tests parse', ['generate-tests(parse)']);
  check('/generate-tests parse', ['generate-tests(parse)']);
  check('/explain a\n/tests b', ['explain(a)', 'generate-tests(b)']);
  check('/explain a /tests b', ['explain(a)', 'generate-tests(b)']);
  check('/explain a\nand why', ['explain(a\nand why)']);
  check('please\n/explain a', ['explain(a)']);
  check('/exlpain a', ['exlpain? explain']);
  check('/expl', ['expl? explain']);
  check('/generate', ['generate? generate-tests']);
  check('/qqqq', ['qqqq?']);
  check('/explain a\n/teest b', ['explain(a)', 'teest? test tests']);
  check('/explain /users', ['explain(/users)']);
  check('/explain "the /tests command"', ['explain("the /tests command")']);
  check('/explain `/tests`', ['explain(`/tests`)']);
  check('/usr/bin is a folder', []);
  check('/src/a.ts:12', []);
  check('what does /explain do?', []);
  check('and/or', []);
  check('a text\n/unknown line', []);
  check('```\n/explain\n```', []);
  check('/', []);
  check('// comment', []);
  check('', []);

  it('keeps what stands before the first command', async () =>
    assert.equal(parseSlash('please\n/explain a', slashCommands(await testProject({}))).text, 'please'));
});
