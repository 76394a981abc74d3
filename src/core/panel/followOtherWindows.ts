import { streamingTurn } from '../../shared/branches.ts';
import type { Panel } from './panel.ts';
import type { PanelDeps } from './panelDeps.ts';

/**
 * Keeps a panel told of what goes on beside it: a reply that another window writes, a message that is typed there, a
 * change in the list of threads.
 */
export function followOtherWindows(panel: Panel, { chat, store }: Pick<PanelDeps, 'chat' | 'store'>): void {
  let typing: NodeJS.Timeout | undefined;
  const look = (): void => {
    const thread = panel.thread?.thread;
    const isReplying = thread !== undefined && streamingTurn(thread) !== undefined && !chat.isWriting(thread.id);
    const elsewhere = isReplying ? 'reply' : typing ? 'typing' : 'nothing';
    if (elsewhere !== panel.state.elsewhere) panel.dispatch({ type: 'elsewhere-changed', elsewhere });
  };
  const stopTyping = (): void => {
    clearTimeout(typing);
    typing = undefined;
  };
  panel.onThreadEvent((event, origin) => {
    if (event.type === 'thread-draft' && origin === 'other') {
      stopTyping();
      if (event.draft.text !== '') {
        typing = setTimeout(() => {
          stopTyping();
          look();
        }, TYPING_MS).unref();
      }
      look();
    }
    if (event.type === 'turn-start' || event.type === 'turn-end' || event.type === 'turn-resume') look();
  });
  panel.onShow(stopTyping);
  panel.follow({ dispose: stopTyping });
  panel.onShow(look);
  panel.follow(chat.onChange(look));

  // A reply that is being written changes the list all the time; nobody needs to see it that often.
  let timer: NodeJS.Timeout | undefined;
  panel.follow(
    store.onListChange(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        panel.dispatch({ type: 'threads-changed' });
      }, LIST_MS).unref();
    }),
  );
  panel.follow({ dispose: () => clearTimeout(timer) });
}

const LIST_MS = 700;
/** So long after the last letter that came from there somebody still counts as typing. */
const TYPING_MS = 4_000;
