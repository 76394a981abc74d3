import assert from 'node:assert/strict';
import { block, outcome } from './checkApply.ts';

/** Context that the reply writes a little otherwise than the file, and results that stand in the file already. */
describe('misquoted context', () => {
  const check = (name: string, text: string, reply: string, expected: string): void => {
    it(name, () => assert.equal(outcome(text, reply), expected));
  };
  const condvar = 'head();\n\nfn wait_timeout(mutex: Mutex, duration: Duration) {\n  panic("waiting");\n}\n\ntail();\n';
  check(
    'a comment at the end of the line that tells most',
    condvar,
    block(
      'fn wait_timeout(mutex: Mutex, duration: Duration) { // unchanged\n  panic("waiting");\n}',
      'fn wait_timeout(mutex: Mutex, duration: Duration) { // unchanged\n  panic("waiting");\n  more();\n}',
    ),
    condvar.replace('g");\n', 'g");\n  more();\n'),
  );
  check(
    'a name that is another name is no slip',
    'function getUserByName(name) {\n  log();\n  return 0;\n}\n',
    block(
      'function getUserById(name) {\n  log();\n  return 0;\n}',
      'function getUserById(name) {\n  log();\n  return 1;\n}',
    ),
    'refused: not-found',
  );
  const body = (first: string, rest: string): string =>
    `  ${first} option = from.option;\n${rest}  drop(option);\n  redisplay(from);\n  redisplay(option.other);\n}`;
  const twin = (name: string, rest = '  add(option);\n'): string => `${name}(from) {\n${body('const', rest)}\n`;
  const reply = block(`moveTwo(from) {\n${body('cost', '  add(option);\n')}`, `moveTwo(from) {\n${body('cost', '')}`);
  check(
    'a slip, where a twin of the place has another heading',
    `${twin('moveOne')}\n${twin('moveTwo')}`,
    reply,
    `${twin('moveOne')}\n${twin('moveTwo', '')}`,
  );
  check(
    'a slip, where the place with the right heading has changed',
    `${twin('moveOne')}\n${twin('moveTwo', '  put(option);\n')}`,
    reply,
    'refused: stale',
  );
  check(
    'a reply whose other changes are made, and whose last one has its result beside its lines',
    'const alpha = 2;\nclose(this);\n}\nend();\nother();\nclose(this);\nend();\n',
    block('const alpha = 1;', 'const alpha = 2;') + block('close(this);\n}\nend();', 'close(this);\nend();'),
    'refused: ambiguous',
  );
});
