import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { VirtualizerHandle } from 'virtua';
import type { Thread, Turn } from '../../src/shared/thread.ts';
import { focusComposer, focusMessage } from '../focus.ts';
import { branch, omittedTurns, shown, tell, thread } from '../store.ts';
import { t } from '../texts.ts';
import { EmptyState } from './EmptyState.tsx';
import { VirtualTurns } from './lazyParts.tsx';
import { LatestButton } from './LatestButton.tsx';
import { TurnView } from './TurnView.tsx';
import { useOlderTurns } from './useOlderTurns.ts';
import { usePinnedScroll } from './usePinnedScroll.ts';
import { useScrollAnchor } from './useScrollAnchor.ts';

/** Shorter threads stand on the page as they are; in longer ones only what is near the view does. */
const VIRTUAL_FROM = 30;

/** The messages of the thread on show. */
export function Transcript(): VNode {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const turns = branch.value;
  const { id } = thread.value;
  const scroll = usePinnedScroll(scroller, content, id);
  const isVirtual = useIsVirtual(id, turns.length);
  const isPrepended = useOlderTurns(scroller, turns, isVirtual);
  const [focused, setFocused] = useState<number>();
  const arrive = useScrollAnchor({ scroller, list, turns, isVirtual, threadId: id, scroll });

  const command = shown.value;
  useEffect(() => {
    if (command?.what !== 'lastReply') return;
    scroll.pin();
    requestAnimationFrame(() => focusMessage('last'));
  }, [command]);

  const rowOf = rowsOf(thread.value, turns);
  return (
    <>
      <div
        ref={scroller}
        class="log"
        role="log"
        aria-live="off"
        aria-label={t('conversation')}
        tabIndex={0}
        onKeyDown={moveFocus}
        onFocusIn={event => setFocused(turnIndex(event.target, turns))}
      >
        <div ref={content} class="turns">
          {omittedTurns.value > 0 && !isVirtual && (
            <button
              type="button"
              class="textButton earlier"
              onClick={() => tell('turn/older', { threadId: thread.peek().id })}
            >
              {t('loadEarlier')}
            </button>
          )}
          {turns.length === 0 && <EmptyState />}
          {isVirtual ? (
            <VirtualTurns
              list={list}
              turns={turns}
              rowOf={rowOf}
              isPrepended={isPrepended}
              focused={focused}
              scroller={scroller}
              loaded={arrive}
            />
          ) : (
            turns.map(rowOf)
          )}
        </div>
      </div>
      {!scroll.isPinned && turns.length > 0 && <LatestButton turns={turns} press={scroll.pin} />}
    </>
  );
}

/** Once a thread is long it stays so: a change would take every message off the page and put it back. */
function useIsVirtual(threadId: string, count: number): boolean {
  const long = useRef('');
  // A screen reader reads what is on the page; the host keeps old turns back, so that there are not too many.
  if (document.body.classList.contains('vscode-using-screen-reader')) return false;
  if (count > VIRTUAL_FROM) long.current = threadId;
  return long.current === threadId && count > 0;
}

/** Draws a turn with its place among its siblings. */
function rowsOf(whole: Thread, turns: readonly Turn[]): (turn: Turn, position: number) => VNode {
  const byParent = Map.groupBy(whole.turns, turn => turn.parent);
  const summaries = new Map(whole.summaries.map(summary => [summary.throughTurn, summary]));
  return function Row(turn, position) {
    const beside = byParent.get(turn.parent) ?? [];
    const place = beside.indexOf(turn);
    return (
      <TurnView
        key={turn.id}
        turn={turn}
        position={position}
        total={turns.length}
        isLast={position === turns.length - 1}
        branchPosition={place + 1}
        branchCount={beside.length}
        previous={beside[place - 1]?.id}
        next={beside[place + 1]?.id}
        summary={summaries.get(turn.id)}
      />
    );
  };
}

/** Up and Down go from message to message, Escape back to the composer. */
function moveFocus(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !isMessage(event.target)) return;
  if (event.key === 'ArrowUp') focusMessage('previous');
  else if (event.key === 'ArrowDown') focusMessage('next');
  else if (event.key === 'End') focusMessage('last');
  else if (event.key === 'Escape') focusComposer();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** In code, fields and folds the arrows have their own meaning. */
function isMessage(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.tagName === 'ARTICLE' || target.getAttribute('role') === 'log');
}

function turnIndex(target: EventTarget | null, turns: readonly Turn[]): number | undefined {
  const id = target instanceof Element ? target.closest<HTMLElement>('[data-turn]')?.dataset['turn'] : undefined;
  const position = turns.findIndex(turn => turn.id === id);
  return position < 0 ? undefined : position;
}
