import fc from 'fast-check';

/** How code is nested in a language: `%s` stands for statements, `%m` for members, `%v` for a value. */
export interface Forms {
  readonly file: readonly string[];
  readonly members: readonly string[];
  readonly statements: readonly string[];
  readonly values: readonly string[];
}

export const GO: Forms = {
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

export const RUST: Forms = {
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

export const JAVA: Forms = {
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

export const C: Forms = {
  file: [
    'static int a(int b, char *c[]) {\n%s}\n',
    'struct A {\n%m};\n',
    'typedef struct {\n%m} a, *b;\n',
    'const char *a[] = { %v, [1] = %v };\nint b(void);\n',
    '/* { */\n#if defined(A) && B\n# define C(d) do { \\\n  if (d) { \\\n} } while (0)\n#else\nenum d { E, F = 2 };\n#endif\n',
  ],
  members: ['int a : 1;\n', 'struct A { %m} b;\n', 'void (*a)(int b);\n', 'enum { A, B } c; // }\n'],
  statements: [
    'int a = %v;\n',
    'if (a) {\n%s} else {\n%s}\n',
    'for (a = %v; b; c++) {\n%s}\n',
    'do {\n%s} while (a);\n',
    'switch (a) {\ncase 1: {\n%s}\ndefault:\n  break;\n}\n',
    'struct A { %m} b;\n',
    'struct A b = { %v }, *c;\n',
    '#ifdef A\n%s#else\n%s#endif\n',
    '#define A b {\n',
    'union { %m} a;\n',
    'typedef enum { A } b;\n',
  ],
  values: ['1', '"}\\""', "'\\''", '(struct A){ %v }', 'a(%v)', 'sizeof(struct A)', '(b) %v'],
};

/** Generates code in these forms. */
export function code({ file, members, statements, values }: Forms): fc.Arbitrary<string> {
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
