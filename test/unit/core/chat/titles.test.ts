import assert from 'node:assert/strict';
import { titleFromWords } from '../../../../src/core/chat/titles.ts';

describe('a title from the first words', () => {
  const check = (text: string, expected: string, labels: readonly string[] = []): void => {
    it(JSON.stringify(text), () => assert.equal(titleFromWords(text, labels), expected));
  };
  check('Why does it fail?', 'Why does it fail?');
  check('  two\n lines ', 'two lines');
  check('', 'New chat');
  check('```ts\nconst a = 1;\n```\nWhat is this?', 'What is this?');
  check(
    'Explain to me how the retry wrapper decides which errors are worth another try',
    'Explain to me how the retry wrapper decides which…',
  );
  check('x'.repeat(80), `${'x'.repeat(49)}…`);
  check('/explain', 'Explain price.ts:17-24', ['price.ts:17-24']);
  check('/generate-tests', 'Generate tests price.ts', ['price.ts']);
  check('/explain', '/explain');
  check('/explain src/a.ts', '/explain src/a.ts', ['a.ts']);
});
