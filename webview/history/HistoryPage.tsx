import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from '../components/IconButton.tsx';
import { showChat } from '../pages.ts';
import { threadsVersion } from '../store.ts';
import { t } from '../texts.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dropdown } from '../ui/Dropdown.tsx';
import { TextField } from '../ui/TextField.tsx';
import { HistoryList, focusFirstRow } from './HistoryList.tsx';
import { SearchHits } from './SearchHits.tsx';
import { filter, follow, hits, query, reload, search, setFilter } from './historyStore.ts';
import { toast } from './threadActions.ts';

/** All chats: searched, filtered, in groups by day; everything can be done by keyboard. */
export function HistoryPage(): VNode {
  const page = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLElement>(null);
  useEffect(() => {
    void reload();
    requestAnimationFrame(() => field.current?.focus());
  }, []);
  const version = threadsVersion.value;
  useEffect(() => {
    if (version > 0) void follow();
  }, [version]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    if (query.peek() === '') showChat();
    else search('');
  };
  return (
    <div ref={page} class="historyPage" onKeyDown={onKeyDown}>
      <div class="historyTop">
        <div role="search">
          <TextField
            label={t('searchHistory')}
            value={query.value}
            onChange={search}
            fieldRef={field}
            onKeyDown={event => {
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              event.stopPropagation();
              focusFirstRow(page.current);
            }}
          />
        </div>
        <Filters />
        {filter.value.show === 'trash' && <p class="historyNote">{t('trashNote')}</p>}
        <p class="visuallyHidden" role="status">
          {hits.value === undefined ? '' : t('hits', { count: hits.value.length })}
        </p>
      </div>
      {hits.value === undefined ? <HistoryList /> : <SearchHits hits={hits.value} />}
      <Undo />
    </div>
  );
}

function Filters(): VNode {
  const { order, isOldestFirst, show, isEverywhere } = filter.value;
  return (
    <div class="historyFilters">
      <Dropdown
        label={t('show')}
        value={show}
        options={[
          ['current', t('showCurrent')],
          ['archived', t('showArchived')],
          ['trash', t('showTrash')],
        ]}
        onChange={next => setFilter({ show: next })}
      />
      <Dropdown
        label={t('sortBy')}
        value={order}
        options={[
          ['active', t('byActivity')],
          ['created', t('byCreated')],
          ['updated', t('byUpdated')],
        ]}
        onChange={next => setFilter({ order: next })}
      />
      <IconButton
        icon="arrow-down"
        className={isOldestFirst ? 'upsideDown' : ''}
        label={t('oldestFirst')}
        isPressed={isOldestFirst}
        onPress={() => setFilter({ isOldestFirst: !isOldestFirst })}
      />
      <Checkbox
        label={t('thisWorkspace')}
        isChecked={!isEverywhere}
        onChange={isHere => setFilter({ isEverywhere: !isHere })}
      />
    </div>
  );
}

function Undo(): VNode {
  const done = toast.value;
  return (
    <div class="toast" role="status">
      {done && (
        <>
          <span dir="auto">{done.text}</span>
          <Button onPress={done.undo}>{t('undo')}</Button>
        </>
      )}
    </div>
  );
}
