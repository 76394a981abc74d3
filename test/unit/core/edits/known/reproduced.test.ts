import { block, item, patch } from '../checkApply.ts';

/** What appliers did to files when they were run on such replies, and what must come of them instead. */
describe('damage that other appliers were seen to do', () => {
  const pay = 'function pay() {\n  a();\n  chargeCard();\n  b();\n  return true;\n}\n';
  item(
    '1. a function whose middle the model never saw is not replaced because its ends match',
    [
      pay,
      block(
        'function pay() {\n  prepare();\n  send();\n  close();\n  return true;\n}',
        'function pay() {\n  return done();\n}',
      ),
      'refused: not-found',
    ],
    [
      pay,
      block('function pay() {\n  b();\n  return true;\n}', 'function pay() {\n  return true;\n}'),
      pay.replace('  b();\n', ''),
    ],
    [pay, '@@ -1,4 +1,3 @@\n function pay() {\n-  send();\n-  close();\n   return true;\n }\n', 'refused: stale'],
  );

  item(
    '2. code that the reply quotes without its indentation keeps the file’s',
    [
      'class A:\n    def f(self):\n        x = 0\n        return x\n',
      block('def f(self):\n    x = 0', 'def f(self):\n    x = 1\n    y = 2'),
      'class A:\n    def f(self):\n        x = 1\n        y = 2\n        return x\n',
      'python',
    ],
    [
      'class A:\n    def f(self):\n        x = 0\n        return x\n',
      patch('@@', ' def f(self):', '-    x = 0', '+    x = 1', '+    y = 2'),
      'class A:\n    def f(self):\n        x = 1\n        y = 2\n        return x\n',
      'python',
    ],
    [
      'def f():\n    x = 0\n    return x\n',
      block('x = 0', 'if ok:\n    x = 1'),
      'def f():\n    if ok:\n        x = 1\n    return x\n',
      'python',
    ],
    [
      'jobs:\n  build:\n    steps:\n      - run: a\n      - run: b\n',
      block('steps:\n  - run: a', 'steps:\n  - run: a\n  - run: a2'),
      'jobs:\n  build:\n    steps:\n      - run: a\n      - run: a2\n      - run: b\n',
      'yaml',
    ],
  );

  const twins = 'function a() {\n  return 0;\n}\n\nfunction b() {\n  return 0;\n}\n';
  item(
    '3. of several places none is taken for being the first, or the one in the middle',
    [twins, block('  return 0;', '  return 9;'), 'refused: ambiguous'],
    [twins, '@@\n-  return 0;\n+  return 9;\n', 'refused: ambiguous'],
    [twins, patch('@@', '-  return 0;', '+  return 9;'), 'refused: ambiguous'],
    [
      `${twins}\n${twins.replace('a()', 'c()').replace('b()', 'd()')}`,
      block('return 0;', 'return 9;'),
      'refused: ambiguous',
    ],
    [twins, patch('@@ function b() {', '-  return 0;', '+  return 9;'), twins.replace(/0(?=;\n\}\n$)/, '9')],
  );

  const python = 'def a():\n    x = 1\n    return 0\n\ndef b():\n    x = 1\n    return 0\n';
  item(
    '4. a hunk that fits twice does not change both places (Aider-AI/aider#3883)',
    [python, '@@ ... @@\n     x = 1\n-    return 0\n+    return 9\n', 'refused: ambiguous', 'python'],
    [
      python,
      '```diff\n--- a.py\n+++ a.py\n@@ ... @@\n-    return 0\n+    return 9\n```\n',
      'refused: ambiguous',
      'python',
    ],
  );

  item(
    '5. a search that is indented deeper than the file glues nothing together, and flattens no block',
    [
      'foo(\nbar()\n)\nend()\n',
      block('        bar()\n        )', '        baz()\n        )'),
      'foo(\nbaz()\n)\nend()\n',
    ],
    ['x = 1\ny = 2\n', block('    x = 1', 'if ok:\n    x = 1'), 'refused: indentation', 'python'],
    ['foo(\n  bar()\n)\n', block('    foo(\n      bar()', '  foo(\n    baz()'), 'refused: indentation'],
  );

  item(
    '6. a file that begins with its own name is not edited one line too high',
    [
      '// src/a.ts\nconst a = 1;\nconst b = 2;\nconst c = 3;\n',
      patch('@@', ' const a = 1;', '-const b = 2;', '+const b = 20;', ' const c = 3;'),
      '// src/a.ts\nconst a = 1;\nconst b = 20;\nconst c = 3;\n',
    ],
    [
      '// src/a.ts\nconst a = 1;\nconst b = 2;\nconst c = 3;\n',
      '// src/a.ts\nconst a = 1;\nconst b = 20;\nconst c = 3;\n',
      '// src/a.ts\nconst a = 1;\nconst b = 20;\nconst c = 3;\n',
    ],
  );

  item(
    '7. a \\t that is written out at the start of a new line stays written out',
    [
      'const a = 1;\nconst b = 2;\n',
      patch('@@', ' const a = 1;', '+// \\t is a tab', '+\\t+|\\n', ' const b = 2;'),
      'const a = 1;\n// \\t is a tab\n\\t+|\\n\nconst b = 2;\n',
    ],
    ['const a = 1;\n', block('const a = 1;', '// \\tone\nconst a = /\\t/;'), '// \\tone\nconst a = /\\t/;\n'],
  );

  const byName = 'function getUserByName(name) {\n  const row = db.find(name);\n  return row;\n}\n';
  item(
    '8. a hunk about getUserById does not change getUserByName',
    [
      byName,
      block(
        'function getUserById(id) {\n  const row = db.find(id);\n  return row;\n}',
        'function getUserById(id) {\n  return cache.get(id);\n}',
      ),
      'refused: not-found',
    ],
    [
      byName,
      patch(
        '@@',
        ' function getUserById(name) {',
        '-  const row = db.find(name);',
        '+  const row = cache.find(name);',
        '   return row;',
      ),
      'refused: not-found',
    ],
    [
      byName,
      patch(
        '@@ function getUserById(name) {',
        '-  const row = db.find(name);',
        '+  const row = cache.find(name);',
        '   return row;',
      ),
      'refused: not-found',
    ],
  );

  const ends = 'def first():\n    a()\n\ndef last():\n    b()\n';
  item(
    '9. lines alone under a heading do not go to the end of the file (openai/codex#30946)',
    [ends, patch('@@ def first():', '+    c()'), 'refused: not-found', 'python'],
    [ends, patch('@@ def first():', '+    c()', '*** End of File'), 'refused: not-found', 'python'],
    [ends, '@@ -2,0 +3,1 @@ def first():\n+    c()\n', 'refused: not-found', 'python'],
  );

  const functions = Array.from(
    { length: 20 },
    (_, at) => `function f${String(at)}() {\n  return work(${String(at)});\n}\n`,
  );
  item(
    '10. fifteen of twenty functions delete no five',
    [
      functions.join('\n'),
      functions.slice(0, 15).join('\n').replace('work(3)', 'work(33)'),
      'refused: incomplete-file',
    ],
    [functions.join('\n'), [...functions.slice(0, 8), ...functions.slice(13)].join('\n'), 'refused: incomplete-file'],
    [
      functions.join('\n'),
      functions.slice(5).join('\n').replace('work(9)', 'work(99)'),
      functions.join('\n').replace('work(9)', 'work(99)'),
    ],
  );

  item(
    '11. a name in other letters is another name',
    ['const Total = 1;\nuse(Total);\n', block('const total = 1;', 'const total = 2;'), 'refused: not-found'],
    [
      'const Total = 1;\nuse(Total);\n',
      '@@\n-const TOTAL = 1;\n+const TOTAL = 2;\n use(Total);\n',
      'refused: not-found',
    ],
    [
      'select a from t;\nselect b from t;\n',
      block('SELECT a FROM t;', 'SELECT c FROM t;'),
      'refused: not-found',
      'sql',
    ],
  );

  item(
    '12. line ends stay what they are, and form feeds and U+2028 are no line ends',
    [
      'a = 1\u000C\nb = "\u2028"\r\nc = 3\r\n',
      block('c = 3', 'c = 4'),
      'a = 1\u000C\nb = "\u2028"\r\nc = 4\r\n',
      'python',
    ],
    ['a = 1\r\n\u000C\r\nb = 2\r\n', patch('@@', '-b = 2', '+b = 3'), 'a = 1\r\n\u000C\r\nb = 3\r\n', 'python'],
    ['one\u0085two\u000Bthree\nlast\n', block('last', 'end'), 'one\u0085two\u000Bthree\nend\n', 'plaintext'],
  );

  item(
    '13. $$, $&, $`, $’ and $1 are only text in what is put in',
    ...['$$', '$&', "$'", '$`', '$1', '\\n', '\\\\'].flatMap(pattern => [
      ['const a = 1;\n', block('const a = 1;', `const a = "${pattern}";`), `const a = "${pattern}";\n`] as const,
      [
        'const a = 1;\n',
        patch('@@', '-const a = 1;', `+const a = "${pattern}";`),
        `const a = "${pattern}";\n`,
      ] as const,
      ['const a = one, b = two;\n', block('one, b', `"${pattern}", b`), `const a = "${pattern}", b = two;\n`] as const,
      [
        'const a = 1;\nconst b = 2;\n',
        `const a = "${pattern}";\nconst b = 2;\n`,
        `const a = "${pattern}";\nconst b = 2;\n`,
      ] as const,
    ]),
  );

  item(
    '14. blanks inside a string literal count, and a hard break of Markdown stays',
    ['log("x y");\n', block('log("x  y");', 'log("z");'), 'refused: not-found'],
    ['log("x  y");\n', block('log("x y");', 'log("z");'), 'refused: not-found'],
    ['One line  \nand two\n', block('One line', 'One long line'), 'One long line  \nand two\n', 'markdown'],
    ['One  \ntwo\nthree\n', block('One\ntwo', 'One\nTWO'), 'One  \nTWO\nthree\n', 'markdown'],
    ['One  \ntwo\nthree\n', 'One\ntwo\nTHREE\n', 'One  \ntwo\nTHREE\n', 'markdown'],
    ['One\ntwo\n', block('One', 'One  '), 'One  \ntwo\n', 'markdown'],
  );
});
