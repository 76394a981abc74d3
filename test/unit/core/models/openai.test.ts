import assert from 'node:assert/strict';
import { createOpenAiProvider } from '../../../../src/core/models/openai.ts';
import type { OpenAiOptions } from '../../../../src/core/models/attempt.ts';
import type { ModelProvider, ModelRequest } from '../../../../src/core/models/modelProvider.ts';
import { RefusedParameters } from '../../../../src/core/models/refusedParameters.ts';
import { ManualTimer } from '../../../support/manualTimer.ts';
import { startModelServer } from '../../../support/modelServer.ts';
import type { ModelServer } from '../../../support/modelServer.ts';
import { StreamLog } from './streamLog.ts';

const request: ModelRequest = { model: 'gpt-4o', messages: [{ role: 'user', content: 'hi' }] };

describe('an endpoint that speaks chat completions', () => {
  let server: ModelServer;
  let timer: ManualTimer;
  let waits: number[];
  beforeEach(async () => {
    server = await startModelServer({ reply: () => 'one two three four' });
    timer = new ManualTimer();
    waits = [];
  });
  afterEach(() => server.close());

  const provider = (options: Partial<OpenAiOptions> = {}): ModelProvider =>
    createOpenAiProvider({
      id: 'test',
      baseUrl: server.url,
      key: () => 'sk-0123456789',
      startTimer: timer.start,
      wait: seconds => {
        waits.push(seconds);
        return Promise.resolve();
      },
      random: () => 0,
      ...options,
    });
  const ask = (options: Partial<OpenAiOptions> = {}, signal = new AbortController().signal): StreamLog =>
    new StreamLog(provider(options).stream(request, signal));
  const endOf = (log: StreamLog): unknown => log.events.at(-1);

  it('gives the text token by token, while it comes', async () => {
    server.hold(2);
    const log = ask();
    await log.until(it => it.text === 'one two');
    server.release();
    await log.ended;
    assert.deepEqual([log.text, log.outcome], ['one two three four', 'end stop']);
  });

  it('takes the server’s token counts, the price and the times into the end', async () => {
    server.setReply({ text: 'one two', usage: { prompt_tokens: 1_000_000, completion_tokens: 100_000 } });
    let now = 1000;
    const log = ask({ now: () => (now += 10) });
    await log.ended;
    assert.deepEqual(endOf(log), {
      type: 'end',
      finishReason: 'stop',
      usage: {
        promptTokens: 1_000_000,
        replyTokens: 100_000,
        isEstimate: false,
        totalMs: 20,
        firstTokenMs: 10,
        cost: 3.5,
      },
    });
  });

  it('estimates the tokens where the server does not count them', async () => {
    server.fault('finish-without-done');
    const log = ask();
    await log.ended;
    const end = log.events.at(-1);
    assert.ok(end?.type === 'end' && end.usage?.isEstimate && end.usage.promptTokens > 0 && end.usage.replyTokens > 2);
  });

  it('keeps reasoning apart from the reply', async () => {
    server.fault('reasoning-in-tags');
    const log = ask();
    await log.ended;
    assert.deepEqual([log.reasoning, log.text], ['\nLet me think.\n', 'one two three four']);
  });

  describe('sends again', () => {
    it('after a failure that passes, with growing waits', async () => {
      server.fault('503', '502');
      const log = ask();
      await log.ended;
      assert.deepEqual([log.outcome, server.requests.length, waits], ['end stop', 3, [0.5, 1]]);
    });

    it('after the wait that the server asks for', async () => {
      server.fault('429');
      const log = ask();
      await log.ended;
      assert.deepEqual([log.outcome, waits], ['end stop', [1]]);
    });

    it('and says in how many seconds', async () => {
      server.fault('429');
      const log = ask();
      await log.ended;
      assert.deepEqual(log.events[0], { type: 'waiting', seconds: 0, retryIn: 1 });
    });

    it('not after an hour: it says when', async () => {
      server.fault('429-hour');
      const log = ask({ now: () => 5000 });
      await log.ended;
      const last = log.events.at(-1);
      assert.deepEqual([last?.type === 'failure' && last.failure.retryAt, waits], [3_605_000, []]);
    });

    it('not while Stop is pressed', async () => {
      const control = new AbortController();
      server.faultAlways('503');
      const stop = (): Promise<void> => {
        control.abort();
        return Promise.resolve();
      };
      const log = ask({ wait: stop }, control.signal);
      await log.ended;
      assert.deepEqual([log.outcome, server.requests.length], ['', 1]);
    });
  });

  describe('says aloud that nothing comes', () => {
    it('before the first token, again and again, until it gives up', async () => {
      server.hold(0);
      const log = ask({ patience: { first: 30, between: 20, giveUp: 75 } });
      await server.until(it => it.held === 1);
      timer.elapse(30);
      await log.until(it => it.events.length === 1);
      timer.elapse(30);
      await log.until(it => it.events.length === 2);
      timer.elapse(15);
      await log.ended;
      assert.deepEqual(log.events.slice(0, 2), [
        { type: 'waiting', seconds: 30 },
        { type: 'waiting', seconds: 60 },
      ]);
      assert.equal(log.outcome, 'failure stalled');
      await server.until(it => it.disconnects === 1 && it.open === 0);
    });

    it('between two tokens, and goes on when they come again', async () => {
      server.hold(1);
      const log = ask();
      await log.until(it => it.text === 'one');
      await timer.started(20);
      timer.elapse(20);
      await log.until(it => it.events.some(event => event.type === 'waiting'));
      server.release();
      await log.ended;
      assert.deepEqual([log.text, log.outcome], ['one two three four', 'end stop']);
    });
  });

  describe('stops at once and closes the connection', () => {
    const stopped = async (log: StreamLog, control: AbortController): Promise<void> => {
      control.abort();
      await log.ended;
      assert.equal(log.outcome, '');
      assert.equal(timer.pending, 0);
      await server.until(it => it.open === 0);
    };

    it('before the key is read', async () => {
      const control = new AbortController();
      await stopped(ask({ key: () => new Promise(() => undefined) }, control.signal), control);
      assert.equal(server.requests.length, 0);
    });

    it('before the headers', async () => {
      const control = new AbortController();
      server.fault('header-stall');
      const log = ask({}, control.signal);
      await server.until(it => it.requests.length === 1);
      await stopped(log, control);
      assert.equal(server.disconnects, 1);
    });

    it('before the first token', async () => {
      const control = new AbortController();
      server.hold(0);
      const log = ask({}, control.signal);
      await server.until(it => it.held === 1);
      await stopped(log, control);
      assert.equal(server.disconnects, 1);
    });

    it('in the midst of the reply, which is kept', async () => {
      const control = new AbortController();
      server.hold(2);
      const log = ask({}, control.signal);
      await log.until(it => it.text === 'one two');
      await stopped(log, control);
      assert.deepEqual([log.text, server.disconnects], ['one two', 1]);
    });

    it('when it was stopped before it began', async () => {
      const log = ask({}, AbortSignal.abort());
      await log.ended;
      assert.deepEqual([log.events, server.requests.length], [[], 0]);
    });

    it('when the reader leaves', async () => {
      server.hold(2);
      for await (const event of provider().stream(request, new AbortController().signal)) {
        if (event.type === 'delta') break;
      }
      await server.until(it => it.disconnects === 1 && it.open === 0);
      assert.equal(timer.pending, 0);
    });
  });

  it('streams five replies side by side', async () => {
    server.hold(1);
    const logs = Array.from({ length: 5 }, () => ask());
    await server.until(it => it.held === 5);
    server.release();
    await Promise.all(logs.map(log => log.ended));
    assert.deepEqual(
      logs.map(log => log.text),
      Array.from({ length: 5 }, () => 'one two three four'),
    );
  });

  describe('sends', () => {
    it('the whole request, as the protocol words it', async () => {
      const full: ModelRequest = {
        model: 'm',
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Look: \ud83d', images: ['data:image/png;base64,AAAA'] },
        ],
        temperature: 0.5,
        topP: 0.9,
        maxTokens: 100,
        frequencyPenalty: 0.1,
        presencePenalty: 0.2,
      };
      await new StreamLog(provider().stream(full, new AbortController().signal)).ended;
      assert.deepEqual(server.requests[0]?.body, {
        model: 'm',
        messages: [
          { role: 'system', content: 'Be brief.' },
          {
            role: 'user',
            content: [
              { type: 'text', text: 'Look: \ufffd' },
              { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
            ],
          },
        ],
        stream: true,
        temperature: 0.5,
        top_p: 0.9,
        frequency_penalty: 0.1,
        presence_penalty: 0.2,
        max_tokens: 100,
        stream_options: { include_usage: true },
      });
    });

    it('only the headers it must, whatever the environment holds', async () => {
      process.env['OPENAI_CUSTOM_HEADERS'] = 'authorization: Bearer other\nx-other: 1';
      process.env['OPENAI_ORG_ID'] = 'org-other';
      try {
        await ask({ headers: { 'X-Title': 'Parley' }, organization: 'org-mine' }).ended;
      } finally {
        delete process.env['OPENAI_CUSTOM_HEADERS'];
        delete process.env['OPENAI_ORG_ID'];
      }
      const { host, connection, 'content-length': length, ...headers } = server.requests[0]?.headers ?? {};
      assert.ok(host && connection && length);
      assert.deepEqual(headers, {
        accept: 'application/json',
        'accept-encoding': 'gzip, deflate',
        'accept-language': '*',
        authorization: 'Bearer sk-0123456789',
        'content-type': 'application/json',
        'openai-organization': 'org-mine',
        'sec-fetch-mode': 'cors',
        'user-agent': 'Parley',
        'x-title': 'Parley',
      });
    });

    it('no authorization where there is no key', async () => {
      await ask({ key: () => undefined }).ended;
      assert.equal(server.requests[0]?.headers.authorization, undefined);
    });

    it('Azure’s header where it is asked for', async () => {
      await ask({ keyHeader: 'api-key' }).ended;
      const { headers } = server.requests[0] ?? {};
      assert.deepEqual([headers?.['api-key'], headers?.authorization], ['sk-0123456789', undefined]);
    });

    it('nothing to where a redirect points', async () => {
      // It points to this same server by another name.
      server.faultAlways('redirect-308');
      const log = ask();
      await log.ended;
      assert.deepEqual([log.outcome, server.requests.length], ['failure ai_provider_error', 1]);
    });
  });

  describe('learns what a model refuses', () => {
    const wanted: ModelRequest = { ...request, temperature: 0.3, maxTokens: 50 };
    const fields = (index: number): readonly string[] => {
      const body = server.requests[index]?.body;
      return typeof body === 'object' && body ? Object.keys(body).filter(name => /^(max|temp|stream_)/.test(name)) : [];
    };

    it('and asks once more without it, once for all', async () => {
      const known: unknown[] = [];
      const refused = new RefusedParameters({}, all => known.push(all));
      server.faultAlways('refuse-max-tokens');
      const own = provider({ refused });
      await new StreamLog(own.stream(wanted, new AbortController().signal)).ended;
      await new StreamLog(own.stream(wanted, new AbortController().signal)).ended;
      assert.deepEqual(
        [fields(0), fields(1), fields(2), server.requests.length],
        [
          ['temperature', 'max_tokens', 'stream_options'],
          ['temperature', 'max_completion_tokens', 'stream_options'],
          ['temperature', 'max_completion_tokens', 'stream_options'],
          3,
        ],
      );
      assert.deepEqual(known, [{ 'gpt-4o': ['max_tokens'] }]);
    });

    it('one after the other', async () => {
      server.fault('refuse-temperature', 'refuse-max-tokens', 'refuse-stream-options');
      const log = new StreamLog(provider().stream(wanted, new AbortController().signal));
      await log.ended;
      assert.deepEqual([log.outcome, fields(3)], ['end stop', ['max_completion_tokens']]);
    });
  });

  describe('lists the models', () => {
    it('in the server’s order, with what is known of them', async () => {
      const models = await provider().list(new AbortController().signal);
      assert.deepEqual(
        models.map(model => model.id),
        ['demo-model', 'demo-model-mini'],
      );
    });

    it('or says why not', async () => {
      const lost = provider({ baseUrl: `${server.url}/nowhere` });
      await assert.rejects(lost.list(new AbortController().signal), /there is no chat endpoint at this address/);
    });

    it('unless it is stopped', async () => {
      await assert.rejects(provider().list(AbortSignal.abort()), { name: 'AbortError' });
    });
  });

  describe('refuses by itself', () => {
    const check = (options: Partial<OpenAiOptions>, message: RegExp): void => {
      it(message.source, async () => {
        const log = ask(options);
        await log.ended;
        const last = log.events.at(-1);
        assert.match(last?.type === 'failure' ? last.failure.message : '', message);
        assert.equal(server.requests.length, 0);
      });
    };
    check({ baseUrl: 'http://example.com/v1' }, /begins with http:\/\//);
    check({ baseUrl: 'example.com/v1' }, /is not the address of an endpoint/);
    check({ baseUrl: 'https://user:secret@example.com/v1' }, /“https:\/\/…@example.com\/v1” is not/);
    check({ key: () => 'sk-“curly”' }, /characters that no key has/);
    check({ key: () => Promise.reject(new Error('locked')) }, /could not be read/);
  });

  it('says that nothing answers where nothing listens', async () => {
    const gone = await startModelServer();
    await gone.close();
    const log = ask({ baseUrl: gone.url });
    await log.ended;
    const last = log.events.at(-1);
    assert.match(last?.type === 'failure' ? last.failure.message : '', /Nothing answers at 127\.0\.0\.1:\d+/);
  });

  it('says that a secure connection failed where there is none', async () => {
    const log = ask({ baseUrl: server.url.replace('http:', 'https:') });
    await log.ended;
    const last = log.events.at(-1);
    assert.match(last?.type === 'failure' ? last.failure.message : '', /No secure connection/);
  });
});
