import assert from 'node:assert/strict';
import { block, item, outcome, patch } from '../checkApply.ts';

/** Traps that were laid for this applier on purpose, by language. Each of them caught something, or might have. */
describe('traps', () => {
  const make = 'all: build\n\nbuild:\n\tgo build ./...\n\ntest:\n\tgo test ./...\n\tgo vet ./...\n';
  const spaced = make.replaceAll('\t', '    ');
  item(
    'Makefile: recipes keep their tabs, whatever blanks the reply has',
    [
      make,
      block('    go vet ./...', '    go vet ./...\n\nclean:\n    rm -rf bin'),
      `${make}\nclean:\n\trm -rf bin\n`,
      'makefile',
    ],
    [make, spaced.replace('go vet', 'go vet -v'), make.replace('go vet', 'go vet -v'), 'makefile'],
    [make, `${spaced}\nclean:\n    rm -rf bin\n`, `${make}\nclean:\n\trm -rf bin\n`, 'makefile'],
    [
      make,
      '# ... existing code ...\n\ntest:\n    go test -race ./...\n    go vet ./...\n',
      make.replace('go test', 'go test -race'),
      'makefile',
    ],
    [
      make,
      patch('@@', ' all: build', '+', '+lint:', '+    golint ./...'),
      make.replace('all: build\n', 'all: build\n\nlint:\n\tgolint ./...\n'),
      'makefile',
    ],
    [spaced, spaced.replaceAll('    ', '\t'), make, 'makefile'],
  );

  const four = 'if (a) {\n    one();\n    two();\n}\nwhile (b) {\n    more();\n}\n';
  const two = four.replaceAll('    ', '  ');
  const nested = (text: string, unit: string): string =>
    text.replace(`${unit}two`, `${unit}if (b) {\n${unit}${unit}three();\n${unit}}\n${unit}two`);
  const reply = (unit: string): string => {
    const lines = `${unit}one();\n${unit}two();`;
    return block(lines, nested(lines, unit));
  };
  item(
    'levels of another width become the file’s, in what is new too',
    [four, reply('  '), nested(four, '    ')],
    [two, reply('    '), nested(two, '  ')],
    [four, reply('\t'), nested(four, '    ')],
    [four.replaceAll('    ', '\t'), reply('  '), nested(four.replaceAll('    ', '\t'), '\t')],
    [
      'class A {\n    f() {\n        one();\n        two();\n    }\n}\n',
      block('\tone();\n\ttwo();', '\tone();\n\tif (b) {\n\t\tthree();\n\t}\n\ttwo();'),
      'class A {\n    f() {\n        one();\n        if (b) {\n            three();\n        }\n        two();\n    }\n}\n',
    ],
    [
      'call(a,\n     b,\n     c);\nif (x) {\n    y();\n}\n',
      block('b,\nc);', 'b,\nmore,\nc);'),
      'call(a,\n     b,\n     more,\n     c);\nif (x) {\n    y();\n}\n',
    ],
  );

  const shows =
    'impl Display for A {\n    fn fmt(&self, f: &mut Formatter) -> Result {\n        write!(f, "x")\n    }\n}\n\nimpl Display for B {\n    fn fmt(&self, f: &mut Formatter) -> Result {\n        write!(f, "x")\n    }\n}\n';
  const write = [
    '     fn fmt(&self, f: &mut Formatter) -> Result {',
    '-        write!(f, "x")',
    '+        write!(f, "y")',
  ];
  const methods = 'func (a A) Run() error {\n\treturn nil\n}\n\nfunc (b B) Run() error {\n\treturn nil\n}\n';
  item(
    'Rust, Go: a heading tells equal bodies apart, and one that the file does not have is no licence to take the next best',
    [shows, patch('@@ impl Display for B {', ...write), shows.replace(/(for B[\s\S]*?)"x"/, '$1"y"'), 'rust'],
    [
      shows,
      `@@ -8,3 +8,3 @@ impl Display for B {\n${write.join('\n')}\n`,
      shows.replace(/(for B[\s\S]*?)"x"/, '$1"y"'),
      'rust',
    ],
    [
      shows.slice(0, shows.indexOf('impl Display for B')),
      patch('@@ impl Display for C {', ...write),
      'refused: not-found',
      'rust',
    ],
    [
      methods,
      '@@ -5,3 +5,3 @@ func (b B) Run() error {\n-\treturn nil\n+\treturn err\n }\n',
      methods.replace(/nil(?=\n\}\n$)/, 'err'),
      'go',
    ],
    [
      methods.slice(0, methods.indexOf('func (b')),
      '@@ -5,3 +5,3 @@ func (c C) Run() error {\n-\treturn nil\n+\treturn err\n }\n',
      'refused: not-found',
      'go',
    ],
    [
      'def load(path):\n    return read(path)\n',
      patch(
        '@@',
        '-def load(path):',
        '+def fetch(path):',
        '@@ def fetch(path):',
        '-    return read(path)',
        '+    return read(path, "r")',
      ),
      'def fetch(path):\n    return read(path, "r")\n',
      'python',
    ],
    [
      'func (c *Client) DoSomethingLong() {\n\tstart()\n}\n',
      '@@ -2,1 +2,1 @@ func (c *Client) DoSomethi\n-\tstart()\n+\tbegin()\n',
      'func (c *Client) DoSomethingLong() {\n\tbegin()\n}\n',
      'go',
    ],
  );

  item(
    'SQL, YAML: lines that begin as marks of a diff do',
    ['SELECT 1;\n-- note\nSELECT 2;\n', '@@\n SELECT 1;\n--- note\n SELECT 2;\n', 'SELECT 1;\nSELECT 2;\n', 'sql'],
    [
      'SELECT 1;\n-- note\nSELECT 2;\n',
      '--- a.sql\n+++ src/a.ts\n@@ -2 +2 @@\n--- note\n+-- hint\n',
      'SELECT 1;\n-- hint\nSELECT 2;\n',
      'sql',
    ],
    [
      'one\n-- old\ntwo\n',
      '--- a.sql\n+++ src/a.ts\n@@ -1,3 +1,3 @@\n one\n--- old\n+++ new\n two\n',
      'one\n++ new\ntwo\n',
      'sql',
    ],
    ['a: 1\n---\nb: 2\n', '@@ -1,3 +1,2 @@\n a: 1\n----\n b: 2\n', 'a: 1\nb: 2\n', 'yaml'],
    ['---\na: 1\nb: 2\n', block('---\na: 1', '---\na: 2'), '---\na: 2\nb: 2\n', 'yaml'],
  );

  item(
    'Markdown: underlines, bullets and tables that look like marks',
    [
      'Name\n-------\ntext\n',
      '------- SEARCH\nName\n-------\n=======\nTitle\n-------\n+++++++ REPLACE\n',
      'Title\n-------\ntext\n',
      'markdown',
    ],
    ['- one\n- two\n', '@@ -1,2 +1,2 @@\n - one\n-- two\n+- three\n', '- one\n- three\n', 'markdown'],
    ['- one\n- two\n', '```diff\n- one\n- three\n```\n', 'refused: not-found', 'markdown'],
    ['- a\n- b\n- a\n', block('- a', '- c'), 'refused: ambiguous', 'markdown'],
    [
      '| a | b |\n|---|---|\n| 1 | 2 |\n',
      block('| 1 | 2 |', '| 1 | 2 |\n| 3 | 4 |'),
      '| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n',
      'markdown',
    ],
    [
      '1. one\n2. two\n',
      block('1. one\n2. two', '1. one\n2. zwei\n3. three'),
      '1. one\n2. zwei\n3. three\n',
      'markdown',
    ],
    ['# T\n\n```sh\nnpm i\n```\n\n```sh\nnpm t\n```\n', '```sh\nnpm ci\n```\n', 'refused: ambiguous', 'markdown'],
  );

  const services = 'web:\n  image: a:1\n  ports:\n    - "80:80"\ndb:\n  image: a:1\n  ports:\n    - "5432:5432"\n';
  item(
    'YAML, JSON: twins under different keys',
    [services, block('  image: a:1', '  image: a:2'), 'refused: ambiguous', 'yaml'],
    [
      services,
      block('image: a:1\nports:\n  - "5432:5432"', 'image: a:2\nports:\n  - "5432:5432"'),
      services.replace('db:\n  image: a:1', 'db:\n  image: a:2'),
      'yaml',
    ],
    [
      services,
      '@@\n db:\n   image: a:1\n+  restart: always\n   ports:\n',
      services.replace('db:\n  image: a:1\n', 'db:\n  image: a:1\n  restart: always\n'),
      'yaml',
    ],
    ['{"a":{"b":2},"c":{"b":2}}', block('"b":2', '"b":20'), 'refused: not-found', 'json'],
    ['{"count":1,"total":2}', block('"total":2', '"total":20'), '{"count":1,"total":20}', 'json'],
    ['{"a":1}\n{"a":1}\n', block('{"a":1}', '{"a":2}'), 'refused: ambiguous', 'json'],
  );

  const vue =
    '<template>\n  <p>{{ count }}</p>\n</template>\n\n<script>\nexport default {\n  data() {\n    return { count: 1 }\n  }\n}\n</script>\n\n<style>\n.a { color: red }\n</style>\n';
  item(
    'Vue, HTML: one section of several',
    [
      vue,
      '<template>\n  <!-- ... existing code ... -->\n</template>\n\n<script>\nexport default {\n  data() {\n    return { count: 2 }\n  }\n}\n</script>\n\n<!-- ... existing code ... -->\n',
      vue.replace('count: 1', 'count: 2'),
      'vue',
    ],
    [
      vue,
      '<script>\nexport default {\n  data() {\n    return { count: 2 }\n  }\n}\n</script>\n',
      vue.replace('count: 1', 'count: 2'),
      'vue',
    ],
    [
      '<div>\n  <b>a</b>\n</div>\n<div>\n  <b>a</b>\n</div>\n',
      block('  <b>a</b>\n</div>', '  <b>c</b>\n</div>'),
      'refused: ambiguous',
      'html',
    ],
  );

  item(
    'SEARCH/REPLACE: marks of every length and family, and marks that are meant as text',
    ['alpha();\nbeta();\n', '<<<<< SEARCH\nalpha();\n=====\nALPHA();\n>>>>> REPLACE\n', 'ALPHA();\nbeta();\n'],
    [
      'alpha();\nbeta();\n',
      '<<<<<<<<< SEARCH>\nalpha();\n=========\nALPHA();\n>>>>>>>>> REPLACE>\n',
      'ALPHA();\nbeta();\n',
    ],
    ['alpha();\nbeta();\n', '<<<<<<< ORIGINAL\nalpha();\n=======\nALPHA();\n>>>>>>> UPDATED\n', 'ALPHA();\nbeta();\n'],
    ['alpha();\nbeta();\n', block('alpha();', 'doc = `\n>>>>>>> REPLACE\n`;'), 'refused: malformed'],
  );

  item(
    'characters that look like others are others',
    ['const a\u200B = 1;\n', block('const a = 1;', 'const a = 2;'), 'refused: not-found'],
    ['const s = "\u00E9";\n', block('const s = "e\u0301";', 'const s = "e";'), 'refused: not-found'],
    ['x = f"{a}\\n{b}"\ny = 1\n', block('x = f"{a}\n{b}"', 'x = f"{b}"'), 'refused: not-found', 'python'],
  );

  item(
    'Python: blocks that become shallower or deeper by the edit itself',
    ['if a:\n    b()\n    c()\n', block('if a:\n    b()\n    c()', 'b()\nc()'), 'b()\nc()\n', 'python'],
    ['if a:\n    b()\nlast()\n', block('last()', '    last()'), 'if a:\n    b()\n    last()\n', 'python'],
    [
      'class A:\n    def load(self, path):\n        with open(path) as f:\n            data = f.read()\n        return data\n\n    def save(self):\n        pass\n',
      'def load(self, path):\n    with open(path, encoding="utf-8") as f:\n        data = f.read()\n    return data\n',
      'class A:\n    def load(self, path):\n        with open(path, encoding="utf-8") as f:\n            data = f.read()\n        return data\n\n    def save(self):\n        pass\n',
      'python',
    ],
  );

  item(
    'new code that resembles its neighbours is put in beside them',
    [
      '.a {\n  margin: 0;\n  padding: 0;\n}\n.b {\n  margin: 0;\n  padding: 0;\n}\n',
      block(
        '.a {\n  margin: 0;\n  padding: 0;\n}',
        '.a {\n  margin: 0;\n  padding: 0;\n}\n.c {\n  margin: 0;\n  padding: 0;\n}',
      ),
      '.a {\n  margin: 0;\n  padding: 0;\n}\n.c {\n  margin: 0;\n  padding: 0;\n}\n.b {\n  margin: 0;\n  padding: 0;\n}\n',
      'css',
    ],
    [
      '@login\n@cached\ndef one():\n    pass\n\n@login\n@cached\ndef two():\n    pass\n',
      block('def one():\n    pass', 'def one():\n    pass\n\n@login\n@cached\ndef more():\n    pass'),
      '@login\n@cached\ndef one():\n    pass\n\n@login\n@cached\ndef more():\n    pass\n\n@login\n@cached\ndef two():\n    pass\n',
      'python',
    ],
    [
      'import { a } from "a";\nimport { b } from "b";\nimport { c } from "c";\nrun();\n',
      block('import { a } from "a";', 'import { b } from "b";\nimport { c } from "c";\nimport { a } from "a";') +
        block('import { b } from "b";\nimport { c } from "c";\nrun();', 'run();'),
      'import { b } from "b";\nimport { c } from "c";\nimport { a } from "a";\nrun();\n',
    ],
  );

  it('what is refused for its surroundings is made where the user has chosen the place', () => {
    const text = shows.slice(0, shows.indexOf('\nimpl Display for B'));
    const reply = patch('@@ impl Display for C {', ...write);
    assert.deepEqual(
      [outcome(text, reply), outcome(text, reply, { hints: { place: { startLine: 2, endLine: 3 } } })],
      ['refused: not-found', text.replace('"x"', '"y"')],
    );
  });
});
