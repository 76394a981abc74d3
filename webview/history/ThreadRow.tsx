import type { VNode } from 'preact';
import type { ThreadSummary } from '../../src/shared/threadSummary.ts';
import { IconButton } from '../components/IconButton.tsx';
import { TitleField } from '../components/TitleField.tsx';
import { messageTime, money } from '../format.ts';
import { openThread } from '../pages.ts';
import { threadId } from '../store.ts';
import { t } from '../texts.ts';
import { filter } from './historyStore.ts';
import { archiveThread, pinThread, renameThread, restoreThread, titleOf, trashThread } from './threadActions.ts';

/** A thread in the list: its title, when and how much, and what can be done with it. */
export function ThreadRow({ thread, position, isCurrent, isRenamed, setRenamed, onFocus }: ThreadRowProps): VNode {
  const isTrash = filter.value.show === 'trash';
  const open = async (): Promise<void> => {
    if (isTrash) await restoreThread(thread);
    await openThread(thread.id);
  };
  return (
    <div
      class={`threadRow${thread.id === threadId.value ? ' isOpen' : ''}`}
      data-row={position}
      onFocusIn={onFocus}
      data-vscode-context={JSON.stringify({
        webviewSection: 'thread',
        threadId: thread.id,
        preventDefaultContextMenuItems: true,
      })}
    >
      {isRenamed ? (
        <TitleField
          title={thread.title}
          done={next => {
            setRenamed(false);
            void renameThread(thread, next);
          }}
        />
      ) : (
        <button
          type="button"
          class="threadMain"
          tabIndex={isCurrent ? 0 : -1}
          aria-current={thread.id === threadId.value ? 'true' : undefined}
          title={about(thread)}
          onClick={() => void open()}
        >
          <span class="threadTitle" dir="auto">
            {titleOf(thread)}
          </span>
          <Details thread={thread} />
        </button>
      )}
      {!isRenamed && <Actions thread={thread} isTrash={isTrash} rename={() => setRenamed(true)} />}
    </div>
  );
}

interface ThreadRowProps {
  readonly thread: ThreadSummary;
  readonly position: number;
  /** The one in which Tab stops. */
  readonly isCurrent: boolean;
  readonly isRenamed: boolean;
  readonly setRenamed: (isRenamed: boolean) => void;
  readonly onFocus: () => void;
}

function Details({ thread }: { readonly thread: ThreadSummary }): VNode {
  const { order, isEverywhere } = filter.value;
  const facts = [
    thread.isReplying ? t('badgeReplying') : messageTime(thread[order], Date.now()),
    t('messages', { count: thread.turnCount }),
    ...(isEverywhere && thread.workspace ? [thread.workspace.name] : []),
    ...(thread.branchCount > 1 ? [t('branchCount', { count: thread.branchCount })] : []),
    ...(thread.isSummarised ? [t('badgeSummarised')] : []),
    ...(thread.hasDraft ? [t('badgeDraft')] : []),
    ...(thread.damagedEntries > 0 ? [t('badgeDamaged')] : []),
  ];
  return (
    <>
      <span class="threadFacts">{facts.join(' · ')}</span>
      <span class="threadPreview" dir="auto">
        {thread.preview}
      </span>
    </>
  );
}

/** What there is to know of a thread beside what its row shows. */
function about({ created, updated, model, totals, workspace }: ThreadSummary): string {
  const time = (at: number): string => new Date(at).toLocaleString();
  const cost = totals.cost === undefined ? '' : ` · ${money(totals.cost)}`;
  return [
    t('createdAt', { time: time(created) }),
    t('changedAt', { time: time(updated) }),
    workspace?.name ?? '',
    model ?? '',
    totals.tokens > 0 ? t('totals', { tokens: totals.tokens }) + cost : '',
    t('listHint'),
  ]
    .filter(Boolean)
    .join('\n');
}

interface ActionsProps {
  readonly thread: ThreadSummary;
  readonly isTrash: boolean;
  readonly rename: () => void;
}

function Actions({ thread, isTrash, rename }: ActionsProps): VNode {
  if (isTrash) {
    return (
      <div class="threadActions">
        <IconButton icon="discard" label={t('restore')} onPress={() => void restoreThread(thread)} />
      </div>
    );
  }
  const { isPinned, isArchived } = thread;
  return (
    <div class="threadActions">
      <IconButton icon="edit" label={t('rename')} onPress={rename} />
      <IconButton
        icon={isPinned ? 'pinned' : 'pin'}
        label={isPinned ? t('unpin') : t('pin')}
        onPress={() => void pinThread(thread)}
      />
      <IconButton
        icon={isArchived ? 'unarchive' : 'archive'}
        label={isArchived ? t('unarchive') : t('archive')}
        onPress={() => void archiveThread(thread)}
      />
      <IconButton icon="trash" label={t('trash')} onPress={() => void trashThread(thread)} />
    </div>
  );
}
