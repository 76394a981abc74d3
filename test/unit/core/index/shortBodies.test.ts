import assert from 'node:assert/strict';
import fc from 'fast-check';
import { go } from '../../../../src/core/index/languages/go.ts';
import { java } from '../../../../src/core/index/languages/java.ts';
import type { Language } from '../../../../src/core/index/languages/language.ts';
import { rust } from '../../../../src/core/index/languages/rust.ts';
import { copyGrammars } from '../../../../src/core/index/parse/grammars.mjs';
import { SymbolParser } from '../../../../src/core/index/parse/parser.ts';
import { compareShortened } from '../../../support/compareShortened.ts';
import { grammarsFolder } from '../../../support/indexChild.ts';

describe('bodies that are left out before a text is parsed', () => {
  const PATIENCE_MS = 60_000;
  let parser: SymbolParser;
  before(async () => {
    await copyGrammars(grammarsFolder);
    parser = new SymbolParser(grammarsFolder);
  });

  const shortened = (language: Language) => (text: string, expected: string | undefined) => {
    it(`${language.id}: ${JSON.stringify(text)} → ${JSON.stringify(expected)}`, () =>
      assert.equal(language.grammar?.shorten?.(text)?.text, expected));
  };
  const same = (language: Language) => (text: string) => {
    it(`${language.id}, same symbols: ${JSON.stringify(text)}`, () => compareShortened(parser, language)(text)).timeout(
      PATIENCE_MS,
    );
  };

  describe('are the insides of braces without definitions', () => {
    const inGo = shortened(go);
    inGo('func a(b int) (c, d) { return "}" }', 'func a(b int) (c, d) {}');
    inGo('// a\nfunc (a *A) b(c int) (d, error) {\n\te(func() { f() })\n}\n', '\nfunc () b() () {}\n');
    inGo('func a() { type B struct { c int }; if d { e() } }', 'func a() { type B struct {}; if d {} }');
    inGo('func a() { b := c.(type); var d interface{} }', 'func a() {}');
    inGo('type A interface { b(c int); d() }', 'type A interface { b(c int); d() }');
    inGo('var a = []string{`}`, "{"}\nvar b = \'"\'', "var a = []string{}\nvar b = '\"'");
    const inRust = shortened(rust);
    inRust("pub fn a<'b>(c: &'b u8) -> char { '}' }", "pub fn a<'b>() -> char {}");
    inRust('fn a() { let b = c; fn d() { e() } if f { g() } }', 'fn a() { let b = c; fn d() {} if f {} }');
    inRust('macro_rules! a { ($b:expr) => { fn c() {} } }', 'macro_rules! a {}');
    inRust(
      'impl A { const B: &[u8] = &[1, 2]; fn c(self) { d!("}"); } }',
      'impl A { const B: &[u8] = &[]; fn c() {} }',
    );
    inRust('fn a() { b(r#""}"#, b\'{\', "\\"}", c as *const u8) /* /* } */ } */ }', 'fn a() {}');
    const inJava = shortened(java);
    inJava('class A { B c(D e) throws F { g(); } }', 'class A { B c(D e) throws F {} }');
    inJava('class A { B c = new D() { void e() { f(); } }; }', 'class A { B c = new D() { void e() {} }; }');
    inJava('class A { int[] b = { 1, 2 }; C d = () -> { e(); }; }', 'class A { int[] b = {}; C d = () -> {}; }');
    inJava('enum A { B { int c() { return 1; } }, D(2) {}; int e; }', 'enum A { B { int c() {} }, D(2) {}; int e; }');
    inJava(
      'class A { String b = """\n "}" \\""" }\n"""; { c(); } }',
      'class A { String b = """\n "}" \\""" }\n"""; {} }',
    );
  });

  describe('are none where the text does not add up', () => {
    for (const language of [go, rust, java]) {
      shortened(language)('{ ( }', undefined);
      shortened(language)('{', undefined);
      shortened(language)('} {', undefined);
      shortened(language)('/* {}', undefined);
      shortened(language)('{ "abc', undefined);
    }
  });

  describe('do not change the symbols', () => {
    const inGo = same(go);
    inGo('package a\n\nimport (\n\t"b" // c\n)\n\n// D does.\nfunc D(e func(f int) g) (h int, i error) {\n\tj()\n}\n');
    inGo("package a\nfunc b()\nvar (\n\tc = func() { type D int }\n\te, f = 1, `\"`\n)\nconst g = '{'\n");
    inGo(
      'package a\ntype (\n\tB struct {\n\t\tC interface{ d() }\n\t}\n\tE[F any] interface {\n\t\tB\n\t\tg(h int) i\n\t}\n)\n',
    );
    inGo('package a\nfunc b() {\n\tswitch c := d.(type) {\n\tcase interface{ e() }:\n\t\tif f {\n\t\t}\n\t}\n}\n');
    inGo('package a\nfunc b() {\n\ttype c = d\n\tif e {\n\t\tf()\n\t}\n\t{\n\t\tg()\n\t}\n\tfor {\n\t\th()\n\t}\n}\n');
    const inRust = same(rust);
    inRust(
      '#![allow(a)]\n//! B\n\n/// C\n#[d(e = "}")]\npub(crate) unsafe extern "C" fn f<const G: usize>(h: [u8; G]) where I: Fn(J) -> K {}\n',
    );
    inRust(
      "impl<'a> A for B<'a> {\n    type C = D;\n    const E: char = '\\'';\n    fn f(&self) -> &'static str { r\"\\\" }\n}\n",
    );
    inRust(
      'fn a() {\n    match b {\n        C { d } if e != f => { struct G { h: I } }\n        _ => return !(j),\n    }\n    if k { l } else { m }\n}\n',
    );
    inRust(
      'mod a {\n    use b::{c, d};\n    thread_local! { static E: F = g(); }\n    pub const fn h(i: fn(j: u8) -> u8) {}\n    extern { fn k(l: u8); }\n}\n',
    );
    inRust(
      'trait A { fn b(&self); fn c(&self) { let union = 1; let r#type = 2; d::<fn(u8)>(union) } }\nunion E { f: u8 }\n',
    );
    inRust(
      'static A: &[(char, &str)] = &[(\'"\', "\'"), (\'\\u{7d}\', "{")];\nstatic B: u8 = { const C: u8 = 1; C };\n',
    );
    const inJava = same(java);
    inJava(
      'package a;\n/** B. */\n@C({ "d", "}" })\npublic class B<E extends F<G>> extends H implements I {\n  static { j(); }\n  { k(); }\n}\n',
    );
    inJava(
      'class A {\n  B c = d ? new E() { void f() {} } : new G() { void h() {} }, i = j(new K(l) { int m; });\n}\n',
    );
    inJava(
      'record A(int b) {\n  A { c(); }\n  static record D(E f) implements G {}\n  void record() { record h = null; }\n}\n',
    );
    inJava('@interface A { String[] b() default { "c" }; Class<?> d() default A.class; enum E { F, G } }\n');
    inJava(
      'class A {\n  void b() {\n    if (c) { class D { int e; } }\n    try (F g = h()) { i(); } catch (J k) { l(); } finally { m(); }\n  }\n}\n',
    );
    inJava(
      'class A {\n  int b = switch (c) { case 1 -> { yield 2; } default -> { yield new D() { int e; }.e; } };\n  int f() { return 1; }\n}\n',
    );
    inJava(
      'enum A implements B {\n  @C(1) D(e -> { f(); }) { @Override void g() {} },\n  H;\n\n  A(I... j) { this(() -> new K() { int l; }); }\n}\n',
    );
  });

  it('do not change the symbols however code is nested', async function () {
    this.timeout(PATIENCE_MS);
    for (const [language, forms] of [
      [go, GO],
      [rust, RUST],
      [java, JAVA],
    ] as const) {
      const settings = { seed: 7, numRuns: 40 };
      await fc.assert(fc.asyncProperty(code(forms), compareShortened(parser, language)), settings);
    }
  });
});

