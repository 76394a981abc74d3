import assert from 'node:assert/strict';
import { block, outcome } from './checkApply.ts';

/** Kinds of input that other appliers have met, as they are known from their tests and from what users reported. */
describe('inputs that others have met', () => {
  const check = (name: string, text: string, reply: string, expected: string, language = 'typescript'): void => {
    it(name, () => assert.equal(outcome(text, reply, { language }), expected));
  };
  const patch = (...lines: string[]): string =>
    ['*** Begin Patch', '*** Update File: src/a.ts', ...lines, '*** End Patch', ''].join('\n');

  check(
    'dots on both sides of a block',
    'a();\nb();\nc();\nd();\n',
    block('a();\n...\nd();', 'A();\n...\nD();'),
    'A();\nb();\nc();\nD();\n',
  );
  check(
    'a blank line too many at the start',
    '    one\n    two\n',
    block('\none\ntwo', '\none\nTWO'),
    '    one\n    TWO\n',
    'plaintext',
  );
  check(
    'several blocks in one fence',
    'a();\nb();\nc();\n',
    `\`\`\`ts\n${block('a();', 'A();')}\n${block('c();', 'C();')}\`\`\`\n`,
    'A();\nb();\nC();\n',
  );
  check('an empty replacement deletes', 'a();\nb();\nc();\n', block('b();', ''), 'a();\nc();\n');
  check(
    'no blank line comes in after each block',
    'a();\nb();\n',
    block('a();', 'A();') + block('b();', 'B();'),
    'A();\nB();\n',
  );
  check(
    'a conflict in the new text',
    'a();\n',
    block('a();', '<<<<<<< HEAD\na();\n\\=======\nb();\n>>>>>>> topic'),
    '<<<<<<< HEAD\na();\n=======\nb();\n>>>>>>> topic\n',
  );
  check(
    'a diff whose old side is empty, for an empty file',
    '',
    '--- /dev/null\n+++ b/src/a.ts\n@@ -0,0 +1,2 @@\n+a();\n+b();\n',
    'a();\nb();\n',
  );
  check(
    'a diff without any number',
    'a();\nb();\nc();\n',
    '--- src/a.ts\n+++ src/a.ts\n@@ @@\n a();\n-b();\n+B();\n c();\n',
    'a();\nB();\nc();\n',
  );
  check(
    'a diff that lost the blanks of its empty lines',
    'a();\n\nb();\n',
    '@@ -1,3 +1,3 @@\n a();\n\n-b();\n+B();\n',
    'a();\n\nB();\n',
  );
  check(
    'a diff that takes the final line end away',
    'a();\nb();\n',
    '@@ -1,2 +1,2 @@\n a();\n-b();\n+b();\n\\ No newline at end of file\n',
    'a();\nb();',
  );
  check(
    'a diff that adds it',
    'a();\nb();',
    '@@ -1,2 +1,2 @@\n a();\n-b();\n\\ No newline at end of file\n+b();\n',
    'a();\nb();\n',
  );
  check('deleted lines that begin with dashes', 'a\n-- b\nc\n', '@@ -1,3 +1,2 @@\n a\n--- b\n c\n', 'a\nc\n', 'sql');
  check(
    'a patch of several chunks',
    'one\ntwo\nthree\nfour\n',
    patch('@@', ' one', '-two', '+TWO', '@@', ' three', '-four', '+FOUR'),
    'one\nTWO\nthree\nFOUR\n',
    'plaintext',
  );
  check(
    'a patch that inserts at the end of the file',
    'one\ntwo\n',
    patch('@@', ' two', '+three', '*** End of File'),
    'one\ntwo\nthree\n',
    'plaintext',
  );
  check(
    'a patch with a heading inside a heading',
    'class A:\n    def f(self):\n        x = 1\n\nclass B:\n    def f(self):\n        x = 1\n',
    patch('@@ class B:', '@@     def f(self):', '-        x = 1', '+        x = 2'),
    'class A:\n    def f(self):\n        x = 1\n\nclass B:\n    def f(self):\n        x = 2\n',
    'python',
  );
  check(
    'a patch inside a heredoc',
    'a();\nb();\n',
    `apply_patch <<'EOF'\n${patch('@@', '-a();', '+A();')}EOF\n`,
    'A();\nb();\n',
  );
  check(
    'a patch without its envelope',
    'a();\nb();\n',
    '*** Update File: src/a.ts\n@@\n-a();\n+A();\n',
    'A();\nb();\n',
  );
  check(
    'a patch in plain dashes for a file with long ones',
    'import a  # local – see b\nx = 1\n',
    patch('@@', '-import a  # local - see b', '+import a', ' x = 1'),
    'import a\nx = 1\n',
    'python',
  );
  check(
    'a patch for a file with Windows line ends',
    'one\r\ntwo\r\n',
    patch('@@', ' one', '-two', '+TWO'),
    'one\r\nTWO\r\n',
    'plaintext',
  );
  check('a patch that changes nothing', 'a();\n', patch('@@', ' a();'), 'refused: nothing-to-apply');
  check(
    'a patch for another file of two',
    'a();\n',
    '*** Begin Patch\n*** Update File: x/b.ts\n@@\n-a();\n+b();\n*** Update File: x/c.ts\n@@\n-a();\n+c();\n*** End Patch\n',
    'refused: other-file',
  );
  check(
    'a small file whole, without one of its lines',
    '# Title\n\nOne.\nTwo.\nThree words here.\n',
    '# Title\n\nOne.\nThree words here.\n',
    '# Title\n\nOne.\nThree words here.\n',
    'markdown',
  );
  check(
    'a comment that opens nothing is no placeholder',
    '// see below\na();\nb();\n',
    block('// see below\na();', '// see below\nA();'),
    '// see below\nA();\nb();\n',
  );
});
