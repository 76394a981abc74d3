import type { VNode } from 'preact';
import type { QueuedMessage } from '../../src/shared/panelState.ts';
import { draftText, typeDraft } from '../draft.ts';
import { focusComposer } from '../focus.ts';
import { ask, queue, tell, threadId } from '../store.ts';
import { t } from '../texts.ts';
import { IconButton } from './IconButton.tsx';

/** Messages that wait for the reply to end. They can be taken back into the composer, or removed. */
export function Queue(): VNode | null {
  const messages = queue.value;
  if (messages.length === 0) return null;
  return (
    <section class="queue" aria-label={t('queued', { count: messages.length })}>
      <h2>{t('queued', { count: messages.length })}</h2>
      <ul>
        {messages.map(message => (
          <li key={message.id}>
            <span class="queuedText" dir="auto">
              {message.text}
            </span>
            <IconButton icon="edit" label={t('editQueued')} onPress={() => void takeBack(message)} />
            <IconButton
              icon="close"
              label={t('removeQueued')}
              onPress={() => {
                tell('queue/remove', { threadId: threadId.peek(), messageId: message.id });
                focusComposer();
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

async function takeBack({ id, text }: QueuedMessage): Promise<void> {
  const thread = threadId.peek();
  await ask('queue/remove', { threadId: thread, messageId: id });
  const typed = draftText.peek();
  typeDraft(thread, typed === '' ? text : `${text}\n${typed}`);
  focusComposer();
}
