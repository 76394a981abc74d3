import assert from 'node:assert/strict';
import { planEdit } from '../../../../../src/core/panel/review/planEdit.ts';
import { block, item, patch, type KnownCase } from '../checkApply.ts';

describe('reported by users: Copilot in VS Code', () => {
  const functions =
    'function first() {\n  one();\n}\n\nfunction second() {\n  two();\n}\n\nfunction third() {\n  three();\n}\n';
  const page =
    '"use client";\n\nimport * as React from "react";\n\nexport default function Page() {\n  return <div>Hi</div>;\n}\n';
  item(
    'code does not stand there twice (vscode#267547, #268169, #287193)',
    [
      functions,
      block('function first() {\n  one();\n}', 'function first() {\n  uno();\n}\n\nfunction second() {\n  two();\n}'),
      'refused: ambiguous',
    ],
    [
      functions,
      block('function second() {\n  two();\n}', 'function first() {\n  one();\n}\n\nfunction second() {\n  due();\n}'),
      'refused: ambiguous',
    ],
    [
      functions,
      block('function first() {\n  one();\n}', 'function first() {\n  uno();\n}\n\nfunction second() {\n  two();\n}') +
        block('\nfunction second() {\n  two();\n}', ''),
      functions.replace('one', 'uno'),
    ],
    [
      functions,
      patch('@@ function first() {', '   one();', ' }', ' ', '+function second() {', '+  two();', '+}', '+'),
      'unchanged',
    ],
    [functions, 'function first() {\n  uno();\n}\n\nfunction second() {\n  two();\n}\n', 'refused: incomplete-file'],
    [page, page.replace('Hi', 'Ho') + page.replace('Hi', 'Ho'), 'refused: malformed', 'typescriptreact'],
  );

  const list = '1. Research\n   - Read the README.\n   - Consult the documents.\n   - Read files first.\n';
  item(
    'a patch keeps all blanks in front of a new line (vscode#262549)',
    [
      list,
      patch('@@', ' 1. Research', '    - Read the README.', '+   - Find the rules.', '    - Consult the documents.'),
      list.replace('   - Consult', '   - Find the rules.\n   - Consult'),
      'markdown',
    ],
    [
      list,
      patch('@@', '1. Research', '   - Read the README.', '+   - Find the rules.', '   - Consult the documents.'),
      list.replace('   - Consult', '   - Find the rules.\n   - Consult'),
      'markdown',
    ],
  );

  item(
    'a line end that is meant is not written as \\n, and a \\n that is meant is no line end (vscode#253960, #278174)',
    ['if (a) {\n  one();\n}\n', block('  one();', '  one();\\n  two();'), 'if (a) {\n  one();\n  two();\n}\n'],
    ['one();\ntwo();\n', block('one();\\ntwo();', 'one();\\n\\ttwo(1);'), 'one();\n\ttwo(1);\n'],
    ['print("a")\nprint("b")\n', block('print("a")', 'print("a\\n\\tb")'), 'print("a\\n\\tb")\nprint("b")\n', 'python'],
    [
      'x: "one\nmore"\ny: 1\n',
      block('x: "one\nmore"\ny: 1', 'x: "one\\nmore"\ny: 2'),
      'x: "one\\nmore"\ny: 2\n',
      'yaml',
    ],
    ['cd C:\n', block('cd C:', 'cd C:\\new'), 'cd C:\\new\n', 'bat'],
    ['Text here\n', block('Text here', 'Text here\\newline more'), 'Text here\\newline more\n', 'latex'],
    ['split(text);\n', block('split(text);', 'split(/\\n/, text);'), 'split(/\\n/, text);\n'],
  );

  const names = [
    '// ...existing code...',
    '// existing code',
    '/* ... existing code ... */',
    '// ... rest of the code ...',
  ];
  item(
    'the words “existing code” do not take the place of that code (vscode-copilot-release#8222, #4372, #3314, #3541)',
    ...names.flatMap((line): KnownCase[] => [
      [
        'function f() {\n  alpha();\n  beta();\n}\n',
        block('  alpha();\n  beta();', `  ALPHA();\n  ${line}`),
        'refused: placeholder',
      ],
      [
        'function f() {\n  alpha();\n  beta();\n}\n',
        `@@\n function f() {\n-  alpha();\n-  beta();\n+  ALPHA();\n+  ${line}\n }\n`,
        'refused: placeholder',
      ],
      [
        'function f() {\n  alpha();\n  beta();\n}\n',
        patch('@@', ' function f() {', '-  alpha();', '-  beta();', '+  ALPHA();', `+  ${line}`, ' }'),
        'refused: placeholder',
      ],
      [
        'function f() {\n  alpha(one);\n  beta(value);\n  gamma(value);\n}\n',
        `function f() {\n  alpha(two);\n  ${line}\n  gamma(value);\n}\n`,
        'function f() {\n  alpha(two);\n  beta(value);\n  gamma(value);\n}\n',
      ],
    ]),
    [
      '<div>\n  <p>One</p>\n  <p>Two</p>\n</div>\n',
      '<!-- The rest of the code -->\n\n<div class="suggested">\n    <p>Hello</p>\n</div>\n',
      'refused: not-found',
      'html',
    ],
  );

  describe('a file that changed since the reply', () => {
    const base = 'alpha();\nbeta();\ngamma();\ndelta();\nomega();\n';
    const reply = block('delta();', 'DELTA();');
    const plan = (text: string, code = reply): unknown => {
      const made = planEdit(
        { path: 'a.ts', language: 'typescript', text, block: code, hints: { isClosed: true } },
        base,
      );
      return made.type === 'edits' ? made.text : made.type === 'refused' ? made.reason : made.type;
    };

    it('what the user wrote is not taken back by a later reply (vscode#298240, #298016, #295456)', () => {
      const mine = base.replace('alpha();', 'mine();\nalpha(1);');
      assert.deepEqual(
        [
          plan(mine),
          plan(mine, '@@ -3,3 +3,3 @@\n gamma();\n-delta();\n+DELTA();\n omega();\n'),
          plan(mine, base.replace('delta', 'DELTA')),
          plan(base.replace('delta();', 'delta(mine);')),
          plan(base.replace('delta();\n', '')),
        ],
        [...Array.from({ length: 3 }, () => mine.replace('delta', 'DELTA')), 'conflict', 'conflict'],
      );
    });

    it('a change that is made back by hand does not come again with the next (vscode-copilot-release#8304)', () => {
      assert.equal(plan(base, base.replace('omega', 'OMEGA')), base.replace('omega', 'OMEGA'));
    });
  });
});
