import assert from 'node:assert/strict';
import { codeFacts } from '../../../../../src/core/chat/evidence/codeFacts.ts';
import { parametersOf, resultOf } from '../../../../../src/core/chat/evidence/parameters.ts';
import { testCases } from '../../../../../src/core/chat/evidence/testCases.ts';

describe('what code plainly does', () => {
  const check = (code: string, expected: readonly string[]): void => {
    it(`${code.replaceAll('\n', '⏎')} → ${expected.join('; ') || 'nothing'}`, () => {
      const facts = codeFacts(code).map(
        ({ type, what, when }) => `${type} ${what}${when === undefined ? '' : ` if ${when}`}`,
      );
      assert.deepEqual(facts, expected);
    });
  };
  check("if (count < 1) throw new RangeError('count');", ['throws RangeError if count < 1']);
  check("if (a) {\n  throw new Error('x');\n}", ['throws Error if a']);
  check('} else if (b) {\n  throw new TypeError();\n}', ['throws TypeError if b']);
  check("throw new Error('never');", ['throws Error']);
  check("if (total === 0) return 'none';", ["returns 'none' if total === 0"]);
  check('if (!x) return;', ['returns  if !x']);
  check('if not rows:\n    return None', ['returns None if not rows']);
  check('if limit < 0:\n    raise ValueError("limit")', ['throws ValueError if limit < 0']);
  check('if err != nil {\n\treturn nil, err\n}', ['returns nil, err if err != nil']);
  check('if (x) {\n  y();\n  return 1;\n}', ['returns 1 if x']);
  check('return a + b;', []);
  check('// throw new Error()', []);
  check('unless valid?\n  return false\nend', []);
});

describe('parameters of a signature', () => {
  const check = (signature: string, expected: string, result: string): void => {
    it(signature, () => {
      const found = parametersOf(signature).map(
        ({ name, type, isOptional }) => `${name}${isOptional ? '?' : ''}${type && `: ${type}`}`,
      );
      assert.equal(found.join(' | '), expected);
      assert.equal(resultOf(signature), result);
    });
  };
  check('function f(a: number, b?: string): boolean', 'a: number | b?: string', 'boolean');
  check(
    'async f(pay: (cents: number) => Promise<string>): Promise<string>',
    'pay: (cents: number) => Promise<string>',
    'Promise<string>',
  );
  check('f(map: Map<string, number>, ...rest: string[]): void', 'map: Map<string, number> | rest: string[]', 'void');
  check('f({ a, b = 1 }: Options = {}, c = 2)', 'options?: Options | c?', '');
  check('export const f = (a: A): B =>', 'a: A', 'B');
  check('constructor(private readonly a: A, b: B)', 'a: A | b: B', '');
  check('def read(path, limit=None, *args, **kwargs)', 'path | limit? | args | kwargs', '');
  check('def f(self, a: int = 0) -> list[str]:', 'a?: int', 'list[str]');
  check('fn f(&self, a: &str) -> Option<u32>', 'a: &str', 'Option<u32>');
  check('fun f(a: Int): String {', 'a: Int', 'String');
  check('class A', '', '');
  check('f()', '', '');
});

describe('cases to test', () => {
  const check = (signature: string, code: string, expected: readonly string[], doc?: string): void => {
    it(signature, () => {
      const symbol = { name: 'f', kind: 'function', path: 'a.ts', startLine: 1, endLine: 9, signature } as const;
      assert.deepEqual(testCases({ ...symbol, ...(doc === undefined ? {} : { doc }) }, code), expected);
    });
  };
  check('f(a: number)', '', ['works for usual input', 'takes a of 0 and below']);
  check('f(items: readonly Item[])', '', ['gives the sum', 'takes no items, one, and many'], 'The sum. More.');
  check('f(a?: string)', '', ['counts words', 'works without a', 'takes an empty a'], 'Counts words');
  check('f(run: () => void)', '', ['works for usual input', 'passes on what run throws']);
  check('f(n: X)', 'if (n.size >= 3) throw new RangeError();', [
    'works for usual input',
    'throws RangeError when n.size >= 3',
    'guards n.size of exactly 3',
  ]);
});
