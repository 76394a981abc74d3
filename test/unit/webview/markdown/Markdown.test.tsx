import assert from 'node:assert/strict';
import { renderToString } from 'preact-render-to-string';
import { Markdown } from '../../../../webview/markdown/Markdown.tsx';

describe('Markdown as elements', () => {
  const check = (markdown: string, expected: string): void => {
    it(JSON.stringify(markdown).slice(0, 70), () => {
      const html = renderToString(<Markdown text={markdown} isOpen={false} />);
      assert.equal(html, `<div class="markdown">${expected}</div>`);
    });
  };
  const web = (url: string, text: string): string => `<a href="${url}" title="${url}">${text}</a>`;
  const file = (path: string, text: string): string => `<a href="#" class="fileLink" title="Open ${path}">${text}</a>`;

  check('one\ntwo', '<p>one\ntwo</p>');
  check('**a** *b* ~~c~~ `d`', '<p><strong>a</strong> <em>b</em> <del>c</del> <code>d</code></p>');
  check('# a\n## b\n### c\n##### d', '<h3>a</h3><h4>b</h4><h5>c</h5><h6>d</h6>');
  check('- a\n- b', '<ul><li>a</li><li>b</li></ul>');
  check('3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>');
  check(
    '- [x] a\n- [ ] b',
    '<ul><li class="task"><input type="checkbox" disabled checked aria-label="Task"/>a</li>' +
      '<li class="task"><input type="checkbox" disabled aria-label="Task"/>b</li></ul>',
  );
  check('> a', '<blockquote><p>a</p></blockquote>');
  check('a\n\n---', '<p>a</p><hr/>');
  check(
    '| a | b |\n|---|--:|\n| 1 | `2` |',
    '<div class="tableScroll" tabindex="0" role="region" aria-label="Table"><table><thead><tr>' +
      '<th scope="col">a</th><th class="align-right" scope="col">b</th></tr></thead>' +
      '<tbody><tr><td>1</td><td class="align-right"><code>2</code></td></tr></tbody></table></div>',
  );
  check('> ```ts\n> a\n> ```', `<blockquote>${plainCode('a')}</blockquote>`);
  check('AT&amp;T &copy; &#x41; &#66; &unknown;', '<p>AT&amp;T © A B &amp;unknown;</p>');
  check('a &lt;b&gt;', '<p>a &lt;b></p>');
  check('[a](https://example.com)', `<p>${web('https://example.com', 'a')}</p>`);
  check('https://example.com', `<p>${web('https://example.com', 'https://example.com')}</p>`);
  check('[a](src/a.ts:3)', `<p>${file('src/a.ts:3', 'a')}</p>`);
  check('see `src/a.ts:3`', `<p>see ${file('src/a.ts:3', '<code>src/a.ts:3</code>')}</p>`);
  check('maths: $a_1 \\times b_2$ and $$x^2$$', '<p>maths: $a_1 \\times b_2$ and $$x^2$$</p>');

  describe('from a hostile hand', () => {
    check('<script>alert(1)</script>', '<p class="literal">&lt;script>alert(1)&lt;/script></p>');
    check('a <img src=x onerror=alert(1)> b', '<p>a &lt;img src=x onerror=alert(1)> b</p>');
    check('<svg/onload=alert(1)>', '<p>&lt;svg/onload=alert(1)></p>');
    check('a<br>b<br/>c', '<p>a<br/>b<br/>c</p>');
    check('[a](javascript:alert(1))', '<p>[a](javascript:alert(1))</p>');
    check('[a](JAVASCRIPT:alert(1) "t")', '<p>[a](JAVASCRIPT:alert(1) &quot;t&quot;)</p>');
    check('[a](data:text/html;base64,PHNjcmlwdD4=)', '<p>[a](data:text/html;base64,PHNjcmlwdD4=)</p>');
    check('[a](command:workbench.action.quit)', '<p>[a](command:workbench.action.quit)</p>');
    check('<javascript:alert(1)>', '<p>&lt;javascript:alert(1)></p>');
    check(
      '![a](https://example.com/track.png?q=secret)',
      `<p>${web('https://example.com/track.png?q=secret', 'a')}</p>`,
    );
    check('![](x.png)', `<p>${file('x.png', 'image')}</p>`);
    check('![a](data:image/png;base64,AAAA)', '<p>![a](data:image/png;base64,AAAA)</p>');
    check('[a]: javascript:alert(1)\n\n[a]', '<p>[a]</p>');
    check(
      '[a](https://example.com/" onclick="x)',
      `<p>[a](${web('https://example.com/', 'https://example.com/')}&quot; onclick=&quot;x)</p>`,
    );
    check(
      'hid\u202eden',
      '<p>hid<span class="hiddenCharacter" title="A character that would not be seen">U+202E</span>den</p>',
    );
    check(
      '`a\u200bb`',
      '<p><code>a<span class="hiddenCharacter" title="A character that would not be seen">U+200B</span>b</code></p>',
    );
  });

  /** However deep, it comes out at once and says what was written. */
  const checkDepth = (name: string, markdown: string): void => {
    it(name, () => assert.match(renderToString(<Markdown text={markdown} isOpen={false} />), /core/));
  };
  checkDepth('ten thousand quotes', `${'>'.repeat(10_000)} core`);
  checkDepth(
    'two thousand lists in lists',
    Array.from({ length: 2_000 }, (_, depth) => `${'  '.repeat(depth)}- core`).join('\n'),
  );
  checkDepth('lists and quotes by turns', `${'- > '.repeat(1_000)}core`);
  checkDepth('emphasis in emphasis', `${'*a **b '.repeat(500)}core${'** *'.repeat(500)}`);
  checkDepth('brackets without end', `${'['.repeat(5_000)}core`);
});

function plainCode(code: string): string {
  return `<pre class="plainCode" tabindex="0" role="region" aria-label="Code" dir="ltr"><code>${code}</code></pre>`;
}