/** How code is nested in a language: `%s` stands for statements, `%m` for members, `%v` for a value. */
interface Forms {
  readonly file: readonly string[];
  readonly members: readonly string[];
  readonly statements: readonly string[];
  readonly values: readonly string[];
}

const GO: Forms = {
  file: [
    'func a(b func(c d) e) (f, g) {\n%s}\n',
    'func (a *A[B]) c(d ...int) {\n%s}\n',
    'var a, b = %v, %v\n',
    'const (\n\ta = %v\n\tb\n)\n',
    'type A struct {\n%m}\n',
    'type (\n\tA interface {\n\t\tb(c int) d\n\t}\n\tE = F\n)\n',
    '/* } */ // {\nfunc a()\n',
  ],
  members: ['\ta, b func(c interface{}) d `e:"}"`\n', '\tA\n', '\ta interface{ b() }\n', '\ta struct {\n%m}\n'],
  statements: [
    'a(%v, %v)\n',
    'type A struct {\n%m}\n',
    'if a := (%v); b {\n%s} else if c {\n%s}\n',
    'for range (%v) {\n%s}\n',
    'switch a := b.(type) {\ncase C, *D:\n%s}\n',
    'select {\ncase <-a:\n%sdefault:\n}\n',
    'go func() {\n%s}()\n',
    'var a interface{}\nvar b interface{ c() }\n',
  ],
  values: ['1', '"\\"{"', '`}\n"`', "'\\''", 'func() a {\n%s}', 'A{b: %v}', '[]B{%v, %v}', 'map[a]struct{}{}', 'a(%v)'],
};

