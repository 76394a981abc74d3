import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterTurn } from '../../../../src/core/chat/afterTurn.ts';
import { CurrentModel } from '../../../../src/core/chat/currentModel.ts';
import { summariseByHand } from '../../../../src/core/chat/summariseByHand.ts';
import type { SummaryLimits } from '../../../../src/core/chat/summaries.ts';
import { FailureError } from '../../../../src/core/errors.ts';
import { createOpenAiProvider } from '../../../../src/core/models/openai.ts';
import type { OpenThread } from '../../../../src/core/threads/openThread.ts';
import { openThreadStore } from '../../../../src/core/threads/openThreadStore.ts';
import type { ThreadStore } from '../../../../src/core/threads/threadStore.ts';
import type { ModelServer } from '../../../support/modelServer.ts';
import { startModelServer } from '../../../support/modelServer.ts';
import { turnEnd, turnStart } from '../threads/support.ts';

const NEVER: SummaryLimits = { messages: 0, tokens: 0, hours: 0 };
const HOUR = 3_600_000;

/** What the model is asked on Parley's own behalf, by the real provider from a server on this machine. */
describe('what follows a reply', () => {
  let folder: string;
  let store: ThreadStore;
  let open: OpenThread;
  let server: ModelServer;
  let model: CurrentModel;
  let clock: number;

  before(async () => {
    server = await startModelServer();
    model = new CurrentModel(
      () => ({ baseUrl: server.url, model: 'demo-model' }),
      baseUrl => createOpenAiProvider({ id: 'openai', baseUrl, wait: () => Promise.resolve() }),
    );
  });

  after(() => server.close());

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-after-'));
    store = await openThreadStore({ folder });
    open = store.begin();
    clock = 10_000;
    server.setReply('A fine title');
  });

  afterEach(async () => {
    server.release();
    await open.close();
    await store.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  const say = async (id: string, text: string, reply: string, parent?: string): Promise<void> => {
    await open.append(turnStart(id, text, parent));
    await open.append({ type: 'turn-delta', turnId: id, text: reply });
    await open.append(turnEnd(id));
  };
  /** Question and reply, `count` times, one after the other: t0, t1 … */
  const talk = async (count: number, text = 'What now?'): Promise<void> => {
    for (let i = 0; i < count; i++)
      await say(`t${String(i)}`, text, `Reply ${String(i)}`, i > 0 ? `t${String(i - 1)}` : undefined);
  };
  const follow = async (
    turnId: string,
    { modelTitles = false, summaryLimits = NEVER, signal = new AbortController().signal } = {},
  ): Promise<number> => {
    const before = server.requests.length;
    const settings = { modelTitles, summaryLimits };
    const redact = (text: string): string => text.replaceAll('hunter2', '‹secret›');
    const deps = { model, redact, contextWindow: () => 8_000, settings: () => settings, now: () => clock };
    await afterTurn(deps)(open, turnId, signal);
    return server.requests.length - before;
  };
  const sent = (): string => server.requests.at(-1)?.text ?? '';

  describe('a title by the model', () => {
    const check = (what: string, answer: string, expected: string, by = 'model'): void => {
      it(`${what}: ${expected}`, async () => {
        await say('t0', 'How often is it tried?', 'Three times.');
        await open.append({ type: 'thread-title', at: 1, title: 'How often is it tried?', by: 'words' });
        server.setReply(answer);
        await follow('t0', { modelTitles: true });
        assert.deepEqual([open.thread.title, open.thread.titleBy], [expected, by]);
      });
    };
    check('plain', 'Retries of failed requests', 'Retries of failed requests');
    check('in quotes, with a stop', '"Retries of failed requests."', 'Retries of failed requests');
    check('with a heading and a preface', '# Title: Retries\n\nI chose it because …', 'Retries');
    check('bold', '**Retries**', 'Retries');
    check('longer than 50 characters', `${'very '.repeat(15)}long`, `${'very '.repeat(10).trim()}…`);
    check('empty: the first words stay', '  \n ', 'How often is it tried?', 'words');

    it('stays the first words where the model fails', async () => {
      await say('t0', 'How often?', 'Three times.');
      await open.append({ type: 'thread-title', at: 1, title: 'How often?', by: 'words' });
      server.faultAlways('400');
      await follow('t0', { modelTitles: true });
      server.faultAlways(undefined);
      assert.equal(open.thread.title, 'How often?');
    });

    it('never takes the place of one that the user gave', async () => {
      await say('t0', 'How often?', 'Three times.');
      await open.append({ type: 'thread-title', at: 1, title: 'Mine', by: 'user' });
      assert.equal(await follow('t0', { modelTitles: true }), 0);
      assert.equal(open.thread.title, 'Mine');
    });

    it('gives way to one that the user gives while the model thinks', async () => {
      await say('t0', 'How often?', 'Three times.');
      server.hold();
      const following = follow('t0', { modelTitles: true });
      await server.until(it => it.held > 0);
      await open.append({ type: 'thread-title', at: 1, title: 'Mine', by: 'user' });
      server.release();
      await following;
      assert.equal(open.thread.title, 'Mine');
    });

    it('is asked for once, after the first reply, without secrets, and not where it is switched off', async () => {
      await say('t0', 'my password is hunter2', 'Keep it.');
      await say('t1', 'And now?', 'Nothing.', 't0');
      assert.equal(await follow('t1', { modelTitles: true }), 0);
      assert.equal(await follow('t0'), 0);
      assert.equal(await follow('t0', { modelTitles: true }), 1);
      assert.match(sent(), /my password is ‹secret›/);
      assert.equal(await follow('t0', { modelTitles: true }), 0);
    });

    it('ends when the window does', async () => {
      await say('t0', 'How often?', 'Three times.');
      server.hold();
      const end = new AbortController();
      const following = follow('t0', { modelTitles: true, signal: end.signal });
      await server.until(it => it.held > 0);
      end.abort();
      await following;
      assert.equal(open.thread.titleBy, 'words');
    });
  });

  describe('a summary', () => {
    const checkDue = (
      what: string,
      turns: number,
      limits: Partial<SummaryLimits>,
      at: number,
      isDue: boolean,
    ): void => {
      it(`${isDue ? 'is made' : 'is not made'} ${what}`, async () => {
        await talk(turns);
        clock = at;
        const summaryLimits = { ...NEVER, ...limits };
        assert.equal(await follow(`t${String(turns - 1)}`, { summaryLimits }), isDue ? 1 : 0);
        assert.equal(open.thread.summaries.length, isDue ? 1 : 0);
      });
    };
    checkDue('past the number of messages', 8, { messages: 6 }, 2_000, true);
    checkDue('at the number of messages', 7, { messages: 6 }, 2_000, false);
    checkDue('past the tokens', 8, { tokens: 10 }, 2_000, true);
    checkDue('below the tokens', 8, { tokens: 10_000 }, 2_000, false);
    checkDue('past the hours', 5, { hours: 24 }, 25 * HOUR, true);
    checkDue('before the hours', 5, { hours: 24 }, 23 * HOUR, false);
    checkDue('of so few messages that all of them go along', 4, { messages: 1, tokens: 1, hours: 1 }, 25 * HOUR, false);
    checkDue('where every limit is off', 8, {}, 25 * HOUR, false);

    it('covers all but the last turns, with its topics', async () => {
      await talk(8);
      server.setReply('Topics: retries; back-off; time limits\n\nThe user asked about `retry`.');
      await follow('t7', { summaryLimits: { ...NEVER, messages: 6 } });
      const [summary] = open.thread.summaries;
      assert.deepEqual(
        { from: summary?.fromTurn, through: summary?.throughTurn, topics: summary?.topics, text: summary?.text },
        {
          from: 't0',
          through: 't3',
          topics: ['retries', 'back-off', 'time limits'],
          text: 'The user asked about `retry`.',
        },
      );
      assert.match(sent(), /Reply 3/);
      assert.doesNotMatch(sent(), /Reply 4/);
    });

    it('goes on from the one before', async () => {
      await talk(12);
      server.setReply('Topics: a; b; c\nEverything so far.');
      await summarise();
      await say('t12', 'Something new', 'Something newer', 't11');
      server.setReply('Topics: d; e; f\nAll of it.');
      await summarise();
      assert.match(sent(), /Summary so far:\\nEverything so far\./);
      assert.match(sent(), /Something newer/);
      assert.doesNotMatch(sent(), /Reply 11/);
      const last = open.thread.summaries.at(-1);
      assert.deepEqual([last?.fromTurn, last?.throughTurn, last?.text], ['t0', 't12', 'All of it.']);
    });

    it('leaves deleted messages out', async () => {
      await talk(3);
      await open.append({ type: 'turn-delete', turnId: 't1', at: 5 });
      await summarise();
      assert.match(sent(), /Reply 0/);
      assert.doesNotMatch(sent(), /Reply 1/);
    });

    it('by hand covers every turn, also of a short thread', async () => {
      await talk(1);
      server.setReply('Topics: one\nShort.');
      await summarise();
      assert.deepEqual(open.thread.summaries[0]?.throughTurn, 't0');
    });

    const refusal = async (): Promise<string> => {
      try {
        await summarise();
      } catch (error) {
        if (error instanceof FailureError) return error.failure.message;
      }
      return 'done';
    };

    it('by hand says why there is none', async () => {
      assert.equal(await refusal(), 'There is nothing new to summarise.');
      await talk(2);
      server.faultAlways('400');
      assert.equal(await refusal(), 'demo-model gave no summary.');
      server.faultAlways(undefined);
      assert.equal(await refusal(), 'done');
      assert.equal(await refusal(), 'There is nothing new to summarise.');
    });

    const summarise = async (): Promise<void> => {
      const { thread } = open;
      const openThread = (id: string): Promise<OpenThread> => store.open(id);
      const deps = { openThread, model, redact: (text: string) => text, contextWindow: () => 8_000, now: () => clock };
      await summariseByHand(deps, thread.id, new AbortController().signal);
    };
  });
});
