import { computed, signal } from '@preact/signals';
import type { SearchResult } from '../../src/shared/protocol.ts';
import type { ThreadSummary } from '../../src/shared/threadSummary.ts';
import { ask } from '../store.ts';
import type { HistoryOrder, HistoryRow } from './historyRows.ts';
import { historyRows } from './historyRows.ts';

/** How many threads come at a time. */
const PAGE = 100;
/** As many threads are kept in step while the list is on show. */
const MOST_FOLLOWED = 500;
/** So long after the last key a search begins. */
const SEARCH_DELAY_MS = 150;

export interface HistoryFilter {
  readonly order: HistoryOrder;
  readonly isOldestFirst: boolean;
  readonly show: 'current' | 'archived' | 'trash';
  readonly isEverywhere: boolean;
}

export const filter = signal<HistoryFilter>({
  order: 'active',
  isOldestFirst: false,
  show: 'current',
  isEverywhere: false,
});
export const query = signal('');
export const threads = signal<readonly ThreadSummary[]>([]);
/** How many there are beside those that have come; undefined before the first answer. */
export const total = signal<number | undefined>(undefined);
export const hits = signal<readonly SearchResult[] | undefined>(undefined);
export const rows = computed<readonly HistoryRow[]>(() => historyRows(threads.value, filter.value.order, Date.now()));

/** Fetches the list anew, as far as it has been seen. */
export async function reload(): Promise<void> {
  await load(0, Math.max(PAGE, threads.peek().length));
}

/** Something has changed, here or in another window. Whoever has read far down is not fetched thousands anew each time. */
export async function follow(): Promise<void> {
  if (threads.peek().length <= MOST_FOLLOWED) await reload();
}

/** Fetches the next page, if there is one. */
export async function loadMore(): Promise<void> {
  const { length } = threads.peek();
  if (isLoading || length >= (total.peek() ?? 0)) return;
  await load(length, PAGE);
}

/** Looks for words in titles and messages, once the typing pauses. No words: the list. */
export function search(words: string): void {
  query.value = words;
  clearTimeout(searchTimer);
  if (words.trim() === '') hits.value = undefined;
  else searchTimer = setTimeout(() => void find(words), SEARCH_DELAY_MS);
}

export function setFilter(change: Partial<HistoryFilter>): void {
  filter.value = { ...filter.peek(), ...change };
  threads.value = [];
  total.value = undefined;
  void reload();
  if (query.peek().trim() !== '') void find(query.peek());
}

let isLoading = false;
let searchTimer: ReturnType<typeof setTimeout> | undefined;

async function load(offset: number, limit: number): Promise<void> {
  const asked = filter.peek();
  isLoading = true;
  const answer = await ask('thread/list', { ...asked, offset, limit }).finally(() => (isLoading = false));
  if (!answer || asked !== filter.peek()) return;
  threads.value = [...threads.peek().slice(0, offset), ...answer.threads];
  total.value = answer.total;
}

async function find(words: string): Promise<void> {
  const found = await ask('thread/search', { query: words, isEverywhere: filter.peek().isEverywhere });
  if (found && words === query.peek()) hits.value = found;
}
