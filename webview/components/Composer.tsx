import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { LIMITS } from '../../src/shared/thread.ts';
import type { ComposerAction } from '../composerKeys.ts';
import { composerAction, keyPress } from '../composerKeys.ts';
import { draftText, flushDraft, sendDraft, sendFailure, typeDraft } from '../draft.ts';
import { focusMessage, pickIn } from '../focus.ts';
import type { MenuItem } from '../menuItems.ts';
import type { MenuTrigger } from '../menuTrigger.ts';
import { menuTrigger } from '../menuTrigger.ts';
import { replaceTyped } from '../replaceTyped.ts';
import {
  branch,
  draft,
  editedTurn,
  page,
  sendsOnEnter,
  shown,
  streamingId,
  tell,
  threadId,
  turnCount,
} from '../store.ts';
import { t } from '../texts.ts';
import { ComposerBar } from './ComposerBar.tsx';
import { ComposerChips } from './ComposerChips.tsx';
import { Note } from './Note.tsx';
import { OfferedChips } from './OfferedChips.tsx';
import { MenuHint, SuggestionMenu, optionId } from './SuggestionMenu.tsx';
import { useComposerMenu } from './useComposerMenu.ts';

/** Where messages are written: attached context, the text, and what is done with it. */
export function Composer(): VNode {
  const box = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState(0);
  const [closedAt, setClosedAt] = useState<number>();
  const [recalled, setRecalled] = useState<number>();
  const text = draftText.value;
  const { context } = draft.value;
  const found = menuTrigger(text, cursor);
  const trigger = found && found.start !== closedAt ? found : undefined;
  const menu = useComposerMenu(trigger);
  const isMenuOpen = trigger !== undefined && menu.items.length > 0;
  // A key that came before the answer to the last letter: on the lines of an earlier word it would take a wrong one.
  const [early, setEarly] = useState<Early>();

  const command = shown.value;
  useEffect(() => {
    if (command?.what === 'composer') box.current?.focus();
  }, [command]);
  useLayoutEffect(() => {
    // A text that came from elsewhere leaves the cursor at its end.
    if (box.current && box.current.selectionStart !== cursor) setCursor(box.current.selectionStart);
  }, [text]);

  const write = (start: number, end: number, inserted: string): void => {
    if (box.current) replaceTyped(box.current, start, end, inserted);
  };
  const choose = (item: MenuItem, how: 'choose' | 'complete'): void => {
    if (!trigger) return;
    const inserted = how === 'choose' ? item.replacement : item.completion;
    if (how === 'choose' && item.attaches) tell('mention/add', { threadId: threadId.peek(), ...item.attaches });
    write(trigger.start, trigger.end, inserted);
  };
  const recall = (step: number): void => {
    const earlier = branch.peek().map(turn => turn.text);
    const position = (recalled ?? earlier.length) + step;
    const next = earlier[position];
    if (next === undefined && position !== earlier.length) return;
    setRecalled(position === earlier.length ? undefined : position);
    write(0, text.length, next ?? '');
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
    menuNext: () => menu.step(1),
    menuPrevious: () => menu.step(-1),
    menuChoose: () => {
      const item = menu.items[menu.active];
      if (!item) {
        if (sendsOnEnter.peek()) actions.send();
        else write(cursor, cursor, '\n');
        return;
      }
      // What is written out needs no choosing: Enter sends it, unless there is nothing else to send.
      const isWritten = trigger && item.completion.trim().slice(1) === trigger.query;
      if (isWritten && !(item.attaches && isAlone(text, trigger))) actions.send();
      else choose(item, 'choose');
    },
    menuComplete: () => {
      const item = menu.items[menu.active];
      if (item) choose(item, 'complete');
    },
    menuClose: () => setClosedAt(trigger?.start),
  };
  useEffect(() => {
    if (!early || menu.isAsking) return;
    setEarly(undefined);
    if (early.text === text) actions[early.action]();
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const { selectionStart = 0, selectionEnd = 0 } = box.current ?? {};
    const action = composerAction(keyPress(event), {
      isMenuOpen: isMenuOpen || menu.isAsking,
      hasHint: menu.hint !== undefined,
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
    if (menu.isAsking && (action === 'menuChoose' || action === 'menuComplete')) setEarly({ action, text });
    else actions[action]();
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
      {menu.hint !== undefined && <MenuHint text={menu.hint} />}
      {failure && <Note kind="error" text={failure.message} advice={failure.advice} isAlert />}
      <div class="composerBox">
        <ComposerChips leave={() => box.current?.focus()} />
        <OfferedChips text={text} cursor={cursor} leave={() => box.current?.focus()} />
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
          addContext={() => void pickIn('context/pick', { threadId: threadId.peek() })}
          send={actions.send}
          stop={actions.stop}
        />
      </div>
    </form>
  );
}

interface Early {
  readonly action: 'menuChoose' | 'menuComplete';
  readonly text: string;
}

/** Whether a message is one word of the menu and nothing else. */
function isAlone(text: string, { start, end }: MenuTrigger): boolean {
  return (text.slice(0, start) + text.slice(end)).trim() === '';
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
