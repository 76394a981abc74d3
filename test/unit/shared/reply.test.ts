import assert from 'node:assert/strict';
import { codeBlocks, splitReply } from '../../../src/shared/reply.ts';

describe('a reply as text and code blocks', () => {
  /** Text as it is; a block as `{language|info|code}`, with `…` while it is open. */
  const check = (reply: string, expected: string): void => {
    it(JSON.stringify(reply).slice(0, 70), () => {
      const parts = splitReply(reply).map(segment =>
        segment.type === 'text'
          ? segment.text
          : `{${segment.language}|${segment.info}|${segment.code}}${segment.isClosed ? '' : '…'}`,
      );
      assert.equal(parts.join(''), expected);
    });
  };

  check('', '');
  check('only text\n', 'only text\n');
  check('```ts\na\n```', '{ts|ts|a}');
  check('x\n```ts src/a.ts\na\nb\n```\ny', 'x\n{ts|ts src/a.ts|a\nb}y');
  check('```TypeScript:src/a.ts\na\n```', '{typescript|TypeScript:src/a.ts|a}');
  check('```\na\n```', '{||a}');
  check('```ts\n```', '{ts|ts|}');
  check('```ts', '{ts|ts|}…');
  check('```ts\na', '{ts|ts|a}…');
  check('```ts\na\n``', '{ts|ts|a\n``}…');
  check('````md\n```ts\na\n```\n````', '{md|md|```ts\na\n```}');
  check('~~~\n```\n~~~', '{||```}');
  check('```ts\na\n~~~\n```', '{ts|ts|a\n~~~}');
  check('```ts\na\n`````', '{ts|ts|a}');
  check('```ts\na\n``` no end\n```', '{ts|ts|a\n``` no end}');
  check('```not code``` here', '```not code``` here');
  check('- item\n  ```ts\n  a\n    b\n  ```\n', '- item\n{ts|ts|a\n  b}');
  check('1. ```ts\n   a\n   ```', '{ts|ts|a}');
  check('- ```ts\n  a\n    b\n  ```\n- c', '{ts|ts|a\n  b}- c');
  check('```ts\na\n```\n```py\nb\n```', '{ts|ts|a}{py|py|b}');
  check('x\r\n```ts\r\na\r\n```\r\ny', 'x\r\n{ts|ts|a\r}y');

  it('numbers the blocks and says where they stand', () => {
    const blocks = codeBlocks('In `src/a.ts`:\n\n```ts\na\n```\nthen\n```\nb\n```');
    assert.deepEqual(
      blocks.map(({ block, start, lineAbove }) => ({ block, start, lineAbove })),
      [
        { block: 0, start: 16, lineAbove: 'In `src/a.ts`:' },
        { block: 1, start: 33, lineAbove: 'then' },
      ],
    );
  });
});
