import { pastedText } from '../context/pastedText.ts';
import { FailureError, failures } from '../errors.ts';
import type { Handlers } from '../../shared/protocol.ts';
import type { ContextPart } from '../../shared/thread.ts';
import { attachBrought } from './attachBrought.ts';
import { partNow, placeOf } from './contextChanges.ts';
import type { BroughtItem } from './editorActions.ts';
import { openThread } from './openThread.ts';
import type { PanelDeps } from './panelDeps.ts';

type ContextMethods =
  | `context/${'pin' | 'unpin' | 'changed' | 'compare' | 'drop' | 'paste' | 'upload' | 'pick'}`
  | `prompt/${'preview' | 'open'}`
  | 'rules/switch';

/** Context that is dropped, pasted, picked, pinned and looked at; the request before it goes. */
export function answerContext(deps: PanelDeps): Pick<Handlers, ContextMethods> {
  const { attachments, store, editor, sources, workspace, rules } = deps;
  let body = '';
  const sentPart = async (threadId: string, turnId: string, itemId: string): Promise<ContextPart> => {
    const part = (await store.readContext(threadId, turnId)).find(it => it.id === itemId);
    if (!part) throw new FailureError(failures.badRequest('context', `the turn has no context ${itemId}`));
    return part;
  };
  const attach = (threadId: string, items: readonly BroughtItem[]): Promise<void> =>
    attachBrought({ attachments, transcribe: deps.transcribe }, openThread(deps, threadId), items);
  return {
    'context/pin': async ({ threadId, turnId, itemId }) => {
      await attachments.pin(openThread(deps, threadId), itemId, turnId);
    },
    'context/unpin': async ({ threadId, itemId }) => {
      await attachments.unpin(openThread(deps, threadId), itemId);
    },
    'context/changed': async ({ threadId, turnId }) => {
      const parts = await store.readContext(threadId, turnId);
      const changes = await Promise.all(parts.map(part => partNow(deps, part)));
      return parts.flatMap(({ id: itemId }, i) => {
        const type = changes[i]?.type ?? 'same';
        return type === 'same' ? [] : [{ itemId, isGone: type === 'gone' }];
      });
    },
    'context/compare': async ({ threadId, turnId, itemId }) => {
      const part = await sentPart(threadId, turnId, itemId);
      const now = await partNow(deps, part);
      const language = part.language ?? 'plaintext';
      if (now?.type === 'changed') await editor.compareTexts(placeOf(part), language, part.text, now.now);
      else await editor.showText(placeOf(part), language, part.text);
    },
    'context/drop': async ({ threadId, uris, problems }) => {
      await attach(threadId, await sources.resolve(uris, problems));
    },
    'context/paste': async ({ threadId, text }) => {
      const part = pastedText(text, workspace);
      if (part.provider === 'paste' && text.length <= LONG_PASTE) return false;
      await attachments.attach(openThread(deps, threadId), [part]);
      return true;
    },
    'context/upload': async ({ threadId, name, data }) => {
      await attach(threadId, [{ type: 'file', name, bytes: Buffer.from(data, 'base64') }]);
    },
    'context/pick': async ({ threadId }) => {
      await attach(threadId, await sources.pick(query => attachments.suggest(query, threadId)));
    },
    'prompt/preview': async ({ threadId, text }) => {
      const open = openThread(deps, threadId);
      const declined = attachments.declinedIn(text, open.thread.draft.declined);
      const going = await attachments.partsFor(open);
      const draft = { thread: open.thread, text, ...going, declined, parent: open.thread.head };
      const preview = await deps.preview(draft, AbortSignal.timeout(PATIENCE_MS));
      body = preview.body ?? '';
      return preview;
    },
    'prompt/open': async () => {
      await editor.showText('request.json', 'json', body);
    },
    'rules/switch': ({ path, isOn }) => rules.switch(path, isOn),
  };
}

const PATIENCE_MS = 30_000;
/** Characters: what is shorter is part of the message. */
const LONG_PASTE = 2_000;
