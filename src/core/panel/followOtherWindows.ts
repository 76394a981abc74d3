import { streamingTurn } from '../../shared/branches.ts';
import type { Panel } from './panel.ts';
import type { PanelDeps } from './panelDeps.ts';

/** Keeps a panel told of what goes on beside it: a reply that another window writes, a change in the list of threads. */
export function followOtherWindows(panel: Panel, { chat, store }: Pick<PanelDeps, 'chat' | 'store'>): void {
  const look = (): void => {
    const thread = panel.thread?.thread;
    const isElsewhere = thread !== undefined && streamingTurn(thread) !== undefined && !chat.isWriting(thread.id);
    if (isElsewhere !== panel.state.isAnsweredElsewhere) panel.dispatch({ type: 'elsewhere-changed', isElsewhere });
  };
  panel.onThreadEvent(event => {
    if (event.type === 'turn-start' || event.type === 'turn-end' || event.type === 'turn-resume') look();
  });
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
