import { FailureError, failures } from '../errors.ts';
import type { Handlers } from '../../shared/protocol.ts';
import { branchEnd, currentBranch } from '../../shared/branches.ts';
import { LIMITS } from '../../shared/thread.ts';
import { openThread, turnOf } from './openThread.ts';
import type { PanelDeps } from './panelDeps.ts';
import { actionOf, runAction } from './slashActions.ts';

type TurnMethods =
  | `turn/${'send' | 'edit' | 'stop' | 'regenerate' | 'continue' | 'keepWaiting' | 'delete' | 'restore' | 'show' | 'react' | 'older'}`
  | 'queue/remove';

/** Asking, stopping, asking again; moving between branches. */
export function answerTurns(deps: PanelDeps): Pick<Handlers, TurnMethods> {
  const { panel, chat, store, attachments, redact, now } = deps;
  return {
    'turn/send': async ({ threadId, text, replaces, model }) => {
      const open = openThread(deps, threadId);
      const action = actionOf(text, deps.commands);
      if (action) {
        await open.append({ type: 'thread-draft', at: now(), draft: attachments.reworded(open.thread.draft, '') });
        await runAction(deps, action, threadId);
        return;
      }
      const replaced = replaces === undefined ? undefined : turnOf(open.thread, replaces);
      const parent = replaced ? replaced.parent : open.thread.head;
      const declined = attachments.declinedIn(text, (replaced ?? open.thread.draft).declined);
      // An edited question keeps the context it was asked with; a new one takes what the composer holds.
      const going =
        replaces === undefined
          ? await attachments.partsFor(open)
          : { parts: await store.readContext(threadId, replaces) };
      await chat.send(threadId, { text, ...going, declined, parent, ...(model ? { model } : {}) });
    },
    'turn/edit': async ({ threadId, turnId, text }) => {
      const open = openThread(deps, threadId);
      const words = redact(text.trim());
      if (words === '') throw new FailureError(failures.emptyMessage());
      if (words.length > LIMITS.message) throw new FailureError(failures.messageTooLong(words.length));
      if (words !== turnOf(open.thread, turnId).text) {
        await open.append({ type: 'turn-text', turnId, at: now(), text: words });
      }
    },
    'turn/stop': ({ threadId }) => chat.stop(threadId),
    'turn/regenerate': async ({ threadId, turnId, model }) => {
      const turn = turnOf(openThread(deps, threadId).thread, turnId);
      await chat.regenerate(threadId, turn, await store.readContext(threadId, turnId), model);
    },
    'turn/continue': async ({ threadId, turnId }) => {
      await chat.resume(threadId, turnOf(openThread(deps, threadId).thread, turnId));
    },
    'turn/keepWaiting': ({ threadId }) => chat.keepWaiting(threadId),
    'turn/delete': async ({ threadId, turnId }) => {
      await openThread(deps, threadId).append({ type: 'turn-delete', turnId, at: now() });
    },
    'turn/restore': async ({ threadId, turnId }) => {
      await openThread(deps, threadId).append({ type: 'turn-restore', turnId, at: now() });
    },
    'turn/show': async ({ threadId, turnId }) => {
      const open = openThread(deps, threadId);
      const end = branchEnd(open.thread, turnOf(open.thread, turnId).id);
      if (currentBranch(open.thread).at(-1)?.id !== end) {
        await open.append({ type: 'thread-head', at: now(), turnId: end });
      }
    },
    'turn/react': async ({ threadId, turnId, reactions }) => {
      await openThread(deps, threadId).append({ type: 'turn-reaction', turnId, at: now(), reactions });
    },
    'turn/older': ({ threadId }) => {
      openThread(deps, threadId);
      panel.loadOlder();
    },
    'queue/remove': ({ threadId, messageId }) => chat.removeQueued(threadId, messageId),
  };
}
