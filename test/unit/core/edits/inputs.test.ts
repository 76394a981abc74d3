import assert from 'node:assert/strict';
import { applyReply, type ApplyInput } from '../../../../src/core/edits/applyReply.ts';
import { block, outcome } from './checkApply.ts';

describe('inputs of every kind', () => {
  const check = (name: string, text: string, reply: string, expected: string, rest: Partial<ApplyInput> = {}): void => {
    it(name, () => assert.equal(outcome(text, reply, rest), expected));
  };
  const python = { language: 'python', path: 'a.py' };

  describe('the file', () => {
    check('with a byte order mark', '\uFEFFa();\nb();\n', block('a();', 'A();'), '\uFEFFA();\nb();\n');
    check('without a final line end', 'a();\nb();', block('b();', 'B();\nc();'), 'a();\nB();\nc();');
    check('without one, appended to', 'a();\nb();', '@@\n a();\n b();\n+c();\n', 'a();\nb();\nc();');
    check('without one, its last line deleted', 'a();\nb();', '@@\n a();\n-b();\n', 'a();');
    check('with Windows line ends', 'a();\r\nb();\r\n', block('a();', 'A();\nA2();'), 'A();\r\nA2();\r\nb();\r\n');
    check(
      'with mixed line ends',
      'a();\r\nb();\nc();\r\n',
      block('b();', 'B();\nB2();'),
      'a();\r\nB();\nB2();\nc();\r\n',
    );
    check('with old Mac line ends', 'a();\rb();\r', block('b();', 'B();'), 'a();\rB();\r');
    check('empty', '', 'const a = 1;\n', 'const a = 1;\n');
    check('empty, with an empty search', '', block('', 'const a = 1;'), 'const a = 1;\n');
    check('of blank lines alone', '\n\n', 'const a = 1;\n', 'const a = 1;\n');
    check(
      'with a marked conflict, resolved',
      '<<<<<<< HEAD\na();\n=======\nb();\n>>>>>>> topic\nc();\n',
      block('<<<<<<< HEAD\na();\n=======\nb();\n>>>>>>> topic', 'ab();'),
      'ab();\nc();\n',
    );
    check(
      'with a heading underlined',
      'Title\n=======\n\nText\n',
      block('Title\n=======', 'Name\n======='),
      'Name\n=======\n\nText\n',
      { language: 'restructuredtext' },
    );
  });

  describe('the characters', () => {
    check(
      'no-break blanks are kept',
      'a =\u00A0b + one;\n',
      block('a = b + one;', 'a = b + two;'),
      'a =\u00A0b + two;\n',
    );
    check(
      'curly quotes are kept',
      'print(“hello”, one)\n',
      block('print("hello", one)', 'print("hello", two)'),
      'print(“hello”, two)\n',
      python,
    );
    check(
      'entities of HTML',
      'if (a < b && c) {\n  run();\n}\n',
      block('if (a &lt; b &amp;&amp; c) {', 'if (a &gt; b) {'),
      'if (a > b) {\n  run();\n}\n',
    );
    check(
      'entities that are the file’s own',
      '<p>a &lt; b</p>\n',
      block('<p>a &lt; b</p>', '<p>a &gt; b</p>'),
      '<p>a &gt; b</p>\n',
      { language: 'html' },
    );
    check('an emoji is not cut', 'const a = "😀";\n', block('const a = "😀";', 'const a = "😁";'), 'const a = "😁";\n');
    check('line ends written out', 'one();\ntwo();\n', block('one();\\ntwo();', 'one();\\nTWO();'), 'one();\nTWO();\n');
  });

  describe('the reply', () => {
    check('with a fence', 'a();\nb();\n', `\`\`\`ts\n${block('a();', 'A();')}\`\`\`\n`, 'A();\nb();\n');
    check('with the file’s name', 'a();\nb();\n', `src/a.ts\n${block('a();', 'A();')}`, 'A();\nb();\n');
    check(
      'code with the file’s name in a comment',
      'a();\nb();\nc();\n',
      '// src/a.ts\na();\nB();\nc();\n',
      'a();\nB();\nc();\n',
    );
    check(
      'with the other family of marks',
      'a();\nb();\n',
      '------- SEARCH\na();\n=======\nA();\n+++++++ REPLACE\n',
      'A();\nb();\n',
    );
    check(
      'with a mark too many brackets',
      'a();\nb();\n',
      '<<<<<<<< SEARCH>\na();\n=======\nA();\n>>>>>>>> REPLACE>\n',
      'A();\nb();\n',
    );
    check(
      'with a start line',
      'x();\nb();\nx();\n',
      '<<<<<<< SEARCH\n:start_line:3\n-------\nx();\n=======\ny();\n>>>>>>> REPLACE\n',
      'x();\nb();\ny();\n',
    );
    check('with a row of = in the new text', 'Title\n', block('Title', 'Title\n======='), 'Title\n=======\n', {
      language: 'markdown',
    });
    check('cut off in a block', 'a();\nb();\n', '<<<<<<< SEARCH\na();\n=======\nA();\n', 'refused: truncated');
    check(
      'cut off in a patch',
      'a();\nb();\n',
      '*** Begin Patch\n*** Update File: src/a.ts\n@@\n-a();\n+A',
      'refused: truncated',
    );
    check('cut off in a fence', 'a();\nb();\n', '```ts\na();\nB();\n', 'refused: truncated');
    check('known to be cut off', 'a();\nb();\n', block('a();', 'A();'), 'refused: truncated', {
      hints: { isClosed: false },
    });
    check(
      'with a block inside a block',
      'a();\nb();\n',
      '<<<<<<< SEARCH\na();\n<<<<<<< SEARCH\nb();\n=======\nB();\n>>>>>>> REPLACE\n',
      'refused: malformed',
    );
    check('that says one block twice', 'a();\nb();\n', block('a();', 'A();') + block('a();', 'A();'), 'A();\nb();\n');
    check(
      'whose blocks build on each other',
      'one();\ntwo();\n',
      block('one();', 'uno();') + block('uno();\ntwo();', 'uno();\ndue();'),
      'uno();\ndue();\n',
    );
    check(
      'whose blocks contradict each other',
      'one();\ntwo();\n',
      block('one();', 'uno();') + block('one();\ntwo();', 'eins();\ntwo();'),
      'refused: conflict',
    );
    check('with an empty search', 'a();\n', block('', 'b();'), 'refused: empty-search');
    check('that is empty', 'a();\n', '', 'refused: nothing-to-apply');
    check('applied already', 'A();\nb();\n', block('a();', 'A();'), 'unchanged');
    check('applied already, an insertion', 'a();\nnext();\nb();\n', block('a();', 'a();\nnext();'), 'unchanged');
    check('that is the file', 'a();\nb();\n', 'a();\nb();\n', 'unchanged');
    check('half of it applied already', 'A();\nb();\n', block('a();', 'A();') + block('b();', 'B();'), 'A();\nB();\n');
    check(
      'with one block that does not fit',
      'a();\nb();\n',
      block('a();', 'A();') + block('zz();', 'ZZ();'),
      'refused: not-found',
    );
    check(
      'of which only what fits is wanted',
      'a();\nb();\n',
      block('a();', 'A();') + block('zz();', 'ZZ();'),
      'A();\nb();\n',
      { hints: { isPartial: true } },
    );
    check(
      'a part of a line',
      'const x = compute(alpha, beta);\n',
      block('compute(alpha, beta)', 'compute(beta)'),
      'const x = compute(beta);\n',
    );
    check(
      'a part of a line that is an older version of it',
      'return total + tax;\n',
      block('return total', 'return sum'),
      'refused: not-found',
    );
    check('a part of a word', 'const recompute = 1;\n', block('compute', 'count'), 'refused: not-found');
  });

  describe('neighbours', () => {
    const cases = 'it("a", () => {\n  run();\n});\n\nit("b", () => {\n  run();\n});\n';
    check(
      'two equal hunks in equal functions',
      cases,
      '@@\n-  run();\n+  go();\n });\n@@\n-  run();\n+  go();\n });\n',
      cases.replaceAll('run', 'go'),
    );
    check('one of them only', cases, '@@\n-  run();\n+  go();\n });\n', 'refused: ambiguous');
    check(
      'one of them, by its title',
      cases,
      '@@\n it("b", () => {\n-  run();\n+  go();\n',
      'it("a", () => {\n  run();\n});\n\nit("b", () => {\n  go();\n});\n',
    );
    check(
      'one of them, as the question showed it',
      cases,
      block('  run();', '  go();'),
      'it("a", () => {\n  run();\n});\n\nit("b", () => {\n  go();\n});\n',
      { hints: { context: [{ startLine: 5, endLine: 7 }] } },
    );
    check(
      'one of them, as the user chose',
      cases,
      block('  run();', '  go();'),
      'it("a", () => {\n  go();\n});\n\nit("b", () => {\n  run();\n});\n',
      { hints: { place: { startLine: 2, endLine: 2 } } },
    );
    check(
      'one of them, by the symbol',
      cases,
      block('  run();', '  go();'),
      'it("a", () => {\n  run();\n});\n\nit("b", () => {\n  go();\n});\n',
      {
        hints: { symbol: 'b', enclosing: (_, __, line) => ({ name: line > 4 ? 'b' : 'a', startLine: 1, endLine: 9 }) },
      },
    );
  });

  describe('checks before anything is shown', () => {
    const more = { countSyntaxErrors: (_: string, text: string): number => text.split('oops').length - 1 };
    it('an exact place with new syntax errors is noted', () => {
      const result = applyReply({
        path: 'a.ts',
        language: 'typescript',
        text: 'a();\nb();\n',
        block: block('a();', 'oops'),
        hints: more,
      });
      assert.equal(result.type, 'edits');
      assert.ok(result.confidence <= 0.6 && result.notes.length === 1);
    });
    check(
      'a guessed place with new syntax errors is refused',
      'function f() {\n  alpha();\n  beta();\n}\n\nfunction g() {\n  gamma();\n  delta();\n  epsilon();\n}\n',
      'function f() {\n  alpha();\n  oops();\n}\n',
      'refused: unbalanced',
      { hints: more },
    );
  });

  it('says how many changes of a reply would fit', () => {
    const result = applyReply({
      path: 'a.ts',
      language: 'typescript',
      text: 'a();\nb();\n',
      block: block('a();', 'A();') + block('zz();', ''),
    });
    assert.deepEqual(result.type === 'refused' && result.fitting, { count: 1, of: 2 });
  });
});
