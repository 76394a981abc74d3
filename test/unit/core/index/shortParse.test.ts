import fc from 'fast-check';
import { javascript } from '../../../../src/core/index/languages/javascript.ts';
import type { Language } from '../../../../src/core/index/languages/language.ts';
import { typescript } from '../../../../src/core/index/languages/typescript.ts';
import { SymbolParser } from '../../../../src/core/index/parse/parser.ts';
import { compareShortened } from '../../../support/compareShortened.ts';
import { grammarsFolder } from '../../../support/indexChild.ts';
import { copyGrammars } from '../../../../src/core/index/parse/grammars.mjs';

describe('symbols of a text that is shortened before it is parsed', () => {
  const PATIENCE_MS = 60_000;
  let parser: SymbolParser;
  before(async () => {
    await copyGrammars(grammarsFolder);
    parser = new SymbolParser(grammarsFolder);
  });

  const compareIn = (language: Language) => (text: string) => compareShortened(parser, language)(text);

  describe('are those of the whole', () => {
    const compare = compareIn(typescript);
    const check = (text: string): void => {
      it(JSON.stringify(text), () => compare(text)).timeout(PATIENCE_MS);
    };
    check('if (a) /"/.test(b);\nfunction c() { return d / e / f; }\nclass G { h = i / j; }');
    check('const a = `${b(`}${{ c: 1 }}`)}`;\nconst d = () => `{`;');
    check("const a = { '}': '{', b() { return '}'; }, get c() { return 1; }, set c(d) {}, async *e() {} };");
    check('const a = {\n  [Symbol.iterator]() {\n    return b;\n  },\n  "c"() {},\n  1() {},\n  d: (e) => f,\n};');
    check('class A {\n  @B({ c: 1 })\n  d: E;\n  @F() g() {}\n}\n@H({ i: () => 1 })\nexport class J {}');
    check('const a = { b: () => 1 } satisfies C;\nconst d = { e: [] } as const\nconst f = <T>(g: T) => g;');
    check('function a(b: string): void\nfunction a(b: number): void\nfunction a(b: any) {}\n');
    check(
      'interface A {\n  b(): void\n  c?(d: E): F\n  get g(): H\n  new (i: J): A\n  <K>(l: K): M\n  [n: string]: O\n}',
    );
    check('a: for (const b of c) { d: { break a; } }\nfunction e() { f: { const g = () => h; } }');
    check('const a = b ? (c) => d : (e) => f;\nconst g = h ? { i() {} } : { j: function () {} };');
    check('export const a: { (b: C): D; e(f: G): H } = i;\nexport const j: K = l.m(() => { n = function () {}; });');
    check('type A<B = () => C> = B extends (d: E) => infer F ? { g(): F } : { h: I };\ntype J = { k: () => L };');
    check(
      'class A extends b({ c: () => 1 }) {\n  d = this.e\n  static f = 1 as const\n\n  constructor() { super() }\n}',
    );
    check(
      'namespace A.B {\n  export const c = 1;\n  const d = 2;\n  export function e() {}\n}\ndeclare module "f" {\n  const g: H;\n}',
    );
    check(
      'function a() {\n  const b = 1;\n  if (c) d(); else e = () => 1;\n  do f(); while (g);\n  return { h() {} };\n}',
    );
    check(
      'const a = (): (() => B) => c;\nconst d = (e: F): G | ((h: I) => J) => k;\nl(function m() {}, n => ({ o: p => q }));',
    );
    check('class A<T,\n  U\n>\n  extends B<T>\n{\n  c!: D\n  private e?: F = 1\n  ["g"]: H\n  *i() {}\n}');
    check('let a = 1, b = () => 2, c: Map<D, E>, f = function () {};\nexport default { g: { h() {} } };');
    check('switch (a) {\n  case b(c): d = () => 1; break;\n  case "e": { f = class { g() {} }; }\n}');
    check('module.exports = { a, b: function () {} };\nexports.c = async d => e;\nf.g = h = () => 1;');
    check('function a(this: B, { c, d = () => 1 }: E = {}, ...f: G[]): asserts d is H {\n  i = () => 1;\n}');
    check('class A { static { b = () => 1; } }\nclass C {}');
    check('const a = async => b;\nconst interface_ = 1, type = 2;\ntype = { namespace: () => 1 };\nmodule.b = 1;');
    check('\uFEFF#!/usr/bin/env node\nclass A {}\r\nfunction b() {\r\n  c();\r\n}\r\n');
    check('var a = <B>{ c: d => e };\nvar f = <G<H>>{ i: j => k };');
    check('interface A { b: C, d(): E, f: { g(): H }, i: (j: K) => { l(): M } }');
  });

  it('are those of the whole however code is nested', async function () {
    this.timeout(PATIENCE_MS);
    const settings = { seed: 7, numRuns: 40 };
    await fc.assert(fc.asyncProperty(code(true), compareIn(typescript)), settings);
    await fc.assert(fc.asyncProperty(code(false), compareIn(javascript)), settings);
  });
});

