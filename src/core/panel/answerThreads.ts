import type { Handlers } from '../../shared/protocol.ts';
import { LIMITS } from '../../shared/thread.ts';
import type { ThreadEvent } from '../../shared/threadEvent.ts';
import { exportMarkdown } from '../threads/export/exportMarkdown.ts';
import type { PanelDeps } from './panelDeps.ts';
import { searchThreads } from './searchThreads.ts';
import { showThread, showTurn } from './showThread.ts';
import { listThreads } from './threadList.ts';

type ThreadMethods =
  `thread/${'new' | 'open' | 'list' | 'search' | 'rename' | 'pin' | 'archive' | 'trash' | 'untrash' | 'fork' | 'copy' | 'openInEditor'}`;

/** Everything that people do with threads as wholes. */
export function answerThreads(deps: PanelDeps): Pick<Handlers, ThreadMethods> {
  const { panel, store, editor, now } = deps;
  const change = async (threadId: string, event: ThreadEvent): Promise<void> => {
    const open = await store.open(threadId);
    await open.append(event);
    await open.close();
  };
  return {
    'thread/new': async () => {
      await showThread(deps, undefined);
    },
    'thread/open': async ({ threadId, turnId }) => {
      await showThread(deps, threadId);
      if (turnId) await showTurn(deps, turnId);
    },
    'thread/list': params => listThreads(deps, params),
    'thread/search': ({ query, isEverywhere }) => searchThreads(deps, query, isEverywhere),
    'thread/rename': ({ threadId, title }) => {
      const clean = title.replace(/\s+/g, ' ').trim().slice(0, LIMITS.title);
      if (clean === '') return Promise.resolve();
      return change(threadId, { type: 'thread-title', at: now(), title: clean, by: 'user' });
    },
    'thread/pin': ({ threadId, isPinned }) => change(threadId, { type: 'thread-pin', at: now(), isPinned }),
    'thread/archive': ({ threadId, isArchived }) => change(threadId, { type: 'thread-archive', at: now(), isArchived }),
    'thread/trash': async ({ threadId }) => {
      deps.chat.stop(threadId);
      if (panel.thread?.thread.id === threadId) await showThread(deps, undefined);
      await store.trash(threadId);
    },
    'thread/untrash': async ({ threadId }) => {
      await store.restore(threadId);
    },
    'thread/fork': async ({ threadId, turnId }) => {
      await showThread(deps, await store.fork(threadId, turnId));
    },
    // Also what the disk has refused so far: an open thread is taken from memory.
    'thread/copy': async ({ threadId }) => {
      const open = await store.open(threadId);
      await editor.copy(exportMarkdown([open.thread]));
      await open.close();
    },
    'thread/openInEditor': async ({ threadId }) => {
      await editor.openThreadInEditor(threadId);
    },
  };
}
