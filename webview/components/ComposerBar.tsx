import type { VNode } from 'preact';
import { Icon } from '../icons.tsx';
import { branch, state, streaming, tell, thread } from '../store.ts';
import { shortCount } from '../format.ts';
import { t } from '../texts.ts';
import { IconButton } from './IconButton.tsx';

/** The row below the text: add context, the model, how much context goes along, send or stop. */
export function ComposerBar({ isSendable, addContext, send, stop }: ComposerBarProps): VNode {
  const isStreaming = streaming.value !== undefined;
  const tokens = thread.value.draft.context.reduce((sum, item) => sum + item.tokens, 0);
  return (
    <>
      <div class="composerBar">
        <IconButton icon="add" label={t('addContext')} onPress={addContext} />
        <ModelButton />
        <span class="spacer" />
        {tokens > 0 && <span class="tokens">{t('contextTokens', { count: shortCount(tokens) })}</span>}
        {isStreaming && isSendable && <IconButton icon="send" label={t('queue')} onPress={send} />}
        {isStreaming ? (
          <IconButton icon="debug-stop" label={t('stop')} className="sendOrStop stop" onPress={stop} />
        ) : (
          <IconButton icon="send" label={t('send')} className="sendOrStop" isDisabled={!isSendable} onPress={send} />
        )}
      </div>
      {branch.value.length < HINT_UNTIL && (
        <p class="hint">{t(state.value.sendsOnEnter ? 'enterSends' : 'ctrlEnterSends')}</p>
      )}
    </>
  );
}

interface ComposerBarProps {
  readonly isSendable: boolean;
  readonly addContext: () => void;
  readonly send: () => void;
  readonly stop: () => void;
}

/** Whoever has sent this many messages knows the keys. */
const HINT_UNTIL = 3;

function ModelButton(): VNode {
  const { isConfigured, name } = state.value.model;
  if (!isConfigured) {
    return (
      <button type="button" class="pick" onClick={() => tell('model/connect', {})}>
        <Icon name="plug" />
        <span>{t('connectModel')}</span>
      </button>
    );
  }
  const model = thread.value.model ?? name;
  return (
    <button
      type="button"
      class="pick"
      title={t('chooseModel', { model })}
      aria-label={t('chooseModel', { model })}
      onClick={() => tell('model/select', {})}
    >
      <span>{model}</span>
      <Icon name="chevron-down" />
    </button>
  );
}