const RUST: Forms = {
  file: ["fn a<'b>(c: fn(d) -> e) -> F { %s }\n", 'mod a { %m }\n', 'impl A { %m }\n', 'trait A { %m }\n', '%m'],
  members: [
    'const A: B = %v;\n',
    'pub unsafe fn a(&self, b: [u8; 2]) where C: D<(E,)> { %s }\n',
    '/// a { "\n#[b(c = "}")]\nfn d() { %s }\n',
    'type A = B;\n',
  ],
  statements: [
    'let a = %v;\n',
    "struct A<'b> { c: &'b D }\n",
    'enum A { B(C), D { e: F } }\n',
    'fn a() { %s }\n',
    'impl A for B { %m }\n',
    'if let A { b, .. } = c { %s } else { %s }\n',
    'match a { B => { %s } c if d => %v, _ => {} }\n',
    "'a: while b != c { %s }\n",
    'macro_rules! a { ($b:ty) => { struct C { d: $b } } }\n',
    'use a::{b, c};\n',
  ],
  values: [
    '1',
    '"}\n\\""',
    'r##"}"#"##',
    "'\"'",
    "b'\\''",
    '&[%v, %v]',
    'A { b: %v }',
    '|a| { %s }',
    'vec![%v; 2]',
    'unsafe { %v }',
    'a::<*const B>(%v)',
    'if a { %v } else { %v }',
  ],
};

const JAVA: Forms = {
  file: [
    '@A(b = { "c" }) class D<E> extends F<G[]> {\n%m}\n',
    'enum A {\n  B, C(%v) {\n%m}, D;\n%m}\n',
    'interface A { int b = %v; default void c() { %s } }\n',
    'record A(int b, C... d) {\n%m}\n',
  ],
  members: [
    'int a = %v, b[] = { 1, 2 };\n',
    '@A("}") B c(final D e) throws F { %s }\n',
    'static { %s }\n',
    '/* { */ abstract void a(); // "\n',
    'class A { %m }\n',
    'A b = c ? new D() { %m } : new E(%v) { %m };\n',
    'private enum A { B }\n',
  ],
  statements: [
    'A b = %v;\n',
    'if (a) { %s } else { %s }\n',
    'try (A b = c()) { %s } catch (D | E f) { %s } finally { %s }\n',
    'for (int a : b) { %s }\n',
    'switch (a) { case 1: { %s } default: %s }\n',
    'class A { %m }\n',
    'synchronized (a) { do { %s } while (b); }\n',
    'new A() { %m }.b();\n',
  ],
  values: [
    '1',
    '"}\\""',
    "'\\''",
    '"""\n  "}" \\""" """',
    'new int[] { 1 }',
    'new A(%v) { %m }',
    'a -> { %s }',
    'b(%v, A::c)',
    'A.class',
    '(B) %v',
  ],
};

/** Generates code in these forms. */
function code({ file, members, statements, values }: Forms): fc.Arbitrary<string> {
  const depth = { depthSize: 'large', depthIdentifier: 'bodies' } as const;
  const { written } = fc.letrec<{ written: string; members: string; statements: string; value: string }>(tie => {
    const fill = (form: string): fc.Arbitrary<string> => {
      const holes = [...form.matchAll(/%[smv]/g)];
      const parts = holes.map(([hole]) => tie(hole === '%s' ? 'statements' : hole === '%m' ? 'members' : 'value'));
      return fc.tuple(...parts).map(filled => {
        let at = 0;
        const texts = holes.map(({ index }, i) => {
          const before = form.slice(at, index);
          at = index + 2;
          return before + String(filled[i]);
        });
        return texts.join('') + form.slice(at);
      });
    };
    const some = (forms: readonly string[], minLength: number): fc.Arbitrary<string> =>
      fc
        .array(fc.oneof(depth, ...forms.map(fill)), {
          minLength,
          maxLength: 4,
          size: 'medium',
          depthIdentifier: 'bodies',
        })
        .map(it => it.join(''));
    return {
      written: some(file, 1),
      members: some(members, 0),
      statements: some(statements, 0),
      value: fc.oneof(depth, ...values.map(fill)),
    };
  });
  return written;
}