/** Statements in each other, as people write them: with semicolons and without, on one line and on many. */
function code(hasTypes: boolean): fc.Arbitrary<string> {
  const type = hasTypes ? ': Map<A, { b: () => C }>' : '';
  const returned = hasTypes ? ': B.C<D>' : '';
  const name = fc.constantFrom('a', 'type', 'of', 'get', '$b');
  const end = fc.constantFrom(';\n', '\n', '; // "}\n', '; /* {\n */\n');
  const { statements } = fc.letrec<{
    statements: string;
    statement: string;
    expression: string;
    member: string;
    property: string;
  }>(tie => {
    const nested = tie('statements');
    const value = tie('expression');
    const form = (write: (name: string, value: string, nested: string) => string) =>
      fc.tuple(name, value, nested).map(parts => write(...parts));
    return {
      statements: fc
        .array(tie('statement'), { minLength: 1, maxLength: 5, size: 'medium', depthIdentifier: 'code' })
        .map(it => it.join('')),
      statement: fc.oneof(
        { depthSize: 'large', depthIdentifier: 'code' },
        fc
          .tuple(fc.constantFrom('a()', 'b.c = d / e', 'f`}${g}`', 'h = /[/}]/', 'let i = "{"'), end)
          .map(it => it.join('')),
        fc
          .tuple(fc.constantFrom('const', 'let', 'var'), name, value, end)
          .map(([kind, to, it, last]) => `${kind} ${to}${type} = ${it}${last}`),
        form((to, _, body) => `function ${to}(x${type})${type} {\n${body}}\n`),
        form((_, it, body) => `if (a) {\n${body}} else b = ${it};\n`),
        form((to, it, body) => `for (const ${to} of ${it}) {\n${body}}\n`),
        form((_, it, body) => `switch (a) {\ncase 1: b = ${it};\n${body}}\n`),
        form((_, it, body) => `try {\n${body}} catch { a(${it}) }\n`),
        fc
          .tuple(name, fc.array(tie('member'), { maxLength: 3 }))
          .map(
            ([to, members]) => `class A${to === '$b' ? ' extends b({ c: () => 1 })' : ''} {\n${members.join('')}}\n`,
          ),
        ...(hasTypes
          ? [
              fc.constantFrom(
                'interface A<B> extends C { a: B\n b(): C; c: (d: E) => F }\n',
                'type A<B> = B extends C ? { a(): B } : D[]\n',
                'enum A { b = 1, c }\n',
                'function* a<B = C>(this: D): E<F> | (() => G) { yield 1 }\n',
                'declare const a: { b(c: D): E; f: (g) => H }\n',
                'abstract class A<B> extends C<D> implements E {\n abstract f(g: H): I\n constructor(readonly j = () => 1) { super() }\n}\n',
                'export namespace A { export const b = () => 1; const c = 2 }\n',
              ),
            ]
          : []),
      ),
      expression: fc.oneof(
        { depthSize: 'large', depthIdentifier: 'code' },
        fc.constantFrom('1', 'a', '"}"', '/"/g', 'b ?\n  c() :\n  d', 'new A(b)', '`{${a}`', 'class { c = () => 1 }'),
        fc.constantFrom(
          ...(hasTypes ? ['<T>(a: T): a is B => c', 'a as { b(): C }', 'a<B>(c)!', '(a): (() => B) => c'] : ['a']),
        ),
        form((to, _, body) => `(${to}${type})${returned} => {\n${body}}`),
        form((to, it) => `async ${to} => [${it}]`),
        form((_, it, body) => `function (x${type})${returned} {\n${body}return ${it};\n}`),
        form((_, it) => `a(${it}, { b: ${it} })`),
        form((_, it) => `(${it})`),
        fc.array(tie('property'), { maxLength: 3 }).map(it => `{\n${it.join(',\n')}\n}`),
      ),
      property: fc.oneof(
        { depthSize: 'large', depthIdentifier: 'code' },
        fc.constantFrom('a', '...b', '"c": 1', 'get d() { return 1 }'),
        form((to, it) => `${to}: ${it}`),
        form((to, _, body) => `${to}(x${type})${type} {\n${body}}`),
        form((_, it, body) => `async *[a](b = (${it})) {\n${body}}`),
      ),
      member: fc.oneof(
        { depthSize: 'large', depthIdentifier: 'code' },
        fc.constantFrom('b;\n', 'static c = 1;\n', '#d = "{"\n'),
        form((to, it) => `x${to}${type} = ${it};\n`),
        form((to, _, body) => `x${to}(y${type})${type} {\n${body}}\n`),
      ),
    };
  });
  return statements;
}
