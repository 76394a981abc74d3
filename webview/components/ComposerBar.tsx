import type { VNode } from 'preact';
import { Icon } from '../icons.tsx';
import { draft, model, sendsOnEnter, streamingId, thread, threadModel, turnCount } from '../store.ts';
import { pickIn } from '../focus.ts';
import { showPreview } from '../context/preview.ts';
import { shortCount } from '../format.ts';
import { t } from '../texts.ts';
import { IconButton } from './IconButton.tsx';

/** The row below the text: add context, the model, how much context goes along, send or stop. */
export function ComposerBar({ isSendable, addContext, send, stop }: ComposerBarProps): VNode {
  const isStreaming = streamingId.value !== undefined;
  const tokens = [...draft.value.context, ...thread.value.pinnedContext].reduce((sum, item) => sum + item.tokens, 0);
  return (
    <>
      <div class="composerBar">
        <IconButton icon="add" label={t('addContext')} onPress={addContext} />
        <ModelButton />
        <span class="spacer" />
        <IconButton
          icon="eye"
          label={t('previewRequest')}
          text={tokens > 0 ? t('contextTokens', { count: shortCount(tokens) }) : undefined}
          className="previewButton"
          isDisabled={!isSendable}
          onPress={() => void showPreview()}
        />
        {isStreaming && isSendable && <IconButton icon="send" label={t('queue')} onPress={send} />}
        {isStreaming ? (
          <IconButton icon="debug-stop" label={t('stop')} className="sendOrStop stop" onPress={stop} />
        ) : (
          <IconButton icon="send" label={t('send')} className="sendOrStop" isDisabled={!isSendable} onPress={send} />
        )}
      </div>
      {turnCount.value < HINT_UNTIL && <p class="hint">{t(sendsOnEnter.value ? 'enterSends' : 'ctrlEnterSends')}</p>}
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
  const { isConfigured, name } = model.value;
  if (!isConfigured) {
    return (
      <button type="button" class="pick" onClick={() => void pickIn('model/connect', {})}>
        <Icon name="plug" />
        <span>{t('connectModel')}</span>
      </button>
    );
  }
  const chosen = threadModel.value ?? name;
  return (
    <button
      type="button"
      class="pick"
      title={t('chooseModel', { model: chosen })}
      aria-label={t('chooseModel', { model: chosen })}
      onClick={() => void pickIn('model/select', {})}
    >
      <span>{chosen}</span>
      <Icon name="chevron-down" />
    </button>
  );
}
