import assert from 'node:assert/strict';
import { htmlText } from '../../../../../src/core/context/web/htmlText.ts';

describe('the readable text of a page', () => {
  const check = (title: string, html: string, expected: string): void => {
    it(title, () => assert.equal(htmlText(html).text, expected));
  };
  check('headings and paragraphs', '<h1>One</h1><p>two\n  three<p>four', '# One\n\ntwo three\n\nfour');
  check('lists', '<ul><li>a<li>b<ol><li>c<li><p>d</p></ol></ul>', '- a\n- b\n  1. c\n  2. d');
  check(
    'code keeps its lines',
    '<p>Use <code>x &lt; 1</code>:<pre class="language-ts">if (x) {\n  go();\n}</pre>then',
    'Use `x < 1`:\n\n```ts\nif (x) {\n  go();\n}\n```\n\nthen',
  );
  check('tables', '<table><tr><th>a<th>b<tr><td>1<td>2</table>', 'a | b\n1 | 2');
  check(
    'no script, style, navigation or form',
    '<nav>menu</nav><script>x()</script><style>p{}</style><form>f</form>ok',
    'ok',
  );
  check('no frame of the site', '<header>logo</header><p>text</p><footer>terms</footer>', 'text');
  check(
    'nothing that is hidden from sight',
    '<p hidden>a</p><p aria-hidden="true">b</p><p style="display: none">c</p><p style="font-size:0">d</p><!-- e --><p>f',
    'f',
  );
  check(
    'the main part alone',
    `<p>beside</p><main><h2>Here</h2><p>${'word '.repeat(60)}</main>`,
    `## Here\n\n${'word '.repeat(60).trim()}`,
  );
  check('all where the main part is empty', '<main></main><p>beside</p>', 'beside');
  check('line breaks', 'a<br>b', 'a\nb');
  check('the words of links, not their addresses', '<a href="https://example.com/?q=secret">here</a>', 'here');

  it('has a title', () => assert.equal(htmlText('<title> A\n page </title>').title, 'A page'));
  it('survives what is nested without end', () => {
    assert.match(htmlText(`<p>before</p>${'<div>'.repeat(800_000)}deep`).text, /^before\s*<?$/);
  });
  it('survives what is never closed', () => assert.equal(htmlText('<p>a <b <script>x').text.startsWith('a'), true));
});
