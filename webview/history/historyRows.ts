import type { ThreadSummary } from '../../src/shared/threadSummary.ts';

/** A line of the history: the heading of a group, or a thread in it. */
export type HistoryRow =
  { readonly type: 'group'; readonly group: Group } | { readonly type: 'thread'; readonly thread: ThreadSummary };

/** `2026-05` is a month. */
export type Group = 'pinned' | 'today' | 'yesterday' | 'last7' | 'last30' | `${number}-${number}`;

export type HistoryOrder = 'active' | 'created' | 'updated';

/** The lines for threads that come in order, pinned ones first. `now` and all times are milliseconds since 1970. */
export function historyRows(
  threads: readonly ThreadSummary[],
  order: HistoryOrder,
  now: number,
): readonly HistoryRow[] {
  const groupOf = grouping(now);
  const rows: HistoryRow[] = [];
  let last: Group | undefined;
  for (const thread of threads) {
    const group = thread.isPinned ? 'pinned' : groupOf(thread[order]);
    if (group !== last) rows.push({ type: 'group', group });
    rows.push({ type: 'thread', thread });
    last = group;
  }
  return rows;
}

/** Days begin at midnight where the user is, so that a change of clocks does not move a thread to another day. */
function grouping(now: number): (at: number) => Group {
  const daysAgo = (days: number): number => {
    const date = new Date(now);
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() - days).getTime();
  };
  const [today, yesterday, last7, last30] = [daysAgo(0), daysAgo(1), daysAgo(7), daysAgo(30)];
  return at => {
    if (at >= today) return 'today';
    if (at >= yesterday) return 'yesterday';
    if (at >= last7) return 'last7';
    if (at >= last30) return 'last30';
    const date = new Date(at);
    return `${date.getFullYear()}-${date.getMonth() + 1}`;
  };
}
