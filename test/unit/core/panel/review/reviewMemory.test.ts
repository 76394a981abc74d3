import assert from 'node:assert/strict';
import type { EditMemory } from '../../../../../src/core/panel/review/reviewMemory.ts';
import { ReviewMemory } from '../../../../../src/core/panel/review/reviewMemory.ts';
import type { ThreadStore } from '../../../../../src/core/threads/threadStore.ts';
import { openThreadStore } from '../../../../../src/core/threads/openThreadStore.ts';
import { withFolder } from '../../threads/support.ts';

const TEXT = 'const key = "hunter2";\none();\n';

/** What a window remembers, and what the next one finds in the same folder. */
describe('what became of edits', () => {
  const redact = (text: string): string => text.replaceAll('hunter2', '‹secret:1›');
  const restored = (text: string): string => text.replaceAll('‹secret:1›', 'hunter2');
  const memoryOf = (store: ThreadStore, restore: (text: string) => string): ReviewMemory =>
    new ReviewMemory({ shelf: store, restore, onProblem: error => assert.fail(String(error)) });

  const check = (name: string, edit: EditMemory, expected: EditMemory, restore = restored): void => {
    it(name, () =>
      withFolder(async folder => {
        const first = await openThreadStore({ folder, redact });
        const { id } = await first.create();
        await memoryOf(first, restored).set(id, 'turn', edit);
        await first.dispose();
        const second = await openThreadStore({ folder, redact });
        assert.deepEqual(await memoryOf(second, restore).of(id, 'turn', edit.block, edit.file), expected);
        await second.dispose();
      }),
    );
  };
  const edit = { block: 0, file: 0, path: 'a.ts', action: 'edit', status: 'ready' } as const;
  const review = { before: TEXT, after: TEXT.replace('one', 'eins'), total: 2, taken: 1 };
  const kept = { before: TEXT, after: 'two();\n' };
  const deleted = { before: TEXT, after: '' };
  check('the text that a reply was made for', { ...edit, base: TEXT }, { ...edit, base: TEXT });
  check('a review that waits', { ...edit, status: 'reviewing', review }, { ...edit, status: 'reviewing', review });
  check('a change that was kept', { ...edit, status: 'kept', kept }, { ...edit, status: 'kept', kept });
  check(
    'a file of a patch that is renamed',
    { ...edit, file: 2, action: 'rename', newPath: 'b.ts', status: 'rejected' },
    { ...edit, file: 2, action: 'rename', newPath: 'b.ts', status: 'rejected' },
  );
  check(
    'a deleted file',
    { ...edit, action: 'delete', status: 'kept', kept: deleted },
    { ...edit, action: 'delete', status: 'kept', kept: deleted },
  );
  check(
    'nothing of texts whose secrets are not known any more',
    { ...edit, status: 'reviewing', review, base: TEXT },
    edit,
    text => text,
  );
  const long = 'x'.repeat(1_000_001);
  check('nothing of a text that is too long to be kept', { ...edit, base: long }, edit);
});
