import assert from 'node:assert/strict';
import { block, outcome } from './checkApply.ts';

/** What stands right beside a placeholder tells least of all where it belongs. */
describe('code beside a placeholder', () => {
  const check = (name: string, text: string, reply: string, expected: string, language = 'typescript'): void => {
    it(name, () => assert.equal(outcome(text, reply, { language }), expected));
  };
  const dots = '// ... existing code ...\n';
  const css = 'a {\n  color: red;\n  border: none;\n  appearance: none;\n\n  margin: 0;\n  padding: 1px;\n}\n';
  check(
    'a part that changes nothing, and ends in a blank line that may be another',
    `${css}b {\n  top: 1;\n  left: 2;\n}\n`,
    `/* ... existing code ... */\n  border: none;\n\n/* ... existing code ... */\nb {\n  top: 1;\n  left: 3;\n}\n`,
    'refused: ambiguous',
    'css',
  );
  const scheme = 'alpha();\nif (missing) {\n  refuse();\n}\n\nfinish(everything);\nreport();\n';
  check(
    'a new block that ends as the one above does',
    scheme,
    `${dots}\nif (major >= 15) {\n  warn("unsafe");\n}\n\nfinish(everything);\n${dots}`,
    scheme.replace('\nfinish', '\nif (major >= 15) {\n  warn("unsafe");\n}\n\nfinish'),
  );
  const listener =
    'class L {\n  first() {\n    return 1;\n  }\n\n  /** Called at the start. */\n  onStart(view) {\n    const all = bridge.listeners();\n    if (all) {\n      notify(all, view);\n    }\n  }\n}\n';
  const added =
    '  /** Called at the start. */\n  onStop(view, detail) {\n    const all = bridge.listeners();\n    if (all) {\n      stop(all, view, detail);\n    }\n  }\n';
  check(
    'a new method takes no other’s place',
    listener,
    `class L {\n  ${dots}  }\n\n${added}}\n`,
    'refused: ambiguous',
  );
  check(
    'a line that stands deeper than what it would follow',
    'import a\n\nstate = set()\n\n\ndef f(cb):\n    size = len(cb)\n    other = 1\n    return size\n',
    '# ... existing code ...\n    return other\n\n\ndef f(cb):\n    size = len(cb)\n# ... existing code ...\n',
    'refused: ambiguous',
    'python',
  );
  check(
    'a bracket of prose closes no block',
    'const a = 1;\n/**\n * One (of\n * many things) here.\n */\nfunction f() {\n  alpha();\n  beta();\n}\n',
    `${dots}/**\n * One of\n * many things) here.\n */\nfunction f() {\n  alpha();\n  gamma();\n}\n`,
    'const a = 1;\n/**\n * One of\n * many things) here.\n */\nfunction f() {\n  alpha();\n  gamma();\n}\n',
  );
  check(
    'a change said twice, quoted without indentation, for two places of which one is indented',
    'wide(alpha);\nother();\n  wide(alpha);\n',
    block('wide(alpha);', 'wide(beta);') + block('wide(alpha);', 'wide(beta);'),
    'wide(beta);\nother();\n  wide(beta);\n',
  );
  const imports =
    "import { define } from './define';\nimport { chain } from './old/chain';\n\nconst id = 1;\nrun(id);\n";
  check(
    'a blank line that stands further on: the import between may go or stay',
    imports,
    `import { chain } from '../new/chain';\nimport { define } from './define';\n\n${dots}`,
    'refused: ambiguous',
  );
  check(
    'a new line before a blank one: what stands there in the file may go or stay',
    `top();\n\nfunction f() {\n  delete buffer;\n  first(buffer);\n  second(buffer);\n\n  tail();\n}\n`,
    `${dots}function f() {\n  delete buffer;\n  explain(everything);\n\n  ${dots}}\n`,
    'refused: ambiguous',
  );
  check(
    'a bracket that stands again nearer to where the code goes on',
    'const proto = {\n  hash: 1,\n  toString() {\n    return "hidden";\n  },\n  toJSON() {\n    return "hidden";\n  },\n  equals(other) {\n    return same(other);\n  },\n};\n',
    `const proto = {\n  ${dots}  },\n  [Inspect]() {\n    return "hidden";\n  },\n  equals(other) {\n    ${dots}`,
    'refused: ambiguous',
  );
  const java =
    'class A {\n  first() {\n    return 1;\n  }\n\n  @Override\n  public void onError(View view, Error error) {\n    super.onError(view, error);\n    final var all = bridge.listeners();\n    tell(all, view);\n  }\n}\n';
  check(
    'a new method with a type takes no other’s place, be there the same decorator above',
    java,
    `class A {\n  ${dots}\n  @Override\n  public boolean onGone(View view, Detail detail) {\n    super.onGone(view, detail);\n    final var all = bridge.listeners();\n    return tell(all, view);\n  }\n}\n`,
    'refused: ambiguous',
  );
});
