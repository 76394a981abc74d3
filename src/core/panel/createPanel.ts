import type { Disposable } from '../disposables.ts';
import type { CurrentModel } from '../chat/currentModel.ts';
import type { StoreHealth } from '../threads/threadStore.ts';
import type { IndexStatus } from '../../shared/indexStatus.ts';
import type { EditorState, PanelState } from '../../shared/panelState.ts';
import type { Handlers, HostMessage } from '../../shared/protocol.ts';
import { codeBlocks } from '../../shared/reply.ts';
import type { ThreadEvent } from '../../shared/threadEvent.ts';
import { answer } from './answer.ts';
import { followOtherWindows } from './followOtherWindows.ts';
import { Panel } from './panel.ts';
import type { PanelDeps } from './panelDeps.ts';
import { showThread } from './showThread.ts';

/** All that a panel is made of and follows, beside the way to its page. */
export interface PanelSources extends Omit<PanelDeps, 'panel'> {
  readonly model: CurrentModel;
  readonly index: { status(): IndexStatus; onStatus(listener: (status: IndexStatus) => void): Disposable };
  readonly editorState: () => EditorState | undefined;
  readonly about: () => Pick<PanelState, 'slashCommands' | 'contextProviders' | 'sendsOnEnter' | 'isTrusted'>;
}

/** A panel that shows a thread and follows everything it shows. The thread that is asked for may be gone: then a new one. */
export async function createPanel(
  sources: PanelSources,
  threadId: string | undefined,
  post: (message: HostMessage) => void,
): Promise<{ readonly panel: Panel; readonly handlers: Handlers }> {
  const { model, index, chat, store, reviews, workspace, editorState } = sources;
  const panel = new Panel(post, {
    ...sources.about(),
    model: model.state,
    index: index.status(),
    editor: editorState(),
    storageProblem: problemOf(store.health),
  });
  const deps: PanelDeps = { ...sources, panel };
  const isShown = (id: string): boolean => panel.thread?.thread.id === id;
  panel.follow(model.onChange(state => panel.dispatch({ type: 'model-changed', model: state })));
  panel.follow(index.onStatus(status => panel.dispatch({ type: 'index-changed', index: status })));
  panel.follow(
    store.onHealth(health => {
      const problem = problemOf(health);
      panel.dispatch({ type: 'storage-changed', ...(problem ? { problem } : {}) });
    }),
  );
  panel.follow(sources.rules.onChange(rules => panel.dispatch({ type: 'rules-changed', rules })));
  panel.follow(
    workspace.onDidChangeEditor(() => {
      const editor = editorState();
      if (JSON.stringify(editor) !== JSON.stringify(panel.state.editor)) {
        panel.dispatch({ type: 'editor-changed', ...(editor ? { editor } : {}) });
      }
    }),
  );
  panel.follow(
    chat.onChange(change => {
      if (!isShown(change.threadId)) return;
      panel.dispatch({ type: 'queue-changed', queue: change.queue });
      panel.dispatch({ type: 'stall-changed', ...(change.stall ? { stall: change.stall } : {}) });
    }),
  );
  panel.follow(
    reviews.onChange(({ threadId: id, ...block }) => {
      if (isShown(id)) panel.dispatch({ type: 'block-changed', block });
    }),
  );
  followOtherWindows(panel, deps);
  panel.onThreadEvent(event => void describeBlocks(deps, event));
  void sources.rules.list().then(rules => panel.dispatch({ type: 'rules-changed', rules }));
  await showThread(deps, threadId);
  return { panel, handlers: answer(deps) };
}

function problemOf(health: StoreHealth): string | undefined {
  return health.type === 'failing' ? health.message : undefined;
}

/** When a reply is finished, its code blocks are held against the files they are for. */
async function describeBlocks({ panel, reviews, log }: PanelDeps, event: ThreadEvent): Promise<void> {
  if (event.type !== 'turn-end') return;
  const thread = panel.thread?.thread;
  const turn = thread?.turns.find(it => it.id === event.turnId);
  if (!thread || !turn || codeBlocks(turn.reply).length === 0) return;
  try {
    await reviews.replied(thread, turn);
    for (const block of await reviews.describe(thread, turn)) {
      if (panel.thread.thread.id === thread.id) panel.dispatch({ type: 'block-changed', block });
    }
  } catch (error) {
    log(`The code blocks of a reply could not be compared with their files: ${String(error)}`);
  }
}
