import assert from 'node:assert/strict';
import type { BlockState } from '../../../src/shared/panelState.ts';
import { blockKey, emptyPanelState } from '../../../src/shared/panelState.ts';
import type { Summary } from '../../../webview/summarise.ts';
import { summarise } from '../../../webview/summarise.ts';

const BLOCK: BlockState = {
  turnId: 't1',
  block: 0,
  path: 'a.ts',
  isNewFile: false,
  added: 2,
  removed: 1,
  status: 'ready',
};

describe('the summary of all files of a reply', () => {
  const check = (name: string, blocks: readonly BlockState[], expected: Summary): void => {
    it(name, () => {
      const keyed = blocks.map(it => [blockKey(it.turnId, it.block, it.file), it] as const);
      const state = { ...emptyPanelState(), blocks: Object.fromEntries<BlockState>(keyed) };
      assert.deepEqual(summarise(state, 't1'), expected);
    });
  };
  const nothing = { files: 0, changes: 0, waiting: 0, reviewing: 0, kept: 0 };
  check('nothing', [], nothing);
  check('blocks of another reply', [{ ...BLOCK, turnId: 't2' }], nothing);
  check(
    'two files of one patch and a block',
    [BLOCK, { ...BLOCK, file: 1, path: 'b.ts' }, { ...BLOCK, block: 1, path: 'c.ts' }],
    { ...nothing, files: 3, changes: 3, waiting: 3 },
  );
  check(
    'two blocks for one file',
    [BLOCK, { ...BLOCK, block: 1, status: 'reviewing', hunks: { pending: 2, total: 4 } }],
    { ...nothing, files: 1, changes: 5, waiting: 1, reviewing: 1 },
  );
  check(
    'what was kept, rejected, refused and has no certain place',
    [
      { ...BLOCK, status: 'kept', offers: ['take-back'] },
      { ...BLOCK, block: 1, path: 'b.ts', status: 'rejected' },
      { ...BLOCK, block: 2, path: 'c.ts', status: 'refused' },
      { ...BLOCK, block: 3, path: 'd.ts', added: 0, removed: 0 },
    ],
    { ...nothing, files: 3, changes: 3, kept: 1 },
  );
});
