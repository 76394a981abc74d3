import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { Turn } from '../../src/shared/thread.ts';
import { useFold } from '../folds.ts';
import { Icon } from '../icons.tsx';
import type { Segmented } from '../markdown/growSegments.ts';
import { growSegments } from '../markdown/growSegments.ts';
import { Markdown } from '../markdown/Markdown.tsx';
import { tell } from '../store.ts';
import { t } from '../texts.ts';
import { BlockSummary } from './BlockSummary.tsx';
import { CodeBlock } from './CodeBlock.tsx';
import { OutcomeNote } from './OutcomeNote.tsx';
import type { ArticlePlace } from './Question.tsx';
import { menuContext } from './Question.tsx';
import { References } from './References.tsx';
import type { Branches } from './ReplyActions.tsx';
import { ReplyActions } from './ReplyActions.tsx';
import { StallNote } from './StallNote.tsx';

/** The model's answer, finished or growing. */
export function Reply({ turn, isLast, branches, place }: ReplyProps): VNode {
  const isWriting = turn.outcome === undefined;
  const heading = `reply-${turn.id}`;
  const isIndex = turn.model === 'index';
  return (
    <article
      class={`reply${isWriting ? ' writing' : ''}`}
      tabIndex={-1}
      aria-labelledby={heading}
      aria-busy={isWriting}
      {...place}
      data-vscode-context={menuContext(turn)}
    >
      <h2 id={heading}>
        <Icon name="chat-sparkle" />
        <span>{t('assistant')}</span>
        <span class="modelName">{isIndex ? t('indexName') : turn.model}</span>
      </h2>
      {isIndex && (
        <p class="indexLabel">
          <span class="badge">{t('byIndex')}</span>
          <button type="button" class="textButton" onClick={() => tell('model/connect', {})}>
            {t('connectModel')}
          </button>
        </p>
      )}
      {turn.context.length + turn.cuts.length > 0 && (
        <References turnId={turn.id} items={turn.context} cuts={turn.cuts} />
      )}
      {turn.reasoning !== '' && <Reasoning turn={turn} />}
      {isWriting && turn.reply === '' && turn.reasoning === '' && (
        <p class="thinking">
          <span class="thinkingText">{t('thinking')}</span>
        </p>
      )}
      <ReplyBody turn={turn} />
      {isWriting && <StallNote turnId={turn.id} />}
      {turn.outcome && <BlockSummary turnId={turn.id} />}
      {turn.outcome && <OutcomeNote turn={turn} outcome={turn.outcome} isLast={isLast} />}
      {turn.outcome && <ReplyActions turn={turn} branches={branches} />}
    </article>
  );
}

interface ReplyProps {
  readonly turn: Turn;
  /** The last on show: only from there does the chat go on. */
  readonly isLast: boolean;
  readonly branches: Branches | undefined;
  readonly place: ArticlePlace;
}

function ReplyBody({ turn }: { readonly turn: Turn }): VNode {
  const grown = useRef<Segmented>({ reply: '', segments: [] });
  grown.current = growSegments(grown.current, turn.reply);
  const { segments } = grown.current;
  const isWriting = turn.outcome === undefined;
  return (
    <div class="replyBody" dir="auto">
      {segments.map((segment, position) => {
        const isOpen = isWriting && position === segments.length - 1;
        return segment.type === 'text' ? (
          <Markdown key={position} text={segment.text} isOpen={isOpen} />
        ) : (
          <CodeBlock key={position} turn={turn} segment={segment} isWriting={isOpen && !segment.isClosed} />
        );
      })}
    </div>
  );
}

function Reasoning({ turn }: { readonly turn: Turn }): VNode {
  const isUnderWay = turn.outcome === undefined && turn.reply === '';
  const [isOpen, setOpen] = useFold(`reasoning ${turn.id}`, false);
  return (
    <details class="fold" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{isUnderWay ? <span class="thinkingText">{t('thinking')}</span> : t('thought')}</summary>
      {isOpen && (
        <div class="reasoning" dir="auto">
          <Markdown text={turn.reasoning} isOpen={isUnderWay} />
        </div>
      )}
    </details>
  );
}
