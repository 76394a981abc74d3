import assert from 'node:assert/strict';
import { definitionText } from '../../../../src/core/index/shorten/script/definitionText.ts';

describe('code without what holds no definition', () => {
  const check = (text: string, expected: string | undefined, hasTypes = true): void => {
    it(JSON.stringify(text), () => assert.equal(definitionText(text, { hasTypes })?.text, expected));
  };
  const checkJavaScript = (text: string, expected: string | undefined): void => {
    check(text, expected, false);
  };

  describe('leaves out', () => {
    check('function a(b: C): D { return b; }', 'function a() {}');
    check('const a = { b: 1, c: [2, 3] };', 'const a;');
    check('let a: B<C, D> = e(f), g: H;', 'let a = e(f), g;');
    check('import { a, type B } from "c";\nfoo();\nclass D {}', '\nclass D {}');
    check("import type A from 'b';\nimport type C = require('d');\nclass D {}", '\nclass D {}');
    check('interface A<B> extends C<D> { e: F; g(h: I): J; }', 'interface A { g(); }');
    check('type A = { b: string } | C;', 'type A =$;');
    check('class A<B> extends C<D> { e: F = 1; g<H>(i: H): void { j(); } }', 'class A { e; g() {} }');
    check('// a\nclass B {}', '\nclass B {}');
    check('class B { a = `c ${d} e`; }', 'class B { a; }');
    check('const a = async (b: C): Promise<D> => { e(); };', 'const a = async (): Promise<D> => {};');
    check('function a() {\n  b();\n  function c() {}\n  return d;\n}', 'function a() {\n  function c() {}\n  \n}');
    check('enum A { b = 1 }', 'enum A {}');
  });

  describe('keeps', () => {
    check('{ a = () => 1; }', '{ a = () => 1; }');
    check('if (a) b(); else c = () => 1;', 'if (a) b(); else c = () => 1;');
    check('switch (a) { case 1: b(); c = () => 1; }', 'switch (a) { case 1: b(); c = () => 1; }');
    check('a = { get b() { return 1; } };', 'a = { get b() {} };');
    check('const a: { b(): void } = c;', 'const a: { b() };');
    check('a = class { b = 1 }', 'a = class { b }');
    check('namespace a { export const b = 1; c(); }', 'namespace a { export const b; }');
  });

  describe('knows where it is', () => {
    check('a = "}"; b = \'\\\'{\'; function c() { "}"; }', ' function c() {}');
    check('a = /[/}]\\/{/; function b() {}', ' function b() {}');
    check('a = b / c; d = /}/; function e() {}', ' function e() {}');
    check('if (a) /}/.test(b); function c() {}', ' function c() {}');
    check('`${`${{}}`}`; function a() {}', ' function a() {}');
    check('a!: B / c; class D {}', ' class D {}');
  });

  describe('gives up where it is not certain', () => {
    check('function a() {', undefined);
    check('function a() { ] }', undefined);
    check('a = "b\n"', undefined);
    check('a = `b', undefined);
    check('/* a', undefined);
    check('a = { b } / c', undefined);
    check('// a\rclass B {}', undefined);
    check('const \\u{61} = 1', undefined);
    checkJavaScript("const a = <p>it's {b}</p>;", undefined);
    checkJavaScript('return (\n  <p />\n)', undefined);
    checkJavaScript('a < b; function c() {}', ' function c() {}');
  });

  it('knows where everything stood', () => {
    const text = '// a\nfunction b(c: D) {\n  e();\n} // f\nconst g: H = 1;\n';
    const short = definitionText(text, { hasTypes: true });
    assert.ok(short);
    const at = (part: string): readonly string[] => {
      const start = short.text.indexOf(part);
      const end = start + part.length;
      return [
        text.slice(short.startOf(start), short.endOf(end)),
        text.slice(short.startOf(start), short.wholeEndOf(end)),
      ];
    };
    assert.equal(short.text, '\nfunction b() {} \nconst g;\n');
    assert.deepEqual(
      [at('b'), at('function b() {}'), at('g'), at('const g;')],
      [
        ['b', 'b'],
        ['function b(c: D) {\n  e();\n}', 'function b(c: D) {\n  e();\n}'],
        ['g', 'g: H = 1'],
        ['const g: H = 1;', 'const g: H = 1;'],
      ],
    );
  });
});
