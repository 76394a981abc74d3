import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compactLines } from '../../../../src/core/threads/compactLines.ts';
import { LogScan } from '../../../../src/core/threads/logScan.ts';
import { encodeRecord, readRecord, type LogRecord } from '../../../../src/core/threads/recordCodec.ts';
import { ThreadFold } from '../../../../src/core/threads/threadFold.ts';
import { applyThreadEvent, emptyThread, type ThreadEvent } from '../../../../src/shared/threadEvent.ts';
import { delta, turnEnd, turnStart } from './support.ts';

const ID = '01JCORPVS000000000000000AA';

const turnId = fc.constantFrom('a', 'b', 'ü', 'not "ours"');
const event: fc.Arbitrary<ThreadEvent> = fc.oneof(
  turnId.map(id => turnStart(id, `question ${id}`)),
  fc.tuple(turnId, fc.string()).map(([id, text]) => delta(id, text)),
  fc.tuple(turnId, fc.string()).map(([id, text]) => ({ type: 'turn-reasoning', turnId: id, text }) as const),
  turnId.map(id => turnEnd(id)),
  turnId.map(id => ({ type: 'turn-resume', turnId: id, at: 5000 }) as const),
  turnId.map(id => ({ type: 'turn-text', turnId: id, at: 10, text: 'edited' }) as const),
  fc.constant({ type: 'thread-draft', at: 9000, draft: { text: 'unsent', context: [] } } as const),
  fc.constant({ type: 'thread-pin', at: 7000, isPinned: true } as const),
  fc.constant({ type: 'thread-start', id: ID, at: 3 } as const),
);

function lines(events: readonly ThreadEvent[]): Buffer {
  const records: LogRecord[] = events.map((it, n) => ({ kind: 'event', by: 'w', n, event: it }));
  return Buffer.concat(records.map(encodeRecord));
}

describe('many events at once', () => {
  it('are what the reducer makes of them one by one, looked at between or not', () => {
    const steps = fc.array(fc.tuple(event, fc.boolean()), { maxLength: 40 });
    fc.assert(
      fc.property(steps, all => {
        const fold = new ThreadFold(emptyThread(ID, 1));
        let thread = emptyThread(ID, 1);
        for (const [it, isLookedAt] of all) {
          const before = isLookedAt ? fold.thread : undefined;
          const copy = structuredClone(before);
          fold.apply(it);
          thread = applyThreadEvent(thread, it);
          // What was handed out never changes.
          assert.deepEqual(before, copy);
        }
        assert.deepEqual(fold.thread, thread);
      }),
    );
  });

  it('of a file whose replies are read later are the same as read at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 40 }), async events => {
        const later = new LogScan(ID);
        await later.scanAll(lines(events));
        const now = new LogScan(ID);
        while (now.scanLine(lines(events), 0));
        assert.deepEqual([later.events, later.waste, later.thread], [now.events, now.waste, now.thread]);
        // What comes behind the replies that nobody has read yet.
        later.fold.apply(delta('a', ' and more'));
        now.fold.apply(delta('a', ' and more'));
        assert.deepEqual(structuredClone(later.thread), now.thread);
      }),
    );
  });

  it('give a reply that was written anew in the place of its unread pieces', async () => {
    const scan = new LogScan(ID);
    const bytes = lines([turnStart('a', 'question'), delta('a', 'a sec'), delta('a', 'ret')]);
    const anew: LogRecord = { kind: 'reply', by: 'w', n: 9, turnId: 'a', field: 'reply', text: 'hidden' };
    await scan.scanAll(Buffer.concat([bytes, encodeRecord(anew)]));
    assert.deepEqual(
      scan.thread.turns.map(turn => turn.reply),
      ['hidden'],
    );
  });
});

describe('a context', () => {
  const part = { id: 'i', provider: 'file', label: 'a.ts', tokens: 1, reason: 'r', text: 'const a = 1;' };
  const context: LogRecord = { kind: 'context', turnId: 'a', by: 'w', n: 5, parts: [part] };

  it('is read as it was written', () => {
    const line = encodeRecord(context);
    assert.deepEqual(readRecord(line, 1, line.length - 1), context);
  });

  it('is still one in a file that was written anew', async () => {
    const bytes = Buffer.concat([lines([turnStart('a', 'question')]), encodeRecord(context)]);
    let n = 0;
    const compacted = await compactLines(bytes, 'me', () => ++n);
    const scan = new LogScan(ID);
    await scan.scanAll(compacted ?? Buffer.alloc(0));
    assert.deepEqual([...scan.contexts.keys()], ['a']);
  });
});
