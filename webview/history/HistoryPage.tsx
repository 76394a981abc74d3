import type { VNode } from 'preact';

export function HistoryPage(): VNode {
  return <div />;
}
