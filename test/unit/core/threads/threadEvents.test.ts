import assert from 'node:assert/strict';
import { forkOf } from '../../../../src/core/threads/fork.ts';
import { parseEvent } from '../../../../src/core/threads/eventSchema.ts';
import { threadEvents } from '../../../../src/core/threads/threadEvents.ts';
import { foldEvents } from '../../../../src/core/threads/threadFold.ts';
import { applyThreadEvent, emptyThread, type ThreadEvent } from '../../../../src/shared/threadEvent.ts';
import { delta, turnEnd, turnStart } from './support.ts';

/** One of each event, and what they do to each other. */
const EVENTS: readonly ThreadEvent[] = [
  { type: 'thread-start', id: 'x', at: 10, workspace: { id: 'w', name: 'work', folders: ['/w'] } },
  { type: 'thread-title', at: 20, title: 'A title', by: 'user' },
  { type: 'thread-pin', at: 21, isPinned: true },
  { type: 'thread-archive', at: 22, isArchived: true },
  { type: 'thread-model', at: 23, model: 'm2' },
  { type: 'thread-metadata', at: 24, metadata: { a: 'b' } },
  turnStart('a', 'first'),
  { type: 'turn-reasoning', turnId: 'a', text: 'hm' },
  delta('a', 'one '),
  delta('a', 'two'),
  {
    ...turnEnd('a'),
    usage: { promptTokens: 5, replyTokens: 6, isEstimate: false, totalMs: 7, cost: 1 },
  } as ThreadEvent,
  { type: 'turn-text', turnId: 'a', at: 25, text: 'first, edited' },
  turnStart('b', 'second', 'a'),
  turnEnd('b'),
  {
    type: 'turn-start',
    at: 28,
    turn: { id: 'c', created: 28, text: 'see a.ts', context: [], declined: ['a.ts'], model: 'm', parent: 'a' },
  },
  { type: 'turn-context', turnId: 'c', context: [{ id: 'i', provider: 'file', label: 'l', tokens: 1, reason: 'r' }] },
  { type: 'turn-end', turnId: 'c', outcome: { type: 'stopped', ended: 3000 } },
  { type: 'turn-cuts', turnId: 'c', cuts: [{ what: 'context', label: 'l', tokens: 9, how: 'left-out', why: 'w' }] },
  { type: 'thread-context', at: 29, context: [{ id: 'p', provider: 'file', label: 'l', tokens: 1, reason: 'r' }] },
  { type: 'turn-reaction', turnId: 'b', at: 30, reactions: ['👍'] },
  { type: 'turn-edit', turnId: 'b', edit: { path: 'a.ts', added: 1, removed: 2, accepted: 31 } },
  { type: 'turn-delete', turnId: 'b', at: 32 },
  {
    type: 'thread-summary',
    at: 33,
    summary: { id: 's', created: 33, fromTurn: 'a', throughTurn: 'a', text: 't', topics: [] },
  },
  { type: 'thread-head', at: 34, turnId: 'b' },
  { type: 'thread-draft', at: 35, draft: { text: 'unsent', context: [] } },
  { type: 'thread-draft', at: 36, draft: { text: 'unsent a.ts', context: [], declined: ['a.ts'] } },
  { type: 'thread-title', at: 4000, title: 'Renamed', by: 'user' },
];

describe('the events of a thread', () => {
  const thread = EVENTS.reduce(applyThreadEvent, emptyThread('x', 10));

  it('fold to what the reducer makes of them', () => assert.deepEqual(foldEvents('x', EVENTS), thread));
  it('can be made again from the state', () => assert.deepEqual(foldEvents('x', threadEvents(thread)), thread));
  it('pass the schema as they are', () => assert.deepEqual(EVENTS.map(parseEvent), EVENTS));
  it('of other shapes are none', () =>
    assert.deepEqual(
      [{}, null, 'x', { type: 'turn-delta' }, { type: 'turn-start', at: 1, turn: {} }, { type: 'new', at: 1 }].map(
        parseEvent,
      ),
      Array.from({ length: 6 }),
    ));
  it('that touch a turn which is not there change nothing of the turns', () =>
    assert.deepEqual(foldEvents('x', [...EVENTS, delta('nobody', 'text')]).turns, thread.turns));

  it('fork to one branch', () => {
    const fork = forkOf(thread, 'c', 'y', 5000);
    assert.deepEqual(
      [fork.id, fork.turns.map(turn => turn.id), fork.head, fork.forkedFrom, fork.isPinned, fork.active],
      ['y', ['a', 'c'], 'c', { threadId: 'x', turnId: 'c' }, false, 5000],
    );
    assert.deepEqual(foldEvents('y', threadEvents(fork)), fork);
  });
});
