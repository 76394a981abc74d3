import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ContextChange } from '../../src/shared/protocol.ts';
import type { ContextItem, Cut } from '../../src/shared/thread.ts';
import { IconButton } from '../components/IconButton.tsx';
import { Icon } from '../icons.tsx';
import { providerIcon } from '../providerIcon.ts';
import { showContext } from '../showContext.ts';
import { ask, tell, thread, threadId } from '../store.ts';
import { t } from '../texts.ts';
import { CutList } from './CutList.tsx';

/** The pieces of a turn's context: what each is, why it is there, whether its code has changed since; what was left out. */
export function ReferenceList({ turnId, items, cuts }: ReferenceListProps): VNode {
  const [changed, setChanged] = useState<readonly ContextChange[]>([]);
  const pinned = new Set(thread.value.pinnedContext.map(item => item.id));
  useEffect(() => {
    if (!items.some(item => item.path !== undefined)) return;
    void ask('context/changed', { threadId: threadId.peek(), turnId }).then(found => setChanged(found ?? []));
  }, [turnId]);
  return (
    <>
      <ul class="references">
        {items.map(item => (
          <li key={item.id}>
            <div class="referenceRow">
              <button type="button" class="reference" onClick={() => void showContext(item, turnId)}>
                <Icon name={providerIcon(item.provider)} />
                <span class="referenceLabel">{item.label}</span>
                <span class="referenceTokens">{t('tokens', { count: item.tokens })}</span>
              </button>
              <PinButton item={item} turnId={turnId} isPinned={pinned.has(item.id)} />
            </div>
            {changed
              .filter(it => it.itemId === item.id)
              .map(({ itemId, isGone }) => (
                <button
                  key={itemId}
                  type="button"
                  class="textButton changedSince"
                  onClick={() => tell('context/compare', { threadId: threadId.peek(), turnId, itemId })}
                >
                  {t(isGone ? 'goneSince' : 'changedSince')}
                </button>
              ))}
            <span class="referenceReason" dir="auto">
              {item.reason}
            </span>
          </li>
        ))}
      </ul>
      {cuts.length > 0 && <CutList cuts={cuts} />}
    </>
  );
}

interface ReferenceListProps {
  readonly turnId: string;
  readonly items: readonly ContextItem[];
  readonly cuts: readonly Cut[];
}

function PinButton({ item, turnId, isPinned }: { item: ContextItem; turnId: string; isPinned: boolean }): VNode {
  const ids = { threadId: threadId.value, itemId: item.id };
  return (
    <IconButton
      icon={isPinned ? 'pinned' : 'pin'}
      label={t(isPinned ? 'unpinChip' : 'pinChip', { label: item.label })}
      isPressed={isPinned}
      onPress={() => (isPinned ? tell('context/unpin', ids) : tell('context/pin', { ...ids, turnId }))}
    />
  );
}
