import type { VNode } from 'preact';
import type { SearchResult } from '../../src/shared/protocol.ts';
import { messageTime } from '../format.ts';
import { openThread } from '../pages.ts';
import { t } from '../texts.ts';
import { markedParts } from './markedParts.ts';
import { titleOf } from './threadActions.ts';

/** What a search found: the words marked, each hit leading to its message. */
export function SearchHits({ hits }: { readonly hits: readonly SearchResult[] }): VNode {
  if (hits.length === 0) return <p class="historyEmpty">{t('noHits')}</p>;
  return (
    <div class="historyList" onKeyDown={moveFocus}>
      <h2 class="historyGroup">{t('hits', { count: hits.length })}</h2>
      {hits.map((hit, position) => (
        <div key={`${hit.thread.id}-${hit.turnId ?? ''}`} class="threadRow">
          <button
            type="button"
            class="threadMain"
            tabIndex={position === 0 ? 0 : -1}
            onClick={() => void openThread(hit.thread.id, hit.turnId)}
          >
            <span class="threadTitle" dir="auto">
              {titleOf(hit.thread)}
            </span>
            <span class="threadFacts">
              {[
                messageTime(hit.thread.active, Date.now()),
                ...(hit.thread.isArchived ? [t('badgeArchived')] : []),
              ].join(' · ')}
            </span>
            <span class="hitExcerpt" dir="auto">
              {markedParts(hit.excerpt, hit.marks).map(({ text, isMarked }, part) =>
                isMarked ? <mark key={part}>{text}</mark> : text,
              )}
            </span>
          </button>
        </div>
      ))}
    </div>
  );
}

function moveFocus(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.currentTarget instanceof HTMLElement)) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.threadMain')];
  const next = all[all.findIndex(row => row === document.activeElement) + step];
  event.preventDefault();
  event.stopPropagation();
  next?.focus();
}
