import type { VNode } from 'preact';
import type { Summary, Turn } from '../../src/shared/thread.ts';
import { useFold } from '../folds.ts';
import { Markdown } from '../markdown/Markdown.tsx';
import { tell, threadId } from '../store.ts';
import { memo } from '../memo.ts';
import { t } from '../texts.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Question } from './Question.tsx';
import { Reply } from './Reply.tsx';
import type { Branches } from './ReplyActions.tsx';
import { BranchSwitch } from './ReplyActions.tsx';

/** One turn: the question and its reply. Drawn again only when the turn or its place changes. */
export const TurnView = memo(function TurnView(props: TurnViewProps) {
  const { turn, position, total, isLast, branchPosition, branchCount, previous, next, summary } = props;
  const branches: Branches | undefined =
    branchCount > 1 ? { position: branchPosition, count: branchCount, previous, next } : undefined;
  return (
    <div class={turn.model === 'index' ? 'turn byIndex' : 'turn'} data-turn={turn.id}>
      <ErrorBoundary message={t('brokenMessage')}>
        {turn.deleted === undefined ? (
          <>
            <Question turn={turn} place={{ 'aria-posinset': position * 2 + 1, 'aria-setsize': total * 2 }} />
            <Reply
              turn={turn}
              isLast={isLast}
              branches={branches}
              place={{ 'aria-posinset': position * 2 + 2, 'aria-setsize': total * 2 }}
            />
          </>
        ) : (
          <DeletedTurn turn={turn} branches={branches} />
        )}
        {summary && <SummaryView summary={summary} />}
      </ErrorBoundary>
    </div>
  );
});

interface TurnViewProps {
  readonly turn: Turn;
  readonly position: number;
  readonly total: number;
  readonly isLast: boolean;
  readonly branchPosition: number;
  readonly branchCount: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  /** The summary that ends with this turn. */
  readonly summary: Summary | undefined;
}

function DeletedTurn({ turn, branches }: { readonly turn: Turn; readonly branches: Branches | undefined }): VNode {
  return (
    <article class="deleted" tabIndex={-1} aria-label={t('deletedMessage')}>
      <p>{t('deletedMessage')}</p>
      <button
        type="button"
        class="textButton"
        onClick={() => tell('turn/restore', { threadId: threadId.peek(), turnId: turn.id })}
      >
        {t('undo')}
      </button>
      {branches && <BranchSwitch branches={branches} />}
    </article>
  );
}

function SummaryView({ summary }: { readonly summary: Summary }): VNode {
  const [isOpen, setOpen] = useFold(`summary ${summary.id}`, false);
  return (
    <details class="fold summary" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t('summarised')}</summary>
      {isOpen && (
        <div class="reasoning" dir="auto">
          {summary.topics.length > 0 && <p class="topics">{summary.topics.join(' · ')}</p>}
          <Markdown text={summary.text} isOpen={false} />
        </div>
      )}
    </details>
  );
}
