import assert from 'node:assert/strict';
import { isPlaceholder } from '../../../../src/core/edits/formats/placeholder.ts';

describe('lines that stand for code left out', () => {
  const check = (expected: boolean, ...lines: readonly string[]): void => {
    for (const line of lines)
      it(`${line}: ${String(expected)}`, () => assert.equal(isPlaceholder(line, 'typescript'), expected));
  };
  check(
    true,
    '// ... existing code ...',
    '  # ... (unchanged) ...',
    '/* ... rest of code ... */',
    '<!-- ... existing content ... -->',
    '{/* ... other props ... */}',
  );
  check(
    true,
    '// ...',
    '...',
    '…',
    '# …',
    '-- ... rest of the query ...',
    '// ... rest of the file remains the same',
    '// Rest of the code remains unchanged',
    '// (rest of the code)',
  );
  check(
    true,
    '# [existing imports]',
    '// existing code here',
    '// ... keep the other methods ...',
    '// [original content here]',
    '; ... remaining code ...',
  );
  check(
    false,
    '// the existing code path is slow',
    '// wait ...',
    '// Loading...',
    'const a = [...b];',
    '...args',
    '// TODO: rest',
    '# See the docs ...',
    '// other',
    '"..."',
    '// e.g. foo(...)',
    '// Fetch the rest of the pages',
    '',
  );

  it('a bare row of dots is code in Python', () => assert.equal(isPlaceholder('    ...', 'python'), false));
});
