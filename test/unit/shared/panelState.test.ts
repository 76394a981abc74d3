import assert from 'node:assert/strict';
import type { PanelEvent, PanelState } from '../../../src/shared/panelState.ts';
import { applyPanelEvent, blockKey, emptyPanelState } from '../../../src/shared/panelState.ts';
import { INDEX_OFF } from '../../../src/shared/indexStatus.ts';
import { emptyThread } from '../../../src/shared/threadEvent.ts';
import { panelStates } from '../../support/panelStates.ts';

describe('the state of a panel', () => {
  /** What an event changes beside the revision; all else stays the same object. */
  const check = (event: PanelEvent, expected: Partial<PanelState>): void => {
    it(event.type, () => {
      const before: PanelState = { ...sample(), revision: 7 };
      assert.deepEqual(applyPanelEvent(before, event), { ...before, ...expected, revision: 8 });
    });
  };

  const block = Object.values(sample().blocks)[0];
  assert.ok(block);
  const model = { isConfigured: true, endpoint: 'localhost', name: 'm', connection: 'ready' } as const;
  const thread = emptyThread('other', 1);
  const [turn] = sample().thread.turns;
  assert.ok(turn);
  const older = { ...turn, id: 'older' };

  check({ type: 'model-changed', model }, { model });
  check({ type: 'index-changed', index: INDEX_OFF }, { index: INDEX_OFF });
  check({ type: 'editor-changed' }, { editor: undefined });
  check({ type: 'queue-changed', queue: [{ id: 'q', text: 'next' }] }, { queue: [{ id: 'q', text: 'next' }] });
  check({ type: 'stall-changed', stall: { turnId: 't', seconds: 20 } }, { stall: { turnId: 't', seconds: 20 } });
  check({ type: 'stall-changed' }, { stall: undefined });
  check({ type: 'storage-changed', problem: 'full' }, { storageProblem: 'full' });
  check({ type: 'trust-changed', isTrusted: false }, { isTrusted: false });
  check({ type: 'sends-on-enter-changed', sendsOnEnter: false }, { sendsOnEnter: false });
  check(
    { type: 'block-changed', block: { ...block, status: 'kept' } },
    { blocks: { [blockKey(block.turnId, block.block)]: { ...block, status: 'kept' } } },
  );
  check(
    { type: 'turns-loaded', turns: [older], omittedTurns: 3 },
    { thread: { ...sample().thread, turns: [older, ...sample().thread.turns] }, omittedTurns: 3 },
  );
  check(
    { type: 'thread-opened', thread, omittedTurns: 2, damage: 'One entry was set aside.' },
    { thread, omittedTurns: 2, damage: 'One entry was set aside.', queue: [], blocks: {}, stall: undefined },
  );
  check(
    { type: 'thread-changed', event: { type: 'thread-title', at: 0, title: 'New', by: 'user' } },
    { thread: { ...sample().thread, title: 'New', titleBy: 'user' } },
  );

  it('begins with nothing open and no model', () => {
    const { revision, thread: none, model: noModel } = emptyPanelState();
    assert.deepEqual([revision, none.turns.length, noModel.isConfigured], [0, 0, false]);
  });
});

function sample(): PanelState {
  const state = panelStates()['thread'];
  assert.ok(state);
  return state;
}
