import type { VNode } from 'preact';
import type { ModelState } from '../../src/shared/panelState.ts';
import type { FailureCode } from '../../src/shared/thread.ts';
import { elsewhere, lastFailure, model, notice, tell, threadId, troubles } from '../store.ts';
import { t } from '../texts.ts';
import { Button } from '../ui/Button.tsx';
import { Note } from './Note.tsx';

/** What is wrong around the chat, above the composer: saving, the connection, the thread's file, the last click. */
export function Banners(): VNode {
  const storageProblem = troubles.storage.value;
  const damage = troubles.damage.value;
  return (
    <div class="banners">
      {storageProblem !== undefined && (
        <Note kind="error" text={t('storageProblem')} advice={storageProblem} isAlert>
          <Button isPrimary onPress={() => tell('storage/retry', {})}>
            {t('retry')}
          </Button>
          <Button onPress={() => tell('thread/copy', { threadId: threadId.value })}>{t('copyThread')}</Button>
        </Note>
      )}
      {damage !== undefined && <Note kind="warning" text={damage} />}
      {elsewhere.value === 'reply' && <Note kind="info" text={t('elsewhere')} />}
      {!troubles.isTrusted.value && <Note kind="info" text={t('restricted')} />}
      {model.value.isConfigured && <Connection model={model.value} />}
      <Notice />
    </div>
  );
}

function Connection({ model: { connection, endpoint } }: { readonly model: ModelState }): VNode | null {
  // The reply that failed of it says it already.
  if (lastFailure.value && lastFailure.value === SAID_BY[connection]) return null;
  switch (connection) {
    case 'offline':
      return (
        <Note kind="warning" text={t('offline', { endpoint })}>
          <Button isPrimary onPress={() => tell('model/test', {})}>
            {t('testConnection')}
          </Button>
          <Button onPress={() => tell('model/select', {})}>{t('switchModel')}</Button>
        </Note>
      );
    case 'refused-key':
      return (
        <Note kind="warning" text={t('refusedKey', { endpoint })}>
          <Button isPrimary onPress={() => tell('model/connect', {})}>
            {t('connectModel')}
          </Button>
          <Button onPress={() => tell('settings/open', {})}>{t('openSettings')}</Button>
        </Note>
      );
    case 'rate-limited':
      return <Note kind="info" text={t('rateLimited', { endpoint })} />;
    case 'unknown':
    case 'checking':
    case 'ready':
      return null;
  }
}

const SAID_BY: Readonly<Partial<Record<ModelState['connection'], FailureCode>>> = {
  offline: 'offline',
  'refused-key': 'unauthorized',
  'rate-limited': 'rate_limit_exceeded',
};

/** The host's no to something that was clicked. */
function Notice(): VNode | null {
  const failure = notice.value;
  if (!failure) return null;
  return (
    <Note kind="error" text={failure.message} advice={failure.advice} isAlert>
      <Button onPress={() => (notice.value = undefined)}>{t('dismiss')}</Button>
    </Note>
  );
}
