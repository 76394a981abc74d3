import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { grepArguments } from '../../../../src/core/slash/grepArguments.ts';
import { editDistance } from '../../../../src/core/slash/nearestNames.ts';
import type { SlashCommand } from '../../../../src/core/slash/slashCommand.ts';
import { slashCommands } from '../../../../src/core/slash/slashCommands.ts';
import { suggestCommands } from '../../../../src/core/slash/suggestCommands.ts';
import { testProject } from '../context/testProject.ts';

describe('the list of slash commands', () => {
  let commands: readonly SlashCommand[];
  before(async () => {
    commands = slashCommands(await testProject({}));
  });

  it('has every file of the folder', () => {
    const folder = join(import.meta.dirname, '../../../../src/core/slash');
    const list = readFileSync(join(folder, 'slashCommands.ts'), 'utf8');
    const files = readdirSync(join(folder, 'commands'));
    assert.deepEqual(
      files.filter(file => !list.includes(`'./commands/${file}'`)),
      [],
    );
    assert.equal(commands.length, files.length);
  });

  it('has each name once, in lower case, beginning its usage', () => {
    const names = commands.flatMap(command => [command.name, ...command.aliases]);
    assert.equal(new Set(names).size, names.length);
    for (const { name, usage, description } of commands) {
      assert.match(name, /^[a-z][a-z-]*$/);
      assert.ok(usage === `/${name}` || usage.startsWith(`/${name} `), usage);
      assert.ok(description.length <= 60 && !description.endsWith('.'), description);
    }
  });

  describe('menu', () => {
    const check = (typed: string, expected: readonly string[]): void => {
      it(`/${typed} → ${expected.join(', ')}`, () => {
        const names = suggestCommands(typed, commands).map(it => it.name);
        assert.deepEqual(names.slice(0, expected.length), expected);
        assert.ok(names.length <= 5);
      });
    };
    check('', ['explain', 'fix', 'generate-tests', 'refactor', 'doc']);
    check('e', ['explain', 'export']);
    check('/ex', ['explain', 'export']);
    check('te', ['generate-tests']);
    check('gt', ['generate-tests']);
    check('re', ['refactor', 'review']);
    check('summar', ['compact']);
    check('qqq', []);
  });
});

describe('the arguments of /grep', () => {
  const check = (args: string, expected: string): void => {
    it(`${args} → ${expected}`, () => {
      const parsed = grepArguments(args);
      if (parsed.type === 'failed') {
        assert.match(parsed.message, new RegExp(expected));
        return;
      }
      const { pattern, isRegexp, isCaseSensitive, isWord, globs } = parsed.query;
      const flags = [isRegexp && 'regex', !isCaseSensitive && 'i', isWord && 'w', ...globs].filter(Boolean);
      assert.equal([`<${pattern}>`, ...flags].join(' '), expected);
    });
  };
  check('foo', '<foo>');
  check('foo bar', '<foo bar>');
  check('"foo  bar"', '<foo  bar>');
  check('"say \\"hi\\""', '<say "hi">');
  check('`a b`', '<a b>');
  check("'a b' -i", '<a b> i');
  check("don't ask 'why'", "<don't ask why>");
  check('--regex (?i)a', '<(?i)a> regex');
  check('foo -i', '<foo> i');
  check('-iw foo', '<foo> i w');
  check('foo --ignore-case --word', '<foo> i w');
  check('--regex fo+', '<fo+> regex');
  check('foo --type=py', '<foo> *.py *.pyi');
  check('foo --glob=src/**/*.ts', '<foo> src/**/*.ts');
  check('foo --glob="a b/*.ts"', '<foo> a b/*.ts');
  check('-- -i', '<-i>');
  check('"-i"', '<-i>');
  check('foo --colour', 'does not know --colour');
  check('foo --type=cobol', 'no file type “cobol”');
  check('', 'Write what to look for');
});

describe('letters between names', () => {
  const check = (a: string, b: string, expected: number): void => {
    it(`${a} and ${b}: ${String(expected)}`, () => assert.equal(editDistance(a, b), expected));
  };
  check('fix', 'fix', 0);
  check('fx', 'fix', 1);
  check('fxi', 'fix', 1);
  check('help', 'hlep', 1);
  check('', 'new', 3);
  check('grep', 'map', 3);
});
