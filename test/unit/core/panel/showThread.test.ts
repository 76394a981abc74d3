import assert from 'node:assert/strict';
import { PAGE_OF_TURNS, Panel } from '../../../../src/core/panel/panel.ts';
import { showTurn } from '../../../../src/core/panel/showThread.ts';
import type { OpenThread } from '../../../../src/core/threads/openThread.ts';
import { openThreadStore } from '../../../../src/core/threads/openThreadStore.ts';
import { currentBranch } from '../../../../src/shared/branches.ts';
import { turnStart, withFolder } from '../threads/support.ts';

const LAST = PAGE_OF_TURNS * 2;

describe('opening a thread at a message', () => {
  /** A long thread whose first turn has an older version beside it, with a turn of its own. */
  const longThread = async (open: OpenThread): Promise<void> => {
    await open.append(turnStart('other', 'Another first question'));
    await open.append(turnStart('other-next', 'What follows it', 'other'));
    for (let i = 0; i <= LAST; i++) {
      await open.append(turnStart(`t${String(i)}`, 'Question', i > 0 ? `t${String(i - 1)}` : undefined));
    }
  };
  const check = (what: string, turnId: string, head: string): void => {
    it(what, () =>
      withFolder(async folder => {
        const store = await openThreadStore({ folder });
        const panel = new Panel(() => undefined);
        const open = store.begin();
        await longThread(open);
        panel.show(open);
        await showTurn({ panel, now: () => 9 }, turnId);
        const { thread } = panel.state;
        assert.equal(currentBranch(open.thread).at(-1)?.id, head);
        if (turnId !== 'gone') assert.ok(currentBranch(thread).some(turn => turn.id === turnId));
        panel.dispose();
        await store.dispose();
      }),
    );
  };
  const end = `t${String(LAST)}`;
  check('that the page has', end, end);
  check('that is older than what the page has', 't0', end);
  check('on another branch', 'other', 'other-next');
  check('that is gone', 'gone', end);
});

describe('a thread that is taken anew', () => {
  it('keeps the queue, the older turns and the state of the code blocks', () =>
    withFolder(async folder => {
      const store = await openThreadStore({ folder, joinMs: 5 });
      const other = await openThreadStore({ folder, joinMs: 5 });
      const panel = new Panel(() => undefined);
      const open = store.begin();
      for (let i = 0; i <= LAST; i++) await open.append(turnStart(`t${String(i)}`, 'Question'));
      panel.show(open);
      panel.loadOlder();
      const queue = [{ id: 'q', text: 'Waits' }];
      panel.dispatch({ type: 'queue-changed', queue });
      const { omittedTurns } = panel.state;
      const there = await other.open(open.thread.id);
      const shown = new Promise<void>(resolve => panel.onShow(() => resolve()));
      // Both give a title at once: only one can be the later one.
      await there.append({ type: 'thread-title', at: 1, title: 'Theirs', by: 'user' });
      void open.append({ type: 'thread-title', at: 1, title: 'Ours', by: 'user' });
      await shown;
      assert.deepEqual([panel.state.queue, panel.state.omittedTurns], [queue, omittedTurns]);
      assert.equal(panel.state.thread.title, 'Ours');
      await there.close();
      panel.dispose();
      await other.dispose();
      await store.dispose();
    }));
});
