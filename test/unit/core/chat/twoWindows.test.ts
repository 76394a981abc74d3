import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chat } from '../../../../src/core/chat/chat.ts';
import type { Disposable } from '../../../../src/core/disposables.ts';
import type { ModelEvent } from '../../../../src/core/models/modelProvider.ts';
import { followOtherWindows } from '../../../../src/core/panel/followOtherWindows.ts';
import { Panel } from '../../../../src/core/panel/panel.ts';
import type { OpenThread } from '../../../../src/core/threads/openThread.ts';
import { openThreadStore } from '../../../../src/core/threads/openThreadStore.ts';
import type { ThreadStore } from '../../../../src/core/threads/threadStore.ts';
import type { Turn } from '../../../../src/shared/thread.ts';
import { EventStream } from '../../../support/eventStream.ts';
import { until } from '../../../support/until.ts';

/** Two windows: a store, a chat and a panel each, on one folder. */
describe('one thread in two windows', () => {
  let folder: string;
  let here: Window;
  let there: Window;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-windows-'));
    const store = await openThreadStore({ folder, joinMs: 5 });
    const { id } = await store.create();
    await store.dispose();
    here = await openWindow(folder, id);
    there = await openWindow(folder, id);
  });

  afterEach(async () => {
    await here.close();
    await there.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const isStreamingThere = (): boolean => last(there)?.outcome === undefined && last(there) !== undefined;
  const begin = async (): Promise<EventStream<ModelEvent>> => {
    await send(here, 'First');
    await until(isStreamingThere, { what: 'the question in the other window' });
    return stream(here);
  };

  it('streams into the other window, which says where the reply is written', async () => {
    const events = await begin();
    events.push({ type: 'delta', text: 'Half' });
    await until(() => last(there)?.reply === 'Half', { what: 'the words in the other window' });
    assert.deepEqual([here.panel.state.elsewhere, there.panel.state.elsewhere], ['nothing', 'reply']);
    events.push(END);
    await until(() => there.panel.state.elsewhere === 'nothing', { what: 'the end in the other window' });
    assert.equal(last(there)?.outcome?.type, 'done');
  });

  it('says in the other window that somebody is typing, until it is sent', async () => {
    const type = (text: string): Promise<unknown> =>
      here.open.append({ type: 'thread-draft', at: 1, draft: { text, context: [] } });
    await type('Wha');
    await until(() => there.panel.state.elsewhere === 'typing', { what: 'the mark in the other window' });
    assert.equal(here.panel.state.elsewhere, 'nothing');
    await type('');
    await until(() => there.panel.state.elsewhere === 'nothing', { what: 'the end of the typing' });
  });

  it('keeps what is sent meanwhile, and sends it behind the reply', async () => {
    const events = await begin();
    await send(there, 'Second');
    await send(there, 'Third');
    assert.deepEqual(
      there.chat.changeOf(there.open.thread.id).queue.map(it => it.text),
      ['Second', 'Third'],
    );
    assert.equal(there.streams.length, 0);
    events.push(END);
    await until(() => there.streams.length === 1, { what: 'the second question' });
    const [first, second] = there.open.thread.turns;
    assert.deepEqual([second?.text, second?.parent], ['Second', first?.id]);
    stream(there).push(END);
    await until(() => there.streams.length === 2, { what: 'the third question' });
    assert.equal(there.open.thread.turns[2]?.parent, second?.id);
    stream(there, 1).push(END);
  });

  it('is stopped from the other window', async () => {
    const events = await begin();
    events.push({ type: 'delta', text: 'Half' });
    await until(() => last(there)?.reply === 'Half', { what: 'the words in the other window' });
    there.chat.stop(there.open.thread.id);
    await until(() => here.signals[0]?.aborted === true, { what: 'the end of the stream' });
    await until(() => !here.chat.isReplying(here.open.thread.id), { what: 'the end of the turn' });
    assert.deepEqual([last(here)?.outcome?.type, last(here)?.reply], ['stopped', 'Half']);
  });
});

const END: ModelEvent = { type: 'end', finishReason: 'stop' };

interface Window {
  readonly store: ThreadStore;
  readonly chat: Chat;
  readonly open: OpenThread;
  readonly panel: Panel;
  readonly streams: readonly EventStream<ModelEvent>[];
  readonly signals: readonly AbortSignal[];
  close(): Promise<void>;
}

async function openWindow(folder: string, id: string): Promise<Window> {
  const store = await openThreadStore({ folder, joinMs: 5 });
  const open = await store.open(id);
  const streams: EventStream<ModelEvent>[] = [];
  const signals: AbortSignal[] = [];
  const chat = new Chat({
    openThread: it => store.open(it),
    writeReply: (_reply, signal) => {
      const events = new EventStream<ModelEvent>();
      streams.push(events);
      signals.push(signal);
      return events;
    },
    keepContext: (threadId, turnId, parts) => store.appendContext(threadId, turnId, parts),
    modelFor: () => 'm',
    onOutcome: () => undefined,
    afterTurn: () => Promise.resolve(),
    redact: text => text,
    messagesPerMinute: () => 100,
    now: Date.now,
  });
  const panel = new Panel(() => undefined);
  followOtherWindows(panel, { chat, store });
  panel.show(await store.open(id));
  const parts: readonly Disposable[] = [chat, panel];
  const close = async (): Promise<void> => {
    for (const part of parts) part.dispose();
    await open.close();
    await store.dispose();
  };
  return { store, chat, open, panel, streams, signals, close };
}

function last({ open }: Window): Turn | undefined {
  return open.thread.turns.at(-1);
}

async function send({ chat, open }: Window, text: string): Promise<void> {
  await chat.send(open.thread.id, { text, parts: [], parent: open.thread.head });
}

function stream({ streams }: Window, position = 0): EventStream<ModelEvent> {
  const found = streams[position];
  assert.ok(found, `reply ${position} was asked for`);
  return found;
}
