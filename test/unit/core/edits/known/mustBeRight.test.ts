import assert from 'node:assert/strict';
import { applyReply } from '../../../../../src/core/edits/applyReply.ts';
import { planEdit } from '../../../../../src/core/panel/review/planEdit.ts';
import { block, item, outcome, patch, type KnownCase } from '../checkApply.ts';

/** Inputs that every applier meets sooner or later, in the forms in which a model writes an edit. */
describe('inputs that must be right', () => {
  const before = 'import one;\n\nfunction main() {\n  start();\n  work();\n}\n';
  const after = 'import one;\n\nfunction main() {\n  start();\n  rest();\n}\n';
  const forms = [
    block('  start();\n  work();', '  start();\n  rest();'),
    '------- SEARCH\n  start();\n  work();\n=======\n  start();\n  rest();\n+++++++ REPLACE\n',
    '--- a/src/a.ts\n+++ b/src/a.ts\n@@ -14,3 +14,3 @@\n   start();\n-  work();\n+  rest();\n }\n',
    patch('@@ function main() {', '   start();', '-  work();', '+  rest();'),
    after,
    '// ... existing code ...\n\nfunction main() {\n  start();\n  rest();\n}\n',
    'function main() {\n  start();\n  rest();\n}\n',
  ];
  const inEveryForm = (change: (text: string) => string, wrap = (reply: string): string => reply): KnownCase[] =>
    forms.map(reply => [change(before), wrap(reply), change(after)]);
  const same = (text: string): string => text;

  item('a file with a byte order mark', ...inEveryForm(text => `\uFEFF${text}`));
  item(
    'a file without a final line end',
    ...inEveryForm(text => text.trimEnd()),
    ['alpha();\nbeta();', block('beta();', 'beta();\ngamma();'), 'alpha();\nbeta();\ngamma();'],
    ['alpha();\nbeta();', '@@\n alpha();\n-beta();\n', 'alpha();'],
    ['alpha();\nbeta();\ngamma();\n', 'alpha();\nBETA();\ngamma();\n\n\n', 'alpha();\nBETA();\ngamma();\n'],
  );
  item(
    'no-break blanks and curly quotes, in the file or in the reply',
    ['a =\u00A0b + one;\n', block('a = b + one;', 'a = b + two;'), 'a =\u00A0b + two;\n'],
    ['a = b + one;\n', block('a\u00A0= b + one;', 'a\u00A0= b + two;'), 'a = b + two;\n'],
    ['print(“hello”, one)\n', block('print("hello", one)', 'print("hello", two)'), 'print(“hello”, two)\n', 'python'],
    ['print("hello", one)\n', block('print(“hello”, one)', 'print(“hello”, two)'), 'print("hello", two)\n', 'python'],
    ['say("a – b");\n', '@@\n-say("a - b");\n+say("a - c");\n', 'say("a – c");\n'],
  );
  item(
    'entities of HTML, which are code or are not',
    [
      'if (a < b && c) {\n  run();\n}\n',
      block('if (a &lt; b &amp;&amp; c) {', 'if (a &gt; b) {'),
      'if (a > b) {\n  run();\n}\n',
    ],
    [
      'if (a < b) {\n  run();\n}\n',
      '@@\n if (a &lt; b) {\n-  run();\n+  walk(a &gt; b);\n }\n',
      'if (a < b) {\n  walk(a > b);\n}\n',
    ],
    ['<p>a &lt; b</p>\n', block('<p>a &lt; b</p>', '<p>a &gt; b</p>'), '<p>a &gt; b</p>\n', 'html'],
    ['<p>alpha</p>\n', block('<p>alpha</p>', '<p>alpha &amp; beta</p>'), '<p>alpha &amp; beta</p>\n', 'html'],
  );
  item(
    'line numbers in front of every line',
    ['one();\n  two();\nend();\n', '12 | one();\n13 |   TWO();\n14 | end();\n', 'one();\n  TWO();\nend();\n'],
    ['one();\n  two();\nend();\n', '12\tone();\n13\t  TWO();\n14\tend();\n', 'one();\n  TWO();\nend();\n'],
    [
      'one();\n  two();\nend();\n',
      block('12| one();\n13|   two();', '12| one();\n13|   TWO();'),
      'one();\n  TWO();\nend();\n',
    ],
    [
      'one();\n  two();\nend();\n',
      '@@ -12,2 +12,2 @@\n 12: one();\n-13:   two();\n+13:   TWO();\n',
      'one();\n  TWO();\nend();\n',
    ],
  );
  item(
    'fences and lines with the file’s name around the code, and inside it',
    ...inEveryForm(same, reply => `\`\`\`ts\n${reply}\`\`\`\n`),
    ...inEveryForm(same, reply => `src/a.ts\n\`\`\`\n${reply}\`\`\`\n`),
    ...inEveryForm(same, reply => `// src/a.ts\n${reply}`),
    [
      '# T\n\n```sh\nnpm i\n```\n\nMore\n',
      `\`\`\`md\n${block('```sh\nnpm i\n```', '```sh\nnpm ci\n```')}\`\`\`\n`,
      '# T\n\n```sh\nnpm ci\n```\n\nMore\n',
      'markdown',
    ],
    ['```js\na()\n```\n\ntext\n', '```js\nb()\n```\n\ntext\n', '```js\nb()\n```\n\ntext\n', 'markdown'],
    [
      '# T\n\ntext\n',
      patch('@@', ' # T', ' ', '-text', '+text', '+```sh', '+npm i', '+```'),
      '# T\n\ntext\n```sh\nnpm i\n```\n',
      'markdown',
    ],
  );
  item(
    'a reply that was cut off in the middle of a block',
    ['alpha();\nbeta();\n', '<<<<<<< SEARCH\nalpha();\n', 'refused: truncated'],
    ['alpha();\nbeta();\n', '<<<<<<< SEARCH\nalpha();\n=======\nALPHA();\n', 'refused: truncated'],
    ['alpha();\nbeta();\n', `${block('alpha();', 'ALPHA();')}<<<<<<< SEARCH\nbeta();\n=====`, 'refused: truncated'],
    ['alpha();\nbeta();\n', '*** Begin Patch\n*** Update File: src/a.ts\n@@\n-alpha();\n+ALP', 'refused: truncated'],
    ['alpha();\nbeta();\n', '```diff\n@@\n-alpha();\n+ALP', 'refused: truncated'],
    ['alpha();\nbeta();\n', '```ts\nalpha();\nBETA();\n', 'refused: truncated'],
  );
  it('the same, when only the transport knows that it was cut off', () => {
    assert.deepEqual(
      forms.map(reply => outcome(before, reply, { hints: { isClosed: false } })),
      forms.map(() => 'refused: truncated'),
    );
  });
  item(
    'rows of = and conflict marks inside the new text',
    ['Title\n', block('Title', 'Title\n======='), 'Title\n=======\n', 'markdown'],
    [
      'alpha();\n',
      block('alpha();', '<<<<<<< HEAD\nalpha();\n\\=======\nbeta();\n>>>>>>> topic'),
      '<<<<<<< HEAD\nalpha();\n=======\nbeta();\n>>>>>>> topic\n',
    ],
    [
      'alpha();\n',
      block('alpha();', '<<<<<<< HEAD\nalpha();\n=======\nbeta();\n>>>>>>> topic'),
      '<<<<<<< HEAD\nalpha();\n=======\nbeta();\n>>>>>>> topic\n',
    ],
    [
      '<<<<<<< HEAD\nalpha();\n=======\nbeta();\n>>>>>>> topic\nrest();\n',
      block('<<<<<<< HEAD\nalpha();\n=======\nbeta();\n>>>>>>> topic', 'both();'),
      'both();\nrest();\n',
    ],
  );
  item(
    'blocks out of order, said twice, and building on each other',
    ['alpha();\nbeta();\n', block('beta();', 'BETA();') + block('alpha();', 'ALPHA();'), 'ALPHA();\nBETA();\n'],
    ['alpha();\nbeta();\n', block('alpha();', 'ALPHA();') + block('alpha();', 'ALPHA();'), 'ALPHA();\nbeta();\n'],
    [
      'alpha();\nbeta();\n',
      block('alpha();', 'uno();') + block('uno();\nbeta();', 'uno();\ndue();'),
      'uno();\ndue();\n',
    ],
    ['alpha();\nbeta();\n', block('alpha();', 'uno();') + block('alpha();', 'eins();'), 'refused: conflict'],
    [
      'alpha();\nbeta();\n',
      `${patch('@@', '-beta();', '+BETA();')}${patch('@@', '-alpha();', '+ALPHA();')}`,
      'ALPHA();\nBETA();\n',
    ],
    [
      'alpha();\nbeta();\n',
      '--- a/src/a.ts\n+++ b/src/a.ts\n@@ -2 +2 @@\n-beta();\n+BETA();\n--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1 +1 @@\n-alpha();\n+ALPHA();\n',
      'ALPHA();\nBETA();\n',
    ],
  );
  it('a block that is applied already changes nothing, and says so', () => {
    assert.deepEqual(
      forms.map(reply => applyReply({ path: 'src/a.ts', language: 'typescript', text: after, block: reply })),
      forms.map(() => ({ type: 'unchanged', text: after, notes: ['The file already is as the reply wants it.'] })),
    );
  });
  const cases = 'it("a", () => {\n  run();\n});\n\nit("b", () => {\n  run();\n});\n';
  const hunk = '@@\n-  run();\n+  go();\n });\n';
  item(
    'two hunks in neighbouring functions that are the same',
    [cases, hunk + hunk, cases.replaceAll('run', 'go')],
    [cases, block('  run();', '  go();') + block('  run();', '  go();'), cases.replaceAll('run', 'go')],
    [
      cases,
      patch('@@ it("a", () => {', '-  run();', '+  go();', '@@ it("b", () => {', '-  run();', '+  walk();'),
      cases.replace('run', 'go').replace('run', 'walk'),
    ],
    [
      cases,
      `@@\n-  run();\n+  go();\n });\n@@\n-  run();\n+  walk();\n });\n`,
      cases.replace('run', 'go').replace('run', 'walk'),
    ],
    [cases, hunk, 'refused: ambiguous'],
    [cases, hunk + hunk + hunk, 'refused: ambiguous'],
  );
  for (const count of [10_000, 50_000]) {
    const lines = Array.from({ length: count }, (_, at) =>
      at % 5 === 0 ? `function work${String(at)}(input) {` : at % 5 === 4 ? '}' : `  step(${String(at)}, input);`,
    );
    const at = count * 0.6;
    const text = `${lines.join('\n')}\n`;
    const [one, two, three] = [1, 2, 3].map(rest => `  step(${String(at + rest)}, input);`);
    const leap = `  leap(${String(at + 2)}, input);`;
    const wanted = text.replace(`${two ?? ''}\n`, `${leap}\n`);
    const whole = `function work${String(at)}(input) {\n${one ?? ''}\n${leap}\n${three ?? ''}\n}\n`;
    const dots = '// ... existing code ...\n';
    item(
      `a file of ${String(count)} lines`,
      [text, block(`${one ?? ''}\n${two ?? ''}`, `${one ?? ''}\n${leap}`), wanted],
      [text, `@@ -7,3 +7,3 @@\n ${one ?? ''}\n-${two ?? ''}\n+${leap}\n ${three ?? ''}\n`, wanted],
      [text, patch(`@@ function work${String(at)}(input) {`, `-${two ?? ''}`, `+${leap}`), wanted],
      [text, wanted, wanted],
      [text, dots + whole + dots, wanted],
      [text, whole, wanted],
      [text, block(`  step(${String(count + 7)}, input);`, leap), 'refused: not-found'],
      [text, block('}', '};'), 'refused: ambiguous'],
      // On a busy machine eight replies to a long file take their time.
    ).timeout(20_000);
  }
  const mixed = (text: string): string => text.replace(/(\n)(?=function|  work|  rest)/g, '\r\n');
  item('a file with mixed line ends keeps each of them', ...inEveryForm(mixed));
  it('a file that the user edits between reply and accept is rebased, or it is refused', () => {
    const typed = before.replace('import one;', 'import one;\nimport mine;').replace('start();', 'start(mine);');
    const plan = (text: string, reply: string): string => {
      const made = planEdit(
        { path: 'src/a.ts', language: 'typescript', text, block: reply, hints: { isClosed: true } },
        before,
      );
      return made.type === 'edits' ? made.text : made.type;
    };
    assert.deepEqual(
      forms.map(reply => [
        plan(typed, reply),
        plan(before.replace('work()', 'mine()'), reply),
        plan(before.replace('  work();\n', ''), reply),
      ]),
      forms.map(() => [typed.replace('work', 'rest'), 'conflict', 'conflict']),
    );
  });
});
