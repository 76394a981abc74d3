import assert from 'node:assert/strict';
import { matchingCommands, menuTrigger } from '../../../webview/menuTrigger.ts';

describe('what opens the menu of the composer', () => {
  /** `|` is the cursor. */
  const check = (text: string, expected: string | undefined): void => {
    it(`${JSON.stringify(text)} → ${expected ?? 'nothing'}`, () => {
      const found = menuTrigger(text.replace('|', ''), text.indexOf('|'));
      assert.equal(found && `${found.type} ${found.query} ${String(found.start)}-${String(found.end)}`, expected);
    });
  };

  check('@|', 'mention  0-1');
  check('explain @up|', 'mention up 8-11');
  check('explain #up|', 'mention up 8-11');
  check('explain @file:src/a|', 'mention file:src/a 8-19');
  check('(@a|', 'mention a 1-3');
  check('line\n@a|', 'mention a 5-7');
  check('explain @u|p and more', 'mention u 8-10');
  check('mail a@example|', undefined);
  check('@src/@sc|', 'mention src/@sc 0-8');
  check('@types/c#/a|', 'mention types/c#/a 0-11');
  check('@file:"my notes/re|', 'mention file:"my notes/re 0-18');
  check('@file:"a b"|', undefined);
  check('@file:"a b" and|', undefined);
  check('##|', undefined);
  check('@@|', undefined);
  check('@a b|', undefined);
  check('C#|', undefined);
  check('/|', 'command  0-1');
  check('/exp|', 'command exp 0-4');
  check('first\n/fix|', 'command fix 6-10');
  check('and/or|', undefined);
  check('see /usr|', undefined);
  check('/explain src|', undefined);
  check('/explain @sr|', 'mention sr 9-12');
  check(`${'a'.repeat(300)}/x|`, undefined);
});

describe('the commands for what is typed', () => {
  const check = (query: string, expected: readonly string[]): void => {
    it(`/${query}`, () => {
      const commands = ['explain', 'generate-tests', 'tests', 'fix'].map(name => ({ name }));
      assert.deepEqual(
        matchingCommands(commands, query).map(command => command.name),
        expected,
      );
    });
  };

  check('', ['explain', 'generate-tests', 'tests', 'fix']);
  check('TEST', ['tests', 'generate-tests']);
  check('ex', ['explain']);
  check('none', []);
});
