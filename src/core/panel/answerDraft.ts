import { parseSlash } from '../slash/parseSlash.ts';
import type { Handlers } from '../../shared/protocol.ts';
import { openThread } from './openThread.ts';
import type { PanelDeps } from './panelDeps.ts';

type DraftMethods = 'draft/save' | `mention/${'suggest' | 'offers' | 'add' | 'decline' | 'remove'}` | 'context/show';

/** The composer: what is typed and not sent, and the context attached to it. */
export function answerDraft(deps: PanelDeps): Pick<Handlers, DraftMethods> {
  const { attachments, store, now } = deps;
  return {
    'draft/save': async ({ threadId, text }) => {
      if (text !== '') deps.expectQuestion();
      // A page saves the draft of the thread it leaves; by then the panel may show the next one.
      const open = await store.open(threadId);
      const { draft } = open.thread;
      if (draft.text !== text) {
        await open.append({ type: 'thread-draft', at: now(), draft: attachments.reworded(draft, text) });
      }
      await open.close();
    },
    'mention/suggest': ({ query }) => attachments.suggest(query, deps.panel.thread?.thread.id),
    // A command finds for itself what it is asked about.
    'mention/offers': ({ text }) => (parseSlash(text, deps.commands).calls.length > 0 ? [] : deps.offers(text)),
    'mention/add': async ({ threadId, provider, argument }) => {
      await attachments.add(openThread(deps, threadId), provider, argument);
    },
    'mention/decline': async ({ threadId, written }) => {
      await attachments.decline(openThread(deps, threadId), written);
    },
    'mention/remove': async ({ threadId, itemId }) => {
      await attachments.remove(openThread(deps, threadId), itemId);
    },
    'context/show': async ({ threadId, turnId, itemId }) => {
      const open = openThread(deps, threadId);
      if (turnId === undefined) return attachments.find(open, itemId);
      return (await store.readContext(threadId, turnId)).find(part => part.id === itemId);
    },
  };
}
