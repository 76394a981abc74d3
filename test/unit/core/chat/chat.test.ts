import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chat } from '../../../../src/core/chat/chat.ts';
import type { Reply } from '../../../../src/core/chat/replyWriter.ts';
import { FailureError } from '../../../../src/core/errors.ts';
import { endpointFailures } from '../../../../src/core/models/endpointFailures.ts';
import type { ModelEvent } from '../../../../src/core/models/modelProvider.ts';
import type { OpenThread } from '../../../../src/core/threads/openThread.ts';
import { openThreadStore } from '../../../../src/core/threads/openThreadStore.ts';
import type { ThreadStore } from '../../../../src/core/threads/threadStore.ts';
import type { Turn } from '../../../../src/shared/thread.ts';
import { LIMITS } from '../../../../src/shared/thread.ts';
import { EventStream } from '../../../support/eventStream.ts';

/** A real chat on a real store; only what a model would say is played. */
describe('chat', () => {
  let folder: string;
  let store: ThreadStore;
  let open: OpenThread;
  let chat: Chat;
  let streams: { readonly reply: Reply; readonly signal: AbortSignal; readonly events: EventStream<ModelEvent> }[];
  let clock: number;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-chat-'));
    store = await openThreadStore({ folder });
    open = await store.open((await store.create()).id);
    streams = [];
    clock = 1_000;
    chat = new Chat({
      openThread: id => store.open(id),
      writeReply: (reply, signal) => {
        const events = new EventStream<ModelEvent>();
        streams.push({ reply, signal, events });
        return events;
      },
      keepContext: (threadId, turnId, parts) => store.appendContext(threadId, turnId, parts),
      modelFor: () => 'model-a',
      onOutcome: () => undefined,
      afterTurn: () => Promise.resolve(),
      redact: text => text.replaceAll('hunter2', '‹secret›'),
      messagesPerMinute: () => 3,
      now: () => clock++,
    });
  });

  afterEach(async () => {
    chat.dispose();
    await open.close();
    await store.dispose();
    // A turn that was stopped may still be at its last write.
    await rm(folder, { recursive: true, maxRetries: 5 });
  });

  const send = (text: string): Promise<void> =>
    chat.send(open.thread.id, { text, parts: [], parent: open.thread.head });
  const last = (): Turn | undefined => open.thread.turns.at(-1);
  const stream = (position: number): EventStream<ModelEvent> => {
    const found = streams[position];
    assert.ok(found, `reply ${position} was asked for`);
    return found.events;
  };
  const ended = (): Promise<void> =>
    new Promise(resolve => {
      const listener = open.onEvent(event => {
        if (event.type !== 'turn-end') return;
        listener.dispose();
        resolve();
      });
    });
  const released = (): Promise<void> =>
    new Promise(resolve => {
      const listener = chat.onChange(({ threadId }) => {
        if (chat.isReplying(threadId)) return;
        listener.dispose();
        resolve();
      });
    });
  const refusal = async (text: string): Promise<string> => {
    try {
      await send(text);
    } catch (error) {
      if (error instanceof FailureError) return error.failure.code;
    }
    return 'sent';
  };

  it('writes question, reply and outcome into the thread', async () => {
    await send('What does retry do?');
    assert.equal(open.thread.title, 'What does retry do?');
    const end = ended();
    stream(0).push({ type: 'delta', text: 'It ' }, { type: 'delta', text: 'tries again.' }, END);
    await end;
    const { text, reply, outcome, model } = last() ?? {};
    assert.deepEqual(
      { text, reply, outcome: outcome?.type, model },
      { text: 'What does retry do?', reply: 'It tries again.', outcome: 'done', model: 'model-a' },
    );
  });

  it('has the question on disk before the model is asked', async () => {
    await send('Is it kept?');
    const other = await openThreadStore({ folder });
    const seen = await other.open(open.thread.id);
    assert.equal(seen.thread.turns.at(-1)?.text, 'Is it kept?');
    await seen.close();
    await other.dispose();
  });

  it('takes secrets out before anything is kept', async () => {
    await send('my password is hunter2');
    assert.equal(last()?.text, 'my password is ‹secret›');
    assert.equal(open.thread.title, 'my password is ‹secret›');
  });

  it('stops at once and keeps what came, whatever the stream still says', async () => {
    await send('Go on');
    stream(0).push({ type: 'delta', text: 'Half' });
    await stream(0).taken();
    chat.stop(open.thread.id);
    assert.equal(last()?.outcome?.type, 'stopped');
    assert.equal(streams[0]?.signal.aborted, true);
    stream(0).push({ type: 'delta', text: ' and more' }, END);
    assert.equal(last()?.reply, 'Half');
  });

  const checkEnd = (what: string, play: (events: EventStream<ModelEvent>) => void, expected: string): void => {
    it(`ends a turn whose stream ${what}: ${expected}`, async () => {
      await send('Again');
      const done = released();
      play(stream(0));
      await done;
      assert.equal(last()?.outcome?.type, expected);
      assert.equal(chat.isReplying(open.thread.id), false);
    });
  };
  checkEnd(
    'says that it failed',
    it => it.push({ type: 'failure', failure: endpointFailures.emptyAnswer('host', '') }),
    'failed',
  );
  checkEnd('throws', it => it.fail(new Error('out of order')), 'failed');
  checkEnd('just ends', it => it.close(), 'done');

  it('queues what is sent while a reply is written, and sends it when that is done', async () => {
    await send('first');
    await send('second');
    assert.deepEqual(
      chat.changeOf(open.thread.id).queue.map(it => it.text),
      ['second'],
    );
    const next = new Promise<void>(resolve => {
      const listener = open.onEvent(event => {
        if (event.type !== 'turn-start') return;
        listener.dispose();
        resolve();
      });
    });
    stream(0).push(END);
    await next;
    assert.equal(last()?.text, 'second');
    assert.equal(last()?.parent, open.thread.turns[0]?.id);
  });

  it('regenerates beside the former reply', async () => {
    await send('Why?');
    const done = released();
    stream(0).push({ type: 'delta', text: 'Because.' }, END);
    await done;
    const first = last();
    assert.ok(first);
    await chat.regenerate(open.thread.id, first, []);
    assert.equal(open.thread.turns.length, 2);
    assert.equal(last()?.parent, first.parent);
    assert.equal(open.thread.turns[0]?.reply, 'Because.');
  });

  it('what was declined stays out when it is asked again, and is no part of the next draft', async () => {
    const declined = ['a.ts'];
    const draft = { text: 'See a.ts', context: [], declined };
    await open.append({ type: 'thread-draft', at: 1, draft });
    await chat.send(open.thread.id, { text: 'See a.ts', parts: [], declined, parent: undefined });
    assert.deepEqual(open.thread.draft, { text: '', context: [] });
    const done = released();
    stream(0).push(END);
    await done;
    const first = last();
    assert.ok(first);
    await chat.regenerate(open.thread.id, first, []);
    assert.deepEqual(
      open.thread.turns.map(turn => turn.declined),
      [declined, declined],
    );
  });

  it('refuses what cannot be sent, and sends nothing', async () => {
    assert.equal(await refusal('  \n '), 'invalid_message');
    assert.equal(await refusal('x'.repeat(LIMITS.message + 1)), 'message_too_long');
    assert.equal(open.thread.turns.length, 0);
  });

  it('keeps to the limit of messages a minute', async () => {
    const codes: string[] = [];
    for (let i = 0; i < 4; i++) {
      codes.push(await refusal('Hi'));
      if (streams.length === i + 1) {
        const done = released();
        stream(i).push(END);
        await done;
      }
    }
    assert.deepEqual(codes, ['sent', 'sent', 'sent', 'rate_limit_exceeded']);
  });
});

const END: ModelEvent = { type: 'end', finishReason: 'stop' };
