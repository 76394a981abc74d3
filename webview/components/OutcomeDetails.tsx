import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Failure, Outcome, Turn } from '../../src/shared/thread.ts';
import { editedTurn, tell, threadId } from '../store.ts';
import { t } from '../texts.ts';
import { Button } from '../ui/Button.tsx';
import { Note } from './Note.tsx';

/** How a reply ended where it did not end well: what happened and what can be done. */
export function OutcomeDetails({ turn, outcome, isLast }: OutcomeProps): VNode | null {
  const goOn = isLast ? <GoOn turn={turn} /> : undefined;
  switch (outcome.type) {
    case 'stopped':
      return (
        <div class="ended">
          <p>{t('stopped')}</p>
          {goOn}
        </div>
      );
    case 'interrupted':
      return (
        <Note kind="warning" text={t('interrupted')}>
          {goOn}
        </Note>
      );
    case 'failed':
      return <FailureNote turn={turn} failure={outcome.failure} isLast={isLast} />;
    case 'done':
      return <DoneNote turn={turn} reason={outcome.finishReason} goOn={goOn} />;
  }
}

export interface OutcomeProps {
  readonly turn: Turn;
  readonly outcome: Outcome;
  readonly isLast: boolean;
}

interface DoneNoteProps {
  readonly turn: Turn;
  readonly reason: Extract<Outcome, { type: 'done' }>['finishReason'];
  readonly goOn: VNode | undefined;
}

function DoneNote({ turn, reason, goOn }: DoneNoteProps): VNode | null {
  if (reason === 'length' || reason === 'cut-off') {
    return (
      <Note kind="warning" text={t(reason === 'length' ? 'tooLong' : 'cutOff')}>
        {goOn}
      </Note>
    );
  }
  if (reason === 'filter') return <Note kind="warning" text={t('filtered')} />;
  if (turn.reply.trim() !== '') return null;
  return (
    <Note kind="warning" text={t('emptyReply')}>
      {goOn}
    </Note>
  );
}

/** Continue where something came, and Retry. */
function GoOn({ turn }: { readonly turn: Turn }): VNode {
  const ids = { threadId: threadId.value, turnId: turn.id };
  return (
    <>
      {turn.reply !== '' && (
        <Button isPrimary onPress={() => tell('turn/continue', ids)}>
          {t('continueReply')}
        </Button>
      )}
      <Button onPress={() => tell('turn/regenerate', ids)}>{t('retry')}</Button>
    </>
  );
}

interface FailureNoteProps {
  readonly turn: Turn;
  readonly failure: Failure;
  readonly isLast: boolean;
}

function FailureNote({ turn, failure, isLast }: FailureNoteProps): VNode {
  const ids = { threadId: threadId.value, turnId: turn.id };
  return (
    <Note kind="error" text={failure.message} advice={failure.advice}>
      {isLast && <FailureActions turn={turn} failure={failure} />}
      {failure.details !== '' && (
        <button type="button" class="textButton" onClick={() => tell('failure/copy', ids)}>
          {t('copyDetails')}
        </button>
      )}
    </Note>
  );
}

/** What helps depends on what failed. */
function FailureActions({ turn, failure }: { readonly turn: Turn; readonly failure: Failure }): VNode {
  const ids = { threadId: threadId.value, turnId: turn.id };
  switch (failure.code) {
    case 'unauthorized':
      return (
        <>
          <Button isPrimary onPress={() => tell('model/connect', {})}>
            {t('connectModel')}
          </Button>
          <Button onPress={() => tell('settings/open', {})}>{t('openSettings')}</Button>
          <RetryButton turn={turn} failure={failure} />
        </>
      );
    case 'model_not_found':
    case 'insufficient_tokens':
      return (
        <>
          <Button isPrimary onPress={() => tell('model/select', {})}>
            {t('switchModel')}
          </Button>
          <RetryButton turn={turn} failure={failure} />
        </>
      );
    case 'message_too_long':
    case 'invalid_message':
      return <Button onPress={() => (editedTurn.value = turn.id)}>{t('editMessage')}</Button>;
    case 'thread_not_found':
    case 'rate_limit_exceeded':
    case 'offline':
    case 'stalled':
    case 'ai_provider_error':
      return (
        <>
          {turn.reply !== '' && (
            <Button isPrimary onPress={() => tell('turn/continue', ids)}>
              {t('continueReply')}
            </Button>
          )}
          <RetryButton turn={turn} failure={failure} isPrimary={turn.reply === ''} />
        </>
      );
  }
}

/** Counts down where the server said when to come back. */
function RetryButton({ turn, failure, isPrimary }: RetryButtonProps): VNode {
  const seconds = useSecondsUntil(failure.retryAt);
  return (
    <Button
      isPrimary={isPrimary ?? false}
      isDisabled={seconds > 0}
      onPress={() => tell('turn/regenerate', { threadId: threadId.peek(), turnId: turn.id })}
    >
      {seconds > 0 ? t('retryIn', { seconds }) : t('retry')}
    </Button>
  );
}

interface RetryButtonProps {
  readonly turn: Turn;
  readonly failure: Failure;
  readonly isPrimary?: boolean;
}

function useSecondsUntil(time: number | undefined): number {
  const left = (): number => Math.max(0, Math.ceil(((time ?? 0) - Date.now()) / 1_000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    if (seconds === 0) return undefined;
    const timer = setTimeout(() => setSeconds(left()), 1_000);
    return () => clearTimeout(timer);
  }, [seconds, time]);
  return seconds;
}
