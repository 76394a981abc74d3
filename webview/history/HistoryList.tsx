import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { VirtualizerHandle } from 'virtua';
import { Virtualizer } from 'virtua';
import { t } from '../texts.ts';
import { ProgressRing } from '../ui/ProgressRing.tsx';
import { ThreadRow } from './ThreadRow.tsx';
import { groupName } from './groupName.ts';
import type { HistoryRow } from './historyRows.ts';
import { filter, loadMore, rows, total } from './historyStore.ts';
import { actOnKey } from './threadActions.ts';

/** The list in its groups. Only the rows near the view are on the page, and threads come a page at a time. */
export function HistoryList(): VNode {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const all = rows.value;
  const [active, setActive] = useState(-1);
  const [renamed, setRenamed] = useState<string>();
  const [wanted, setWanted] = useState<number>();
  const current = all[active]?.type === 'thread' ? active : all.findIndex(row => row.type === 'thread');

  useEffect(() => {
    if (wanted === undefined) return;
    scroller.current?.querySelector<HTMLElement>(`[data-row="${String(wanted)}"] .threadMain`)?.focus();
    setWanted(undefined);
  }, [wanted]);

  const goTo = (position: number): void => {
    setActive(position);
    list.current?.scrollToIndex(position, { align: 'nearest' });
    setWanted(position);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLInputElement) return;
    const row = all[current];
    const next = neighbour(all, current, event.key);
    if (next !== undefined) goTo(next);
    else if (event.key === 'F2' && row?.type === 'thread') setRenamed(row.thread.id);
    else if (row?.type !== 'thread' || !actOnKey(event.key, row.thread)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onScroll = (): void => {
    const handle = list.current;
    if (handle && handle.scrollOffset + handle.viewportSize > handle.scrollSize - NEAR_END) void loadMore();
  };

  return (
    <div ref={scroller} class="historyList" onKeyDown={onKeyDown}>
      {all.length === 0 && <Empty />}
      <Virtualizer
        ref={list}
        data={all}
        scrollRef={scroller}
        bufferSize={400}
        keepMounted={current < 0 ? [] : [current]}
        onScroll={onScroll}
      >
        {(row: HistoryRow, position: number) =>
          row.type === 'group' ? (
            <h2 key={`group-${row.group}-${String(position)}`} class="historyGroup">
              {groupName(row.group)}
            </h2>
          ) : (
            <ThreadRow
              key={row.thread.id}
              thread={row.thread}
              position={position}
              isCurrent={position === current}
              isRenamed={renamed === row.thread.id}
              setRenamed={isRenamed => {
                setRenamed(isRenamed ? row.thread.id : undefined);
                if (!isRenamed) setWanted(position);
              }}
              onFocus={() => setActive(position)}
            />
          )
        }
      </Virtualizer>
    </div>
  );
}

/** From the search field into the list. */
export function focusFirstRow(page: HTMLElement | null): void {
  page?.querySelector<HTMLElement>('.threadMain[tabindex="0"]')?.focus();
}

/** So far before the end the next page is asked for, in pixels. */
const NEAR_END = 1_500;

function neighbour(all: readonly HistoryRow[], from: number, key: string): number | undefined {
  const isThread = (position: number): boolean => all[position]?.type === 'thread';
  if (key === 'Home') return all.findIndex(row => row.type === 'thread');
  if (key === 'End') return all.findLastIndex(row => row.type === 'thread');
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return undefined;
  let position = from + step;
  while (position >= 0 && position < all.length && !isThread(position)) position += step;
  return isThread(position) ? position : from;
}

function Empty(): VNode {
  if (total.value === undefined) return <ProgressRing label={t('loading')} />;
  const text = { current: 'noThreads', archived: 'noArchived', trash: 'noTrash' } as const;
  return <p class="historyEmpty">{t(text[filter.value.show])}</p>;
}
