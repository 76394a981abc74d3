import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Failure, Turn } from '../../src/shared/thread.ts';
import { LIMITS } from '../../src/shared/thread.ts';
import { composerAction, keyPress } from '../composerKeys.ts';
import { RequestFailure, request } from '../host.ts';
import { editedTurn, sendsOnEnter, threadId } from '../store.ts';
import { t } from '../texts.ts';
import { Button } from '../ui/Button.tsx';
import { Note } from './Note.tsx';

/** A sent message being edited in its place. Sending it begins another version; the present one is kept. */
export function QuestionEditor({ turn }: { readonly turn: Turn }): VNode {
  const [text, setText] = useState(turn.text);
  const [failure, setFailure] = useState<Failure>();
  const box = useRef<HTMLTextAreaElement>(null);
  const isSending = useRef(false);
  const isSendable = text.trim() !== '' && text.length <= LIMITS.message;

  useLayoutEffect(() => {
    box.current?.focus();
    box.current?.setSelectionRange(turn.text.length, turn.text.length);
  }, []);

  const close = (): void => {
    editedTurn.value = undefined;
    document.querySelector<HTMLElement>('.composer textarea')?.focus();
  };
  const send = async (isAsked = true): Promise<void> => {
    if (!isSendable || isSending.current) return;
    isSending.current = true;
    const words = { threadId: threadId.peek(), text: text.trim() };
    try {
      if (isAsked) await request('turn/send', { ...words, replaces: turn.id });
      else await request('turn/edit', { ...words, turnId: turn.id });
      close();
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      setFailure(error.failure);
    } finally {
      isSending.current = false;
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = composerAction(keyPress(event), { ...SITUATION, sendsOnEnter: sendsOnEnter.peek() });
    if (action !== 'send' && action !== 'leave') return;
    event.preventDefault();
    event.stopPropagation();
    if (action === 'send') void send();
    else close();
  };

  return (
    <div class="questionEditor">
      <textarea
        ref={box}
        aria-label={t('editMessage')}
        dir="auto"
        value={text}
        onInput={event => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {text.length > LIMITS.messageWarning && (
        <p class="counter" role="status">
          {t(text.length > LIMITS.message ? 'counterOver' : 'counter', { count: text.length, limit: LIMITS.message })}
        </p>
      )}
      {failure && <Note kind="error" text={failure.message} advice={failure.advice} isAlert />}
      <p class="hint">{t('editing')}</p>
      <div class="noteActions">
        <Button isPrimary isDisabled={!isSendable} onPress={() => void send()}>
          {t('saveAndSend')}
        </Button>
        <Button isDisabled={!isSendable} onPress={() => void send(false)}>
          {t('saveOnly')}
        </Button>
        <Button onPress={close}>{t('cancel')}</Button>
      </div>
    </div>
  );
}

/** No menu opens and nothing is attached here. */
const SITUATION = {
  isMenuOpen: false,
  hasHint: false,
  isEmpty: false,
  isAtStart: false,
  hasChips: false,
  isStreaming: false,
};
