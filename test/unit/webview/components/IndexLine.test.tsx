import assert from 'node:assert/strict';
import { renderToString } from 'preact-render-to-string';
import type { IndexStatus } from '../../../../src/shared/indexStatus.ts';
import { INDEX_OFF } from '../../../../src/shared/indexStatus.ts';
import { IndexLine } from '../../../../webview/components/IndexLine.tsx';

describe('what an empty chat says of the index', () => {
  const check = (status: Partial<IndexStatus>, expected: string): void => {
    it(expected, () => {
      const html = renderToString(<IndexLine index={{ ...INDEX_OFF, ...status }} />);
      const words = html
        .replace(/<\/p><p/g, '</p> <p')
        .replace(/<vscode-button[^>]*>([^<]*)<\/vscode-button>/g, '[$1]');
      assert.equal(
        words
          .replace(/<[^>]*>/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
        expected,
      );
    });
  };
  check({}, 'The index is off. [Open settings]');
  check({ message: 'No folder is open.' }, 'No folder is open.');
  check({ phase: 'starting' }, 'Looking for files to index');
  check({ phase: 'lexical', done: 200, total: 5_000 }, 'Reading 200 of 5,000 files');
  check({ phase: 'symbols', done: 1_200, total: 5_000 }, 'Search works. Reading symbols: 1,200 of 5,000 files');
  check({ phase: 'files', files: 1, symbols: 2 }, '1 file and 2 symbols are indexed.');
  check({ phase: 'paused', files: 8 }, 'Indexing is paused. 8 files can be searched. [Resume]');
  check({ phase: 'failed', message: 'It stopped.' }, 'It stopped. [Rebuild]');
  check(
    { phase: 'ready', files: 8, symbols: 51, message: '2 files were left out.' },
    '8 files and 51 symbols are indexed. 2 files were left out.',
  );
});
