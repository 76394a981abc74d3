import assert from 'node:assert/strict';
import { references } from '../../../../src/core/context/references.ts';
import type { TextReference } from '../../../../src/core/context/textReference.ts';

const PROVIDERS = ['file', 'symbol', 'selection', 'codebase', 'diff'];

describe('references in plain text', () => {
  const check = (text: string, expected: readonly string[]): void => {
    it(`${text.replaceAll('\n', '⏎')} → ${expected.join(', ') || 'nothing'}`, () =>
      assert.deepEqual(references(text, PROVIDERS).map(label), expected));
  };

  describe('paths', () => {
    check('look at src/a.ts', ['src/a.ts']);
    check('look at src/a.ts.', ['src/a.ts']);
    check('look at src/a.ts, please', ['src/a.ts']);
    check('🙂 look 🙂 at src/a.ts 🙂', ['src/a.ts']);
    check('only 🙂👩‍👩‍👧 \ud83d', []);
    check('(src/a.ts)', ['src/a.ts']);
    check('src/a.ts and lib/b.py', ['src/a.ts', 'lib/b.py']);
    check('a.ts twice: a.ts', ['a.ts']);
    check('./src/a.ts and ../b/c.go', ['./src/a.ts', '../b/c.go']);
    check('in `src/my file.ts`', ['src/my file.ts']);
    check('in "src/my file.ts"', ['src/my file.ts']);
    check("open 'a.ts'", ['a.ts']);
    check('the Makefile is wrong', ['Makefile']);
    check('edit Dockerfile and .gitignore', ['Dockerfile', '.gitignore']);
    check('package.json says so', ['package.json']);
    check('C:\\work\\src\\a.ts:12', ['C:/work/src/a.ts:12']);
    check('src\\core\\a.ts', ['src/core/a.ts']);
    check('/home/me/app/src/a.ts:3', ['/home/me/app/src/a.ts:3']);
    check('app/[id]/page.tsx', ['app/[id]/page.tsx']);
    check('app/(shop)/cart/page.tsx', ['app/(shop)/cart/page.tsx']);
    check('packages/@scope/ui/index.ts', ['packages/@scope/ui/index.ts']);
    check('src/größe.ts', ['src/größe.ts']);
    check('请看src/a.ts的内容', ['src/a.ts']);
    check('ב-src/a.ts יש שגיאה', ['src/a.ts']);
    check('请看 源码/价格.ts', ['源码/价格.ts?']);
    check('请看 源码/价格.ts:12 的内容', ['源码/价格.ts:12?']);
    check('请看src/价格.ts，然后', ['请看src/价格.ts?']);
    check('请看价格.ts第3行', ['请看价格.ts:3?']);
    check('价格.ts的b.ts和a.ts', ['价格.ts?', 'b.ts', 'a.ts']);
    check('line 7 of 価格.ts', ['価格.ts:7?']);
    check('価格.tsを見て', ['価格.ts?']);
    check('가격.ts를 봐 주세요', ['가격.ts?']);
    check('см. документ.md.', ['документ.md?']);
    check('ดู ราคา.ts ด้วย', ['ราคา.ts?']);
    check('in `源码/价格.ts` und "./我的 价格.ts"', ['源码/价格.ts', './我的 价格.ts']);
    check('看a.b价格.test.ts.然后 и док.d.ts...', ['看a.b价格.test.ts?', 'док.d.ts?']);
    check('价格_test.go和价格v2.go', ['价格_test.go?', 'v2.go']);
    check('你好。请看这里，谢谢。Привет, как дела? и/или', []);
    check('看看.然后 и т.д. или т.п.', []);
    check('src/routes/+page.svelte', ['src/routes/+page.svelte']);
    check('see src/core/', ['src/core/?']);
    check('see ./src/core', ['./src/core']);
    check('see src/core/index', ['src/core/index?']);
    check('`src/core`', ['src/core?']);
    check('tests/fixtures/data.weird', ['tests/fixtures/data.weird']);
    check('the link [retry](src/retry.ts#L12)', ['src/retry.ts:12']);
  });

  describe('lines', () => {
    check('src/a.ts:12', ['src/a.ts:12']);
    check('src/a.ts:12.', ['src/a.ts:12']);
    check('src/a.ts:12:5', ['src/a.ts:12']);
    check('src/a.ts:10-20', ['src/a.ts:10-20']);
    check('src/a.ts:10:1-20:8', ['src/a.ts:10-20']);
    check('src/a.ts:10–20', ['src/a.ts:10-20']);
    check('src/a.ts:L10', ['src/a.ts:10']);
    check('src/a.ts:20-10', ['src/a.ts:20']);
    check('src/a.ts:0', ['src/a.ts']);
    check('src/a.ts: 3 things are wrong', ['src/a.ts']);
    check('a.ts#L10-L20', ['a.ts:10-20']);
    check('a.ts#L10-20', ['a.ts:10-20']);
    check('a.ts#L10', ['a.ts:10']);
    check('a.ts(12,5): error TS2322', ['a.ts:12']);
    check('a.ts(12)', ['a.ts:12']);
    check('a.ts line 7, please', ['a.ts:7']);
    check('a.ts, line 7', ['a.ts:7']);
    check('a.ts at line 7', ['a.ts:7']);
    check('a.ts (line 7)', ['a.ts:7']);
    check('a.ts lines 7-9', ['a.ts:7-9']);
    check('a.ts lines 7 to 9', ['a.ts:7-9']);
    check('a.ts Line 7', ['a.ts:7']);
    check('a.ts Zeile 7', ['a.ts:7']);
    check('a.ts Zeilen 7 bis 9', ['a.ts:7-9']);
    check('a.ts שורה 7', ['a.ts:7']);
    check('a.ts第12行', ['a.ts:12']);
    check('a.ts的第12到14行', ['a.ts:12-14']);
    check('line 7 of a.ts', ['a.ts:7']);
    check('lines 7-9 in src/a.ts', ['src/a.ts:7-9']);
    check('what does line 5 in `a.ts` do', ['a.ts:5']);
    check('`src/a.ts` line 12', ['src/a.ts:12']);
    check('`src/a.ts`:12', ['src/a.ts:12']);
    check('`src/a.ts:12`', ['src/a.ts:12']);
    check('`src/a.ts#L3-L4`', ['src/a.ts:3-4']);
    check('"src/a.ts:12"', ['src/a.ts:12']);
    check('File "app/views.py", line 31, in get', ['app/views.py:31']);
    check('at run (/srv/app/src/a.ts:12:9)', ['/srv/app/src/a.ts:12']);
    check('at file:///srv/app/src/a.ts:12:9', ['/srv/app/src/a.ts:12']);
    check('src/main.rs:4:9', ['src/main.rs:4']);
    check('server.log:14', ['server.log:14']);
    check('a.ts:1 b.ts:2 a.ts:3', ['a.ts:1', 'b.ts:2', 'a.ts:3']);
    check('a.ts:3 to 5', ['a.ts:3']);
  });

  describe('symbols', () => {
    check('what does `parseConfig` do?', ['`parseConfig`']);
    check('what does `parseConfig()` do?', ['`parseConfig`']);
    check('what does `parseConfig(text, {a: 1})` do?', ['`parseConfig`']);
    check('what does parseConfig() do?', ['`parseConfig`']);
    check('what does parse(text) do?', ['`parse`']);
    check('`Parser.parse`', ['`Parser.parse`']);
    check('`Parser::parse`', ['`Parser.parse`']);
    check('`Parser#parse`', ['`Parser.parse`']);
    check('`this.store`', ['`store`']);
    check('Parser.parse() fails', ['`Parser.parse`']);
    check('how does ThreadStore work', ['`ThreadStore`?']);
    check('how does parseConfig work', ['`parseConfig`?']);
    check('how does parse_config work', ['`parse_config`?']);
    check('MAX_SIZE is too small', ['`MAX_SIZE`?']);
    check('the class Parser', ['`Parser`?']);
    check('the function called parse', ['`parse`?']);
    check('the parse function', ['`parse`?']);
    check('explain HTTPServer and XMLHttpRequest', ['`XMLHttpRequest`?']);
    check('`a.ts` uses `parse`', ['a.ts', '`parse`']);
    check('the function that parses', []);
    check('which class is it', []);
    check('file(s) and function(s)', []);
    check('`true` and `null`', []);
    check('`npm run build`', []);
    check('`x`', []);
    check('written in TypeScript for GitHub', []);
    check('a well-known state-of-the-art thing', []);
  });

  describe('mentions', () => {
    check('@selection', ['@selection']);
    check('fix @file:src/a.ts, please', ['@file:src/a.ts']);
    check('fix @file:"my file.ts" now', ['@file:my file.ts']);
    check('#file:src/a.ts:10-20', ['@file:src/a.ts:10-20']);
    check('@symbol:Parser.parse?', ['@symbol:Parser.parse']);
    check('@diff:main..HEAD', ['@diff:main..HEAD']);
    check('@diff: staged', ['@diff']);
    check('install @types/node and @file-saver', []);
    check('me@selection.org', []);
    check('@unknown:thing', []);
    check('@selections', []);
  });

  describe('what is no reference', () => {
    check('see https://example.com/a.ts', []);
    check('https://github.com/o/r/blob/main/src/a.ts#L10', []);
    check('www.example.com/a.js', []);
    check('write to me@example.com', []);
    check('git@github.com:owner/repo.git', []);
    check('version 1.2.3 or v2.0.0-rc.1', []);
    check('3.14 and 10.5', []);
    check('and/or, client/server, TCP/IP', []);
    check('1/2 of it', []);
    check('e.g. this, i.e. that', []);
    check('at 10:20 today', []);
    check('the ratio 16:9', []);
    check('example.com is down', []);
    check('2024/01/02', []);
    check('Hello. How are you?', []);
    check('wait...what', []);
    check('use Node.js', ['Node.js?']);
    check('', []);
    check('   \n\n ', []);
  });

  describe('in fenced code only places with a line', () => {
    check('why?\n```\nError: x\n  at parse (src/a.ts:12:5)\n  at node:internal/main:3\n```\n', ['src/a.ts:12']);
    check('```ts\nimport { b } from "./b.ts";\nparseConfig();\n```', []);
    check('```\nsrc/a.ts\n```\nsrc/b.ts', ['src/b.ts']);
  });

  it('gives offsets that cut the reference out of the text', () => {
    const text = 'In src/a.ts:12 the `parse` of @file:b.ts and lines 3-4 of c.go.';
    assert.deepEqual(
      references(text, PROVIDERS).map(({ start, end }) => text.slice(start, end)),
      ['src/a.ts:12', 'parse', '@file:b.ts', 'lines 3-4 of c.go'],
    );
  });

  // Each of these would take a naive pattern minutes.
  for (const unit of [
    'a/',
    '`',
    '(',
    'a.',
    '"x ',
    'fooBar ',
    '@file:',
    'http://',
    'a.ts:1 ',
    'line 1 ',
    '[a',
    '```\n',
    '价',
    '价/',
    '价.ts',
    '价格.ts的',
    'д.',
  ]) {
    it(`reads a message of nothing but ${JSON.stringify(unit)}`, () => {
      assert.ok(references(unit.repeat(Math.ceil(50_000 / unit.length)), PROVIDERS).length <= 60);
    });
  }
});

/** As a person would write it; a `?` marks what is only a guess. */
function label(reference: TextReference): string {
  if (reference.type === 'mention') return `@${reference.provider}${reference.argument && `:${reference.argument}`}`;
  const guess = reference.isPlain ? '' : '?';
  if (reference.type === 'symbol') {
    return `\`${reference.container === undefined ? '' : `${reference.container}.`}${reference.name}\`${guess}`;
  }
  const { path, startLine, endLine } = reference;
  if (startLine === undefined) return path + guess;
  return `${path}:${String(startLine)}${endLine === startLine ? '' : `-${String(endLine)}`}${guess}`;
}
