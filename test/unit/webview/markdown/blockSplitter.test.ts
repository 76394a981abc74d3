import assert from 'node:assert/strict';
import { BlockSplitter } from '../../../../webview/markdown/blockSplitter.ts';
import { lexBlocks } from '../../../../webview/markdown/lexBlocks.ts';

const BLOCKS = [
  'A paragraph with **bold**, *emphasis* and `code`\nover two lines',
  '# A heading',
  'An underlined heading\n===',
  '- a list\n- of two',
  '- a list\n\n  with a paragraph in it\n\n- and a gap',
  '* another list\n  1. with one inside\n  2. of two',
  '3. ordered\n4. from three',
  '- [x] done\n- [ ] open',
  '> a quote\n> of two lines',
  '> - a list in a quote\nlazily continued',
  '| a | b |\n|---|:-:|\n| 1 | 2 |',
  '```ts\nconst a = 1;\n\n```',
  '    indented code\n\n    with a gap',
  '<div>\n\n*raw*\n\n</div>',
  '<!-- a comment\n\nwith a gap -->',
  '---',
  '[link]: https://example.com\n"a title"',
  'a [link] and a [second][link]',
  'a line that ends\\\nwith a break',
] as const;

describe('Markdown that grows', () => {
  /** Fed in steps of 1, 3 and 7 characters, the blocks are those of the whole text, whatever stands beside what. */
  const check = (name: string, texts: readonly string[], steps: readonly number[] = [1, 3, 7]): void => {
    it(name, () => {
      for (const text of texts) {
        for (const step of steps) {
          const splitter = new BlockSplitter();
          for (let end = step; end < text.length; end += step) splitter.update(text.slice(0, end));
          assert.deepEqual(splitter.finish(text), lexBlocks(text), `${JSON.stringify(text)} by ${String(step)}`);
        }
      }
    });
  };

  check('each kind of block by itself', BLOCKS);
  check('each pair, close together', pairs('\n'), [3]);
  check('each pair, with a blank line between', pairs('\n\n'), [7]);
  check('all in a row', [BLOCKS.join('\n\n'), BLOCKS.toReversed().join('\n\n'), BLOCKS.join('\n')]);
  check('with the line ends of Windows', [BLOCKS.join('\r\n\r\n')]);

  it('keeps the blocks that are settled', () => {
    const splitter = new BlockSplitter();
    const [first] = splitter.update('one\n\ntwo\n\nthree');
    const [again] = splitter.update('one\n\ntwo\n\nthree and more');
    assert.equal(again, first);
  });

  it('begins anew when the text is another', () => {
    const splitter = new BlockSplitter();
    splitter.update('one\n\ntwo\n\nthree');
    assert.deepEqual(splitter.update('# other'), lexBlocks('# other'));
  });

  it('follows a link that is defined at the end', () => {
    const splitter = new BlockSplitter();
    splitter.update('see [a]\n\nthen more\n\nand more');
    const text = 'see [a]\n\nthen more\n\nand more\n\n> [a]: https://example.com';
    assert.deepEqual(splitter.finish(text), lexBlocks(text));
  });
});

function pairs(between: string): readonly string[] {
  return BLOCKS.flatMap(first => BLOCKS.map(second => first + between + second));
}
