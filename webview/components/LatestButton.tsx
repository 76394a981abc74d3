import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { Turn } from '../../src/shared/thread.ts';
import { Icon } from '../icons.tsx';
import { t } from '../texts.ts';

/** Leads back to the end, and counts the messages that have come since the reader left it. */
export function LatestButton({ turns, press }: { readonly turns: readonly Turn[]; readonly press: () => void }): VNode {
  const atFirst = useRef(messageCount(turns));
  const unread = Math.max(0, messageCount(turns) - atFirst.current);
  return (
    <button
      type="button"
      class="latest"
      aria-label={unread > 0 ? t('latestUnread', { count: unread }) : t('latest')}
      onClick={press}
    >
      <Icon name="arrow-down" />
      <span>{t('latest')}</span>
      {unread > 0 && <span class="count">{unread}</span>}
    </button>
  );
}

/** A question counts as it is sent, a reply as it ends. */
function messageCount(turns: readonly Turn[]): number {
  return turns.length + turns.filter(turn => turn.outcome !== undefined).length;
}
