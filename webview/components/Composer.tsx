import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { LIMITS } from '../../src/shared/thread.ts';
import type { ComposerAction } from '../composerKeys.ts';
import { composerAction, keyPress } from '../composerKeys.ts';
import { draftText, flushDraft, sendDraft, sendFailure, typeDraft } from '../draft.ts';
import { focusMessage } from '../focus.ts';
import { menuTrigger } from '../menuTrigger.ts';
import {
  branch,
  draft,
  editedTurn,
  page,
  sendsOnEnter,
  shown,
  streamingId,
  tell,
  thread,
  threadId,
  turnCount,
} from '../store.ts';
import { t } from '../texts.ts';
import { ComposerBar } from './ComposerBar.tsx';
import { ContextChip } from './ContextChip.tsx';
import { Note } from './Note.tsx';
import { SuggestionMenu, optionId } from './SuggestionMenu.tsx';
import type { MenuItem } from './useComposerMenu.ts';
import { useComposerMenu } from './useComposerMenu.ts';
import { showContext } from '../showContext.ts';

/** Where messages are written: attached context, the text, and what is done with it. */
export function Composer(): VNode {
  const box = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState(0);
  const [closedAt, setClosedAt] = useState<number>();
  const [recalled, setRecalled] = useState<number>();
  const text = draftText.value;
  const { context } = draft.value;
  const pinned = thread.value.pinnedContext;
  const found = menuTrigger(text, cursor);
  const trigger = found && found.start !== closedAt ? found : undefined;
  const menu = useComposerMenu(trigger);
  const isMenuOpen = trigger !== undefined && menu.items.length > 0;

  const command = shown.value;
  useEffect(() => {
    if (command?.what === 'composer') box.current?.focus();
  }, [command]);
  useLayoutEffect(() => {
    // A text that came from elsewhere leaves the cursor at its end.
    if (box.current && box.current.selectionStart !== cursor) setCursor(box.current.selectionStart);
  }, [text]);

  const write = (next: string, cursorAt: number): void => {
    typeDraft(threadId.peek(), next);
    setCursor(cursorAt);
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(cursorAt, cursorAt);
    });
  };
  const choose = (item: MenuItem, how: 'choose' | 'complete'): void => {
    if (!trigger) return;
    const inserted = how === 'choose' ? item.replacement : item.completion;
    if (how === 'choose') item.attach?.();
    const rest = text.slice(trigger.end);
    write(text.slice(0, trigger.start) + inserted + rest, trigger.start + inserted.length);
  };
  const recall = (step: number): void => {
    const earlier = branch.peek().map(turn => turn.text);
    const position = (recalled ?? earlier.length) + step;
    const next = earlier[position];
    if (next === undefined && position !== earlier.length) return;
    setRecalled(position === earlier.length ? undefined : position);
    write(next ?? '', next?.length ?? 0);
  };

  const actions: Readonly<Record<ComposerAction, () => void>> = {
    send: () => {
      setRecalled(undefined);
      if (sendDraft(threadId.peek())) page.value = 'chat';
    },
    stop: () => tell('turn/stop', { threadId: threadId.peek() }),
    leave: () => focusMessage('last'),
    editLast: () => {
      const last = branch.peek().findLast(turn => turn.deleted === undefined);
      if (last) editedTurn.value = last.id;
    },
    removeChip: () => {
      const last = draft.peek().context.at(-1);
      if (last) tell('mention/remove', { threadId: threadId.peek(), itemId: last.id });
    },
    earlier: () => recall(-1),
    later: () => recall(1),
    menuNext: () => menu.setActive((menu.active + 1) % menu.items.length),
    menuPrevious: () => menu.setActive((menu.active - 1 + menu.items.length) % menu.items.length),
    menuChoose: () => {
      const item = menu.items[menu.active];
      // What is written out needs no choosing: Enter sends it.
      if (trigger && item?.completion.trim().slice(1) === trigger.query) actions.send();
      else if (item) choose(item, 'choose');
    },
    menuComplete: () => {
      const item = menu.items[menu.active];
      if (item) choose(item, 'complete');
    },
    menuClose: () => setClosedAt(trigger?.start),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { selectionStart = 0, selectionEnd = 0 } = box.current ?? {};
    const action = composerAction(keyPress(event), {
      isMenuOpen,
      isEmpty: text === '',
      isAtStart: selectionStart === 0 && selectionEnd === 0,
      hasChips: context.length > 0,
      isStreaming: streamingId.peek() !== undefined,
      sendsOnEnter: sendsOnEnter.peek(),
    });
    if (!action) return;
    // VS Code must not take the key for one of its own, too.
    event.preventDefault();
    event.stopPropagation();
    actions[action]();
  };
  const onSelect = (): void => {
    const at = box.current?.selectionStart ?? 0;
    setCursor(at);
    if (closedAt !== undefined && menuTrigger(draftText.peek(), at)?.start !== closedAt) setClosedAt(undefined);
  };

  const failure = sendFailure.value;
  return (
    <form
      class="composer"
      onSubmit={event => {
        event.preventDefault();
        actions.send();
      }}
    >
      {isMenuOpen && <SuggestionMenu menu={menu} choose={item => choose(item, 'choose')} />}
      {failure && <Note kind="error" text={failure.message} advice={failure.advice} isAlert />}
      <div class="composerBox">
        {context.length + pinned.length > 0 && (
          <ul class="chips" aria-label={t(pinned.length > 0 ? 'contextAndPinned' : 'attached')}>
            {pinned.map(item => (
              <ContextChip
                key={item.id}
                item={item}
                show={() => void showContext(item)}
                pin={{
                  isPinned: true,
                  toggle: () => tell('context/unpin', { threadId: threadId.peek(), itemId: item.id }),
                }}
              />
            ))}
            {context.map(item => (
              <ContextChip
                key={item.id}
                item={item}
                show={() => void showContext(item)}
                pin={{
                  isPinned: false,
                  toggle: () => tell('context/pin', { threadId: threadId.peek(), itemId: item.id }),
                }}
                remove={() => {
                  tell('mention/remove', { threadId: threadId.peek(), itemId: item.id });
                  box.current?.focus();
                }}
              />
            ))}
          </ul>
        )}
        <textarea
          ref={box}
          dir="auto"
          rows={1}
          aria-label={t('composer')}
          placeholder={t(turnCount.value === 0 ? 'placeholder' : 'placeholderAgain')}
          value={text}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={isMenuOpen ? 'composer-menu' : undefined}
          aria-activedescendant={isMenuOpen ? optionId(menu.active) : undefined}
          onInput={event => {
            typeDraft(threadId.peek(), event.currentTarget.value);
            onSelect();
          }}
          onKeyDown={onKeyDown}
          onSelect={onSelect}
          onBlur={flushDraft}
        />
        <Counter length={text.length} />
        <ComposerBar
          isSendable={text.trim() !== '' && text.length <= LIMITS.message}
          addContext={() => tell('context/pick', { threadId: threadId.peek() })}
          send={actions.send}
          stop={actions.stop}
        />
      </div>
    </form>
  );
}

/** How long the message is, once that begins to matter. */
function Counter({ length }: { readonly length: number }): VNode | null {
  if (length < LIMITS.messageWarning) return null;
  const isOver = length > LIMITS.message;
  return (
    <p class={`counter${isOver ? ' over' : ''}`} role={isOver ? 'alert' : undefined}>
      {t(isOver ? 'counterOver' : 'counter', { count: length, limit: LIMITS.message })}
    </p>
  );
}
