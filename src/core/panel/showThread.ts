import type { OpenThread } from '../threads/openThread.ts';
import { MissingThreadError } from '../threads/threadStore.ts';
import { branchEnd, currentBranch } from '../../shared/branches.ts';
import type { PanelDeps } from './panelDeps.ts';

/** Shows a thread in the panel: the one named; where none is named, or it is gone, a new one. */
export async function showThread(deps: PanelDeps, threadId: string | undefined): Promise<void> {
  const { panel, chat } = deps;
  const open = (threadId === undefined ? undefined : await openIfThere(deps, threadId)) ?? openNew(deps);
  if (!open) return;
  panel.show(open);
  const { queue, stall } = chat.changeOf(open.thread.id);
  if (queue.length > 0) panel.dispatch({ type: 'queue-changed', queue });
  if (stall) panel.dispatch({ type: 'stall-changed', stall });
  void describeBlocks(deps, open);
}

/** Brings a turn of the thread on show to the page: its branch, and so many older turns that it is among them. */
export async function showTurn({ panel, now }: Pick<PanelDeps, 'panel' | 'now'>, turnId: string): Promise<void> {
  const open = panel.thread;
  if (!open?.thread.turns.some(turn => turn.id === turnId)) return;
  if (!currentBranch(open.thread).some(turn => turn.id === turnId)) {
    await open.append({ type: 'thread-head', at: now(), turnId: branchEnd(open.thread, turnId) });
  }
  panel.loadThrough(turnId);
}

/** The code blocks of the last turns are compared with their files when a thread is opened; older ones when applied. */
const BLOCKS_LOOKED_AT = 10;

/** Nobody waits for it, and where it fails the thread is on show all the same. */
async function describeBlocks({ panel, reviews, log }: PanelDeps, open: OpenThread): Promise<void> {
  try {
    for (const turn of open.thread.turns.slice(-BLOCKS_LOOKED_AT)) {
      const blocks = await reviews.describe(open.thread, turn);
      if (panel.thread !== open) return;
      for (const block of blocks) panel.dispatch({ type: 'block-changed', block });
    }
  } catch (error) {
    log(`The code blocks of a thread could not be compared with their files: ${String(error)}`);
  }
}

async function openIfThere({ store }: PanelDeps, threadId: string): Promise<OpenThread | undefined> {
  try {
    return await store.open(threadId);
  } catch (error) {
    if (error instanceof MissingThreadError) return undefined;
    throw error;
  }
}

/** A thread in which nothing was said or typed yet is as good as a new one: undefined, as it is on show already. */
function openNew({ panel, store, workspace }: PanelDeps): OpenThread | undefined {
  const shown = panel.thread?.thread;
  if (shown && shown.turns.length === 0 && shown.draft.text === '' && shown.draft.context.length === 0)
    return undefined;
  return store.begin(workspace.ref());
}
