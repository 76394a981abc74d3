import assert from 'node:assert/strict';
import { INDEX_OFF } from '../../../../src/shared/indexStatus.ts';
import type { IndexPhase } from '../../../../src/shared/indexStatus.ts';
import { missingFolder } from '../../../../src/core/context/missingFolder.ts';

describe('a folder that cannot be given', () => {
  const check = (path: string, phase: IndexPhase, expected: string): void => {
    it(expected, () => {
      assert.equal(missingFolder(path, { status: () => ({ ...INDEX_OFF, phase }) }).message, expected);
    });
  };

  check('', 'ready', 'There are no files in this workspace.');
  check('a', 'ready', 'There is no folder “a” with files in it. Check its name.');
  check(
    '',
    'off',
    'The file tree cannot be read because the index is off. Switch it on in the settings, or name single files with @file.',
  );
  check('a', 'files', 'The folder “a” is not known yet; the index is still being built. Try again in a moment.');
});
