import { block, item } from '../checkApply.ts';

describe('reported by users: aider, and tools that apply patches', () => {
  const rust = 'fn first() {\n    one();\n}\n\nfn second() {\n    two();\n}\n';
  item(
    'a lone } is no place (Aider-AI/aider#2258, #685)',
    [rust, block('}', '}\n\nfn third() {}'), 'refused: ambiguous', 'rust'],
    [rust, '@@\n }\n+\n+fn third() {}\n', 'refused: ambiguous', 'rust'],
    [rust, block('    two();\n}', '    two();\n}\n\nfn third() {}'), `${rust}\nfn third() {}\n`, 'rust'],
  );

  item(
    'a line that is not the one of the patch is not deleted (kpdecker/jsdiff#468)',
    [
      'foo\nSOMETHING ELSE\nbaz\nqux\n',
      '--- a\n+++ a\n@@ -1,4 +1,3 @@\n foo\n-bar\n baz\n qux\n',
      'refused: stale',
      'plaintext',
    ],
    ['foo\nbaz\nqux\n', '--- a\n+++ a\n@@ -1,4 +1,3 @@\n foo\n-bar\n baz\n qux\n', 'unchanged', 'plaintext'],
    [
      'first line\nsecret = load()\nlast line\n',
      '@@ -1,2 +1,2 @@\n first line\n-second line\n+2nd line\n last line\n',
      'refused: stale',
      'python',
    ],
  );

  item(
    'a file whose lines are all deleted is empty, without a line end that was never there (kpdecker/jsdiff#177)',
    ['this\n\nthose', '@@ -1,3 +0,0 @@\n-this\n-\n-those\n\\ No newline at end of file\n', '', 'plaintext'],
    ['this\n\nthose\n', '@@ -1,3 +0,0 @@\n-this\n-\n-those\n', '', 'plaintext'],
  );

  const tests = (prefix: string): string =>
    ['round', 'other']
      .map(name => `    #[test]\n    fn ${prefix}${name}() {\n        check(1);\n    }\n\n`)
      .join('')
      .concat(`    #[cfg(host)]\n    #[test]\n    fn ${prefix}powi() {\n        check(2);\n    }\n\n`);
  const musl =
    '@@ -10,6 +10,7 @@\n     }\n \n     #[cfg(host)]\n+    #[cfg(not(musl))]\n     #[test]\n     fn big_powi() {\n         check(2);\n';
  item(
    'a hunk does not go to the first place that most of its context fits (landley/toybox#533)',
    [
      tests('') + tests('big_'),
      musl,
      tests('') + tests('big_').replace('#[cfg(host)]\n', '#[cfg(host)]\n    #[cfg(not(musl))]\n'),
      'rust',
    ],
    [tests('') + tests('small_'), musl, 'refused: stale', 'rust'],
  );

  item('wrong numbers do not make a hunk land one line off (conan-io/python-patch-ng#19)', [
    'A\nB\nC\nY\nD\nE\nF\nX\n',
    'diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n@@ -2,7 +2,7 @@\n A\n B\n C\n-Y\n+Z\n D\n E\n F\n',
    'A\nB\nC\nZ\nD\nE\nF\nX\n',
    'plaintext',
  ]);

  item('context of a patch is looked at, and never written into the file (techtonik/python-patch#55)', [
    'one\ntwo\nthree\n',
    '--- a\n+++ a\n@@ -1,3 +1,4 @@\n one\n two\n+more\n four\n',
    'refused: not-found',
    'plaintext',
  ]);

  item(
    'context without the blank in front is read as it is meant (openai/codex#678)',
    [
      'function resize() {\n    const area = size();\n    const width = 1;\n}\n',
      '*** Begin Patch\n*** Update File: src/a.ts\n@@ function resize() {\n    const area = size();\n+    grow(area);\n    const width = 1;\n*** End Patch\n',
      'function resize() {\n    const area = size();\n    grow(area);\n    const width = 1;\n}\n',
    ],
    [
      'def f():\n    one = 1\n    two = 2\n',
      '--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1,3 +1,4 @@\ndef f():\n    one = 1\n+    three = 3\n    two = 2\n',
      'def f():\n    one = 1\n    three = 3\n    two = 2\n',
      'python',
    ],
  );
});
