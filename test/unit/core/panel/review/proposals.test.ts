import assert from 'node:assert/strict';
import { proposalsOf } from '../../../../../src/core/panel/review/proposals.ts';
import type { Turn } from '../../../../../src/shared/thread.ts';

const PATCH = `\`\`\`
*** Begin Patch
*** Update File: src/a.ts
@@
-a();
+A();
*** Update File: src/old.ts
*** Move to: src/new.ts
*** Add File: src/c.ts
+c();
*** Delete File: src/d.ts
*** End Patch
\`\`\``;

describe('what a reply proposes', () => {
  const check = (name: string, reply: string, expected: unknown): void => {
    it(name, () => {
      const turn: Pick<Turn, 'reply' | 'context'> = { reply, context: [] };
      const found = proposalsOf(turn).map(({ block, file, path, wish }) => [block.block, file, path, wish]);
      assert.deepEqual(found, expected);
    });
  };
  check('one block, one file', '```ts src/a.ts\na();\n```', [[0, 0, 'src/a.ts', { type: 'edit' }]]);
  check('each file of a patch', PATCH, [
    [0, 0, 'src/a.ts', { type: 'edit' }],
    [0, 1, 'src/old.ts', { type: 'rename', to: 'src/new.ts', isEdited: false }],
    [0, 2, 'src/c.ts', { type: 'create', text: 'c();\n' }],
    [0, 3, 'src/d.ts', { type: 'delete' }],
  ]);
  check('several blocks', '```ts src/a.ts\na();\n```\n```sh\nnpm i\n```\n```ts src/b.ts\nb();\n```', [
    [0, 0, 'src/a.ts', { type: 'edit' }],
    [2, 0, 'src/b.ts', { type: 'edit' }],
  ]);
  check('nothing of a block that was cut off', '```ts src/a.ts\na();', []);
});
