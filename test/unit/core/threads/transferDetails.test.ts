import assert from 'node:assert/strict';
import { importDetails, restoreDetails } from '../../../../src/core/threads/transferDetails.ts';

const titleOf = (id: string): string => `Title of ${id}`;

describe('what is told of chats that came from files', () => {
  it('of an import: what was taken, what was left out, file by file', () => {
    const files = [
      { name: 'a.json', report: { taken: ['1', '2'], skipped: [{ what: '“Old”', why: 'It is there already.' }] } },
      { name: 'b.json', report: { taken: [], skipped: [] } },
    ];
    assert.equal(
      importDetails(files, titleOf),
      [
        '# Imported chats',
        '## a.json',
        '**Imported** (2)\n- Title of 1\n- Title of 2',
        '**Left out** (1)\n- “Old”: It is there already.',
        '## b.json',
        'There was no chat in it.\n',
      ].join('\n\n'),
    );
  });

  it('of a backup: what came back, what is there twice now, what was there', () => {
    const report = { restored: ['1'], keptBoth: ['2'], unchanged: ['3'], skipped: [] };
    assert.equal(
      restoreDetails(report, titleOf),
      [
        '# Restored chats',
        '**Brought back** (1)\n- Title of 1',
        '**Different from what is here, so both are kept** (1)\n- Title of 2',
        '**Here already, and left as they are** (1)\n- Title of 3\n',
      ].join('\n\n'),
    );
  });
});
