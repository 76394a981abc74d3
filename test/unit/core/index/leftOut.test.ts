import assert from 'node:assert/strict';
import { leftOutReport } from '../../../../src/core/index/leftOut.ts';
import { INDEX_OFF } from '../../../../src/shared/indexStatus.ts';

describe('the report of what the index leaves out', () => {
  const status = { ...INDEX_OFF, phase: 'ready' as const, files: 1_200 };

  it('names reasons and paths, secrets and caps before the rest', () => {
    const report = leftOutReport(status, [
      { reason: 'binary', count: 3, paths: ['a.png', 'b.png'] },
      { reason: 'secret', count: 1, paths: ['.env'] },
    ]);
    assert.deepEqual(
      report.split('\n').filter(line => line !== ''),
      [
        '# What the index leaves out',
        '1,200 files are in the index; 4 were left out, wholly or in part.',
        'Files that `.gitignore`, `.parleyignore`, `files.exclude` and `search.exclude` name are not counted: the index does not look at them.',
        '## May hold secrets (1)',
        'Never read, by their names. Attaching one to a chat asks first.',
        '- `.env`',
        '## Not text (3)',
        'Pictures, archives, programs.',
        '- `a.png`',
        '- `b.png`',
        '- … and 1 more',
      ],
    );
  });

  it('says that there is nothing', () =>
    assert.match(leftOutReport(status, []), /1,200 files are in the index; none was left out\./));
});
