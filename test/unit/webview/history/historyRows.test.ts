import assert from 'node:assert/strict';
import { historyRows } from '../../../../webview/history/historyRows.ts';
import { threadSummaries } from '../../../support/panelStates.ts';

describe('the groups of the history', () => {
  /** 9:30 in the morning, where the test runs. */
  const now = new Date(2026, 2, 30, 9, 30).getTime();
  const check = (
    name: string,
    threads: readonly (readonly [at: Date, isPinned?: boolean])[],
    expected: string,
  ): void => {
    it(name, () => {
      const [summary] = threadSummaries(1, now);
      assert.ok(summary);
      const summaries = threads.map(([at, isPinned = false], position) => {
        return { ...summary, id: String(position), active: at.getTime(), isPinned };
      });
      const rows = historyRows(summaries, 'active', now);
      assert.equal(rows.map(row => (row.type === 'group' ? `${row.group}:` : row.thread.id)).join(' '), expected);
    });
  };

  check('no threads, no groups', [], '');
  check(
    'by day, then by month',
    [
      [new Date(2026, 2, 30, 9, 29)],
      [new Date(2026, 2, 30, 0, 0)],
      [new Date(2026, 2, 29, 23, 59)],
      [new Date(2026, 2, 24, 12)],
      [new Date(2026, 2, 22, 12)],
      [new Date(2026, 1, 28, 0, 0)],
      [new Date(2026, 1, 27, 23, 59)],
      [new Date(2026, 1, 1)],
      [new Date(2025, 1, 1)],
    ],
    'today: 0 1 yesterday: 2 last7: 3 last30: 4 5 2026-2: 6 7 2025-2: 8',
  );
  check(
    'pinned ones by themselves',
    [
      [new Date(2025, 1, 1), true],
      [new Date(2026, 2, 30, 9), false],
    ],
    'pinned: 0 today: 1',
  );
  check('a clock that runs ahead is today', [[new Date(2026, 2, 31)]], 'today: 0');
  check(
    'oldest first',
    [[new Date(2026, 1, 1)], [new Date(2026, 2, 29)], [new Date(2026, 2, 30)]],
    '2026-2: 0 yesterday: 1 today: 2',
  );
});
