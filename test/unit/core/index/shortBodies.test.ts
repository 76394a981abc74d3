import assert from 'node:assert/strict';
import fc from 'fast-check';
import { c } from '../../../../src/core/index/languages/c.ts';
import { go } from '../../../../src/core/index/languages/go.ts';
import { java } from '../../../../src/core/index/languages/java.ts';
import type { Language } from '../../../../src/core/index/languages/language.ts';
import { rust } from '../../../../src/core/index/languages/rust.ts';
import { copyGrammars } from '../../../../src/core/index/parse/grammars.mjs';
import { SymbolParser } from '../../../../src/core/index/parse/parser.ts';
import { compareShortened } from '../../../support/compareShortened.ts';
import { C, code, GO, JAVA, RUST } from '../../../support/nestedBodies.ts';
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
    // In C as many characters stay as the parser would pass over lines behind an error.
    const inC = shortened(c);
    inC('int a(int b) { return "}"; }', 'int a(int b) {\n}');
    inC('int a[] = { 1 }; enum b { c, d }; struct e { int f; };', 'int a[] = {}; enum b {}; struct e { int f; };');
    inC('void a() {\n#define B {\n  if (c) { d(); }\n}', 'void a() {\n#define B {\n  if (c) {}\n}');
    inC(
      'void a() { struct b *c; if (d) { struct e { int f; }; } }',
      'void a() { struct b *c; if (d) { struct e {\n}; } }',
    );
    inC('void a()\n{\n#ifdef B\n  if (c) {\n#else\n  {\n#endif\n  }\n}', 'void a()\n{\n\n\n\n\n}');
  });

  describe('are none where the text does not add up', () => {
    shortened(c)('#if A\nint b() {\n#else\nint c;\n#endif\n}', undefined);
    shortened(c)('#endif', undefined);
    shortened(c)('#define A "/*"', undefined);
    shortened(c)('int A::b() { return 1; }', undefined);
    for (const language of [go, rust, java, c]) {
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

  describe('do not change the symbols of C', () => {
    const inC = same(c);
    inC('#ifdef __cplusplus\nextern "C" {\n#endif\nint a(void);\n#ifdef __cplusplus\n}\n#endif\n');
    inC(
      "#if 0\nDon't {\n#endif\n#define A(b) do { \\\n  if (b) { /* \\\n */ } \\\n} while (0)\nint c(void) { A(d); }\n",
    );
    inC('static const char *a(int (*b)(int c), ...) /* { */\n{\n  // } \\\n  }\n  return "\\"{" \'{\';\n}\nint d;\n');
    inC('typedef struct { int a; enum b { C = 1, D } e; } f;\nunion g { struct h { int i; } j; };\n');
    inC(
      'int a(void) {\n  typedef int b;\n  for (;;) { struct c { int d; } e = { 1 }; }\n  switch (f) { case 1: { g(); } }\n}\n',
    );
    inC('int a(b, c)\n  int b;\n  char c;\n{\n  struct d *e = (struct d *)f;\n  return *(int[]){ 1, 2 };\n}\n');
    inC('#if A\nint b(int c) {\n#else\nint b(void) {\n#endif\n  return 1;\n}\nint d(void) { return 2; }\n');
    inC('#define A \n\n/* B. */\n#define C 1\n/* D. */\nint e(void) { return 2; }\n');
    inC('int a(void) {\n  int b(int c) { return c; }\n  return ({ int d = b(1); d; });\n}\n');
  });

  it('do not change the symbols however code is nested', async function () {
    this.timeout(PATIENCE_MS);
    for (const [language, forms] of [
      [go, GO],
      [rust, RUST],
      [java, JAVA],
      [c, C],
    ] as const) {
      const settings = { seed: 7, numRuns: 25 };
      await fc.assert(fc.asyncProperty(code(forms), compareShortened(parser, language)), settings);
    }
  });
});
