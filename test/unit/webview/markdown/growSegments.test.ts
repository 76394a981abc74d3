import assert from 'node:assert/strict';
import { splitReply } from '../../../../src/shared/reply.ts';
import type { Segmented } from '../../../../webview/markdown/growSegments.ts';
import { growSegments } from '../../../../webview/markdown/growSegments.ts';

describe('the segments of a reply that grows', () => {
  const check = (name: string, reply: string): void => {
    it(name, () => {
      for (const step of [1, 2, 5]) {
        let grown: Segmented = { reply: '', segments: [] };
        for (let end = step; end <= reply.length + step; end += step) {
          const text = reply.slice(0, end);
          grown = growSegments(grown, text);
          assert.deepEqual(grown, { reply: text, segments: splitReply(text) });
        }
      }
    });
  };

  check('text alone', 'One line\nand another');
  check('a block and text around it', 'In `src/a.ts`:\n\n```ts\nconst a = 1;\n```\n\nThat is all.');
  check('blocks one after the other', '```ts\na\n```\n```py src/b.py\nb\n```\n~~~~\nc\n~~~\n~~~~\nend');
  check('a fence that turns out to be text', 'See\n```not code``` and\n``` \nmore\n```');
  check('a block that is never closed', 'Look:\n- first\n  ```sh\n  npm run build\n');
  check('the line above a block', 'one\n```\na\n```\nsrc/two.ts\n```\nb\n```\n');
  check('the line ends of Windows', 'a\r\n```ts\r\nb\r\n```\r\nc');

  it('keeps the segments that are settled', () => {
    const before = growSegments({ reply: '', segments: [] }, 'a\n```\nb\n```\nc\n```\nd\n```\ne');
    const after = growSegments(before, `${before.reply} and more`);
    assert.equal(after.segments[0], before.segments[0]);
    assert.equal(after.segments[1], before.segments[1]);
  });

  it('splits anew what does not go on', () => {
    const before = growSegments({ reply: '', segments: [] }, 'a\n```\nb\n```\nc');
    assert.deepEqual(growSegments(before, 'other').segments, splitReply('other'));
  });
});
