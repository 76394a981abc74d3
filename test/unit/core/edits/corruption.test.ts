import assert from 'node:assert/strict';
import { block, outcome } from './checkApply.ts';

/** What appliers are known to have done to files, and what must happen instead. */
describe('damage that must not be done', () => {
  const check = (name: string, text: string, reply: string, expected: string, language = 'typescript'): void => {
    it(name, () => assert.equal(outcome(text, reply, { language }), expected));
  };

  check(
    'a function whose middle the model never saw is not replaced',
    'function pay() {\n  a();\n  chargeCard();\n  b();\n  return true;\n}\n',
    block(
      'function pay() {\n  prepare();\n  send();\n  close();\n  return true;\n}',
      'function pay() {\n  return done();\n}',
    ),
    'refused: not-found',
  );
  check(
    'Python keeps its indentation when the reply has none',
    'class A:\n    def f(self):\n        x = 0\n        return x\n',
    block('def f(self):\n    x = 0', 'def f(self):\n    x = 1\n    y = 2'),
    'class A:\n    def f(self):\n        x = 1\n        y = 2\n        return x\n',
    'python',
  );
  const twins = 'def a():\n    x = 1\n    return 0\n\ndef b():\n    x = 1\n    return 0\n';
  check(
    'the first of two places is not taken',
    twins,
    block('    return 0', '    return 9'),
    'refused: ambiguous',
    'python',
  );
  check(
    'nor both of them',
    twins,
    '@@ ... @@\n     x = 1\n-    return 0\n+    return 9\n',
    'refused: ambiguous',
    'python',
  );
  check(
    'a heading tells the twins apart',
    twins,
    '*** Begin Patch\n*** Update File: a.py\n@@ def b():\n     x = 1\n-    return 0\n+    return 9\n*** End Patch\n',
    'def a():\n    x = 1\n    return 0\n\ndef b():\n    x = 1\n    return 9\n',
    'python',
  );
  check(
    'a search indented deeper than the file glues nothing together',
    'foo(\nbar()\n)\nend()\n',
    block('        bar()\n        )', '        baz()\n        )'),
    'foo(\nbaz()\n)\nend()\n',
  );
  check(
    'a file that begins with its own name is not edited one line too high',
    '// src/a.ts\nconst a = 1;\nconst b = 2;\nconst c = 3;\n',
    '*** Begin Patch\n*** Update File: src/a.ts\n@@\n const a = 1;\n-const b = 2;\n+const b = 20;\n const c = 3;\n*** End Patch\n',
    '// src/a.ts\nconst a = 1;\nconst b = 20;\nconst c = 3;\n',
  );
  check(
    'a written \\t at the start of a line stays written',
    'const a = 1;\nconst b = 2;\n',
    '*** Begin Patch\n*** Update File: src/a.ts\n@@\n const a = 1;\n+// \\t is a tab\n+\\t+\n const b = 2;\n*** End Patch\n',
    'const a = 1;\n// \\t is a tab\n\\t+\nconst b = 2;\n',
  );
  check(
    'a name that is nearly the same is another name',
    'function getUserByName(name) {\n  const row = db.find(name);\n  return row;\n}\n',
    block(
      'function getUserById(id) {\n  const row = db.find(id);\n  return row;\n}',
      'function getUserById(id) {\n  return cache.get(id);\n}',
    ),
    'refused: not-found',
  );
  check(
    'lines alone under a heading do not go to the end of the file',
    'def first():\n    a()\n\ndef last():\n    b()\n',
    '*** Begin Patch\n*** Update File: a.py\n@@ def first():\n+    c()\n*** End Patch\n',
    'refused: not-found',
    'python',
  );
  const functions = Array.from(
    { length: 20 },
    (_, at) => `function f${String(at)}() {\n  return work(${String(at)});\n}\n`,
  );
  check(
    'fifteen of twenty functions delete no five',
    functions.join('\n'),
    functions.slice(0, 15).join('\n').replace('work(3)', 'work(33)'),
    'refused: incomplete-file',
  );
  check(
    'nor do ten and five with a hole',
    functions.join('\n'),
    [...functions.slice(0, 8), ...functions.slice(13)].join('\n'),
    'refused: incomplete-file',
  );
  check(
    'case counts',
    'const Total = 1;\nuse(Total);\n',
    block('const total = 1;', 'const total = 2;'),
    'refused: not-found',
  );
  check(
    'form feeds and U+2028 are text',
    'a = 1\u000C\nb = "\u2028"\r\nc = 3\r\n',
    block('c = 3', 'c = 4'),
    'a = 1\u000C\nb = "\u2028"\r\nc = 4\r\n',
    'python',
  );
  for (const pattern of ['$$', '$&', "$'", '$`', '$1', '\\n', '\\\\']) {
    check(
      `${pattern} in the new text is only text`,
      'const a = 1;\n',
      block('const a = 1;', `const a = "${pattern}";`),
      `const a = "${pattern}";\n`,
    );
  }
  check(
    'blanks inside a string literal count',
    'log("x y");\n',
    block('log("x  y");', 'log("z");'),
    'refused: not-found',
  );
  check(
    'a hard break of Markdown stays',
    'One line  \nand two\n',
    block('One line', 'One long line'),
    'One long line  \nand two\n',
    'markdown',
  );

  check('no match empties no file', 'const a = 1;\n', block('const zzz = 1;', ''), 'refused: not-found');
  check(
    'blocks out of order',
    'a1();\nb2();\nc3();\n',
    block('c3();', 'C3();') + block('a1();', 'A1();'),
    'A1();\nb2();\nC3();\n',
  );
  check(
    'a lone bracket is no place',
    'if (a) {\n  b();\n}\nif (c) {\n  d();\n}\n',
    block('}', '} // end'),
    'refused: ambiguous',
  );
  check(
    'line numbers in front stay out of the file',
    'one();\ntwo();\nthree();\n',
    block('1 | one();\n2 | two();', '1 | one();\n2 | TWO();'),
    'one();\nTWO();\nthree();\n',
  );
  check(
    'a mark left in the new text is refused',
    'a();\nb();\n',
    `${block('a();', 'A();')}>>>>>>> REPLACE\n`,
    'refused: malformed',
  );
  check(
    '"existing code" is not written into the file',
    'function f() {\n  a();\n  b();\n}\n',
    block('  a();\n  b();', '  A();\n  // ... existing code ...'),
    'refused: placeholder',
  );
  check(
    'a long line is deleted by nobody’s fuzz',
    'a\nsecret = load()\nb\n',
    '@@ -1,2 +1,2 @@\n a\n-b\n+B\n',
    'refused: not-found',
    'python',
  );
});
