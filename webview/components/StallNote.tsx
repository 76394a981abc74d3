import { useComputed } from '@preact/signals';
import type { VNode } from 'preact';
import { state, tell, threadId } from '../store.ts';
import { t } from '../texts.ts';
import { Button } from '../ui/Button.tsx';
import { Note } from './Note.tsx';

/** Says that a reply has sent nothing for a while, and asks what to do. */
export function StallNote({ turnId }: { readonly turnId: string }): VNode | null {
  const stall = useComputed(() => state.value.stall).value;
  if (stall?.turnId !== turnId) return null;
  const ids = { threadId: threadId.value, turnId };
  return (
    <Note kind="warning" text={t('stalled', { count: stall.seconds })} isAlert>
      <Button
        isPrimary
        onPress={() => {
          // The reply that hangs must end before another can begin.
          tell('turn/stop', { threadId: ids.threadId });
          tell('turn/regenerate', ids);
        }}
      >
        {t('retry')}
      </Button>
      <Button onPress={() => tell('turn/keepWaiting', ids)}>{t('keepWaiting')}</Button>
    </Note>
  );
}
