import type { VNode } from 'preact';
import type { Turn } from '../../src/shared/thread.ts';
import { chipLabels } from '../chipLabels.ts';
import { useFold } from '../folds.ts';
import { messageTime } from '../format.ts';
import { memo } from '../memo.ts';
import { splitHidden } from '../../src/shared/hiddenCharacters.ts';
import { showContext } from '../showContext.ts';
import { editedTurn, tell, threadId } from '../store.ts';
import { t } from '../texts.ts';
import { ContextChip } from './ContextChip.tsx';
import { CopyButton } from './CopyButton.tsx';
import { IconButton } from './IconButton.tsx';
import { QuestionEditor } from './lazyParts.tsx';
import { Toolbar } from './Toolbar.tsx';

/** What the user asked: as typed, with the context that was sent. A reply that grows does not draw it again. */
export const Question = memo(function Question({ turn, place }: QuestionProps) {
  const time = messageTime(turn.created, Date.now());
  const heading = `question-${turn.id}`;
  const labels = chipLabels(turn.context);
  const isEdited = editedTurn.value === turn.id;
  return (
    <article
      class="question"
      tabIndex={-1}
      aria-labelledby={heading}
      {...place}
      data-vscode-context={menuContext(turn)}
    >
      <h2 id={heading}>
        <span>{t('you')}</span>
        {turn.earlierTexts.length > 0 && (
          <span class="badge" title={[t('earlierWording'), ...turn.earlierTexts].join('\n')}>
            {t('edited')}
          </span>
        )}
        <time dateTime={new Date(turn.created).toISOString()}>{time}</time>
      </h2>
      {isEdited ? (
        <QuestionEditor turn={turn} />
      ) : (
        <div class="bubble">
          <QuestionText turn={turn} />
          {turn.context.length > 0 && (
            <ul class="chips" aria-label={t('sentContext')}>
              {turn.context.map((item, i) => (
                <ContextChip
                  key={item.id}
                  item={item}
                  label={labels[i] ?? item.label}
                  show={() => void showContext(item, turn.id)}
                />
              ))}
            </ul>
          )}
          <QuestionActions turn={turn} />
        </div>
      )}
    </article>
  );
}, isSameQuestion);

interface QuestionProps {
  readonly turn: Turn;
  readonly place: ArticlePlace;
}

function isSameQuestion({ turn, place }: QuestionProps, { turn: next, place: nextPlace }: QuestionProps): boolean {
  return (
    turn.id === next.id &&
    turn.text === next.text &&
    turn.context === next.context &&
    turn.earlierTexts === next.earlierTexts &&
    place['aria-posinset'] === nextPlace['aria-posinset'] &&
    place['aria-setsize'] === nextPlace['aria-setsize']
  );
}

/** Where an article stands among all, for screen readers while not all are on the page. */
export interface ArticlePlace {
  readonly 'aria-posinset': number;
  readonly 'aria-setsize': number;
}

/** Tells VS Code's own context menu what was clicked. */
export function menuContext(turn: Turn, block?: number): string {
  return JSON.stringify({
    webviewSection: block === undefined ? 'turn' : 'codeBlock',
    threadId: threadId.value,
    turnId: turn.id,
    ...(block === undefined ? {} : { block }),
    preventDefaultContextMenuItems: true,
  });
}

/** Longer questions are folded: a pasted log must not push the answer out of sight. */
const FOLD_FROM = { lines: 16, characters: 1_600 };

function QuestionText({ turn: { id, text } }: { readonly turn: Turn }): VNode {
  const [isOpen, setOpen] = useFold(`question ${id}`, false);
  const lines = text.split('\n');
  const isLong = lines.length > FOLD_FROM.lines || text.length > FOLD_FROM.characters;
  const shown = isLong && !isOpen ? lines.slice(0, FOLD_FROM.lines).join('\n').slice(0, FOLD_FROM.characters) : text;
  return (
    <>
      <p class="questionText" dir="auto">
        {splitHidden(shown).map((part, position) =>
          typeof part === 'string' ? (
            withCode(part)
          ) : (
            <span key={position} class="hiddenCharacter" title={t('hiddenCharacter')}>
              {part.hidden}
            </span>
          ),
        )}
        {shown !== text && '…'}
      </p>
      {isLong && (
        <button type="button" class="textButton" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('showLess') : t('showMore')}
        </button>
      )}
    </>
  );
}

/** People write `code` in their questions, and little else of Markdown that they mean. */
function withCode(text: string): readonly (string | VNode)[] {
  return text.split(/(`[^`\n]+`)/).map(part => (/^`[^`]+`$/.test(part) ? <code>{part.slice(1, -1)}</code> : part));
}

function QuestionActions({ turn }: { readonly turn: Turn }): VNode {
  const ids = { threadId: threadId.value, turnId: turn.id };
  return (
    <Toolbar label={t('messageActions')} className="questionActions">
      <IconButton icon="edit" label={t('editMessage')} onPress={() => (editedTurn.value = turn.id)} />
      <CopyButton label={t('copyMessage')} copy={() => tell('message/copy', { ...ids, part: 'question' })} />
      <IconButton icon="trash" label={t('deleteMessage')} onPress={() => tell('turn/delete', ids)} />
    </Toolbar>
  );
}
