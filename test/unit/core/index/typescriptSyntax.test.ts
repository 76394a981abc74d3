import assert from 'node:assert/strict';
import { knownTsx, knownTypeScript } from '../../../../src/core/index/source/typescriptSyntax.ts';

describe('TypeScript as its grammar knows it', () => {
  const check = (text: string, expected: string): void => {
    it(JSON.stringify(text), () => assert.equal(knownTypeScript(text), expected));
  };
  check('let a: import("b").C<D>[];', 'let a: $          .C<D>[];');
  check("let a: typeof import('b');", 'let a: typeof $          ;');
  check('await import(name)', 'await import(name)');
  check('interface A<out B, in out C extends D = E> {}', 'interface A<    B,        C extends D = E> {}');
  check('interface A<\n  in B\n> {}', 'interface A<\n     B\n> {}');
  check('for (const a in B) {}', 'for (const a in B) {}');
  check('f(a, in_b, out)', 'f(a, in_b, out)');
  check('{\n  <A>(a: A): B<A>\n  <C>(c: C): D\n}', '{\n  <A>(a: A): B<A>\n ;<C>(c: C): D\n}');
  check(
    '{\n  (a: A): b\n  /** c */\n  // d\n  <C>(c: C): D\n}',
    '{\n  (a: A): b\n  /** c */\n  // d\n ;<C>(c: C): D\n}',
  );
  check('{\n  (a: A): b;\n  <C>(c: C): D\n}', '{\n  (a: A): b;\n  <C>(c: C): D\n}');
  check('type A =\n  <B>(b: B) => C', 'type A =\n  <B>(b: B) => C');
  check('type A = (b: B) =>\n  <C>(c: C) => D', 'type A = (b: B) =>\n  <C>(c: C) => D');
  check('function a\n  <B>(b: B) {}', 'function a\n  <B>(b: B) {}');

  it('leaves elements of TSX alone', () => {
    const text = 'const a = (b: C) => (\n  <p>{b}</p>\n  <D e={import("f")} />\n)';
    assert.equal(knownTsx(text), text.replace('import("f")', '$          '));
  });
});
