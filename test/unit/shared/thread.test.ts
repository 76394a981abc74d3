import assert from 'node:assert/strict';
import { branchEnd, currentBranch, siblings, streamingTurn } from '../../../src/shared/branches.ts';
import { type Thread, type Usage } from '../../../src/shared/thread.ts';
import { applyThreadEvent, emptyThread, type ThreadEvent } from '../../../src/shared/threadEvent.ts';

const start = (id: string, parent?: string): ThreadEvent => ({
  type: 'turn-start',
  at: 100,
  turn: { id, created: 100, text: `question ${id}`, context: [], model: 'm', ...(parent ? { parent } : {}) },
});
const end = (turnId: string, usage?: Usage): ThreadEvent => ({
  type: 'turn-end',
  turnId,
  outcome: { type: 'done', finishReason: 'stop', ended: 200 },
  ...(usage ? { usage } : {}),
});
const after = (...events: readonly ThreadEvent[]): Thread => events.reduce(applyThreadEvent, emptyThread('t', 1));
const ids = (turns: readonly { readonly id: string }[]): string => turns.map(turn => turn.id).join(' ');

describe('branches of a thread', () => {
  //      a
  //    ┌─┴──┐
  //    b    c
  //    │   ┌┴┐
  //    d   e f
  const thread = after(start('a'), start('b', 'a'), start('d', 'b'), start('c', 'a'), start('e', 'c'), start('f', 'c'));
  const on = (turnId: string): Thread => applyThreadEvent(thread, { type: 'thread-head', at: 1, turnId });

  const branch = (head: string, expected: string): void => {
    it(`the branch to ${head || 'nothing'} is ${expected || 'empty'}`, () =>
      assert.equal(ids(currentBranch(on(head))), expected));
  };
  branch('f', 'a c f');
  branch('d', 'a b d');
  branch('a', 'a');
  branch('gone', '');

  const beside = (turnId: string, expected: string): void => {
    it(`beside ${turnId}: ${expected || 'nothing'}`, () => assert.equal(ids(siblings(thread, turnId)), expected));
  };
  beside('b', 'b c');
  beside('c', 'b c');
  beside('f', 'e f');
  beside('a', 'a');
  beside('gone', '');

  const leads = (turnId: string, expected: string): void => {
    it(`${turnId} leads to ${expected}`, () => assert.equal(branchEnd(thread, turnId), expected));
  };
  leads('b', 'd');
  leads('d', 'd');
  leads('c', 'f');

  it('a new turn is the head', () => assert.equal(thread.head, 'f'));
  it('parents that lead in a circle end', () =>
    assert.ok(currentBranch(after(start('x', 'y'), start('y', 'x'))).length <= 3));
});

describe('what events do to a turn', () => {
  const turn = (...events: readonly ThreadEvent[]) => after(start('a'), start('b', 'a'), ...events).turns[0];

  it('deltas add up, reasoning apart', () => {
    const changed = turn(
      { type: 'turn-delta', turnId: 'a', text: 'one ' },
      { type: 'turn-reasoning', turnId: 'a', text: 'hm' },
      { type: 'turn-delta', turnId: 'a', text: 'two' },
    );
    assert.deepEqual([changed?.reply, changed?.reasoning], ['one two', 'hm']);
  });

  it('deleting marks, restoring unmarks', () => {
    assert.equal(turn({ type: 'turn-delete', turnId: 'a', at: 7 })?.deleted, 7);
    const restored = turn({ type: 'turn-delete', turnId: 'a', at: 7 }, { type: 'turn-restore', turnId: 'a', at: 8 });
    assert.equal(restored?.deleted, undefined);
  });

  it('earlier wordings are kept, oldest first', () => {
    const changed = turn(
      { type: 'turn-text', turnId: 'a', at: 1, text: 'second' },
      { type: 'turn-text', turnId: 'a', at: 2, text: 'third' },
    );
    assert.deepEqual([changed?.text, changed?.earlierTexts], ['third', ['question a', 'second']]);
  });

  it('usage adds up over Continue; an estimate makes the sum one', () => {
    const usage: Usage = {
      promptTokens: 10,
      replyTokens: 2,
      isEstimate: false,
      totalMs: 5,
      cost: 0.5,
      firstTokenMs: 1,
    };
    const more: Usage = { promptTokens: 1, replyTokens: 1, isEstimate: true, totalMs: 1 };
    const changed = turn(end('a', usage), { type: 'turn-resume', turnId: 'a', at: 3 }, end('a', more));
    assert.deepEqual(changed?.usage, { promptTokens: 11, replyTokens: 3, isEstimate: true, totalMs: 6, cost: 0.5 });
    assert.deepEqual(turn(end('a', usage), end('a'))?.usage, usage);
  });

  it('resuming takes the end away', () => {
    const thread = after(start('a'), end('a'), { type: 'turn-resume', turnId: 'a', at: 3 });
    assert.equal(streamingTurn(thread)?.id, 'a');
    assert.equal(streamingTurn(after(start('a'), end('a'))), undefined);
  });

  it('what is for no turn changes none', () => {
    const thread = after(start('a'));
    assert.equal(applyThreadEvent(thread, { type: 'turn-delta', turnId: 'gone', text: 'x' }), thread);
  });

  it('nothing is changed in place', () => {
    const thread = after(start('a'));
    const before = structuredClone(thread);
    applyThreadEvent(thread, { type: 'turn-delta', turnId: 'a', text: 'x' });
    applyThreadEvent(thread, start('b', 'a'));
    assert.deepEqual(thread, before);
  });
});

describe('what events do to a thread', () => {
  it('the times never go back', () => {
    const thread = after(
      { type: 'thread-title', at: 500, title: 'T', by: 'user' },
      { type: 'thread-pin', at: 3, isPinned: true },
    );
    assert.equal(thread.updated, 500);
  });

  it('a draft is no change of the thread', () => {
    const thread = after({ type: 'thread-draft', at: 900, draft: { text: 'unsent', context: [] } });
    assert.deepEqual([thread.draft.text, thread.updated], ['unsent', 1]);
  });

  it('metadata is added to what is there', () => {
    const thread = after(
      { type: 'thread-metadata', at: 1, metadata: { a: '1', b: '1' } },
      { type: 'thread-metadata', at: 2, metadata: { b: '2' } },
    );
    assert.deepEqual(thread.metadata, { a: '1', b: '2' });
  });
});
