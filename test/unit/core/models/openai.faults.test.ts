import assert from 'node:assert/strict';
import { createOpenAiProvider } from '../../../../src/core/models/openai.ts';
import { ManualTimer } from '../../../support/manualTimer.ts';
import { FAULT_NAMES } from '../../../support/modelFaults.ts';
import type { FaultName } from '../../../support/modelFaults.ts';
import { startModelServer } from '../../../support/modelServer.ts';
import type { ModelServer } from '../../../support/modelServer.ts';
import { StreamLog } from './streamLog.ts';

const KEY = 'sk-test-0123456789abcdefghij';
const REPLY = 'Grüße aus 東京, hello world, this is a reply.';
const HALF = 'Grüße aus 東京, hello';

/** What each fault, played for every request, leads to: requests made, text shown, how the stream ended. */
const expected: Readonly<Record<FaultName, readonly [requests: number, text: string, outcome: string]>> = {
  '400': [1, '', 'failure ai_provider_error'],
  '401': [1, '', 'failure unauthorized'],
  '401-echo': [1, '', 'failure unauthorized'],
  '403': [1, '', 'failure unauthorized'],
  '404-model': [1, '', 'failure model_not_found'],
  '404-pull': [1, '', 'failure model_not_found'],
  '404-path': [1, '', 'failure ai_provider_error'],
  '405': [1, '', 'failure ai_provider_error'],
  '407': [1, '', 'failure offline'],
  '408': [3, '', 'failure ai_provider_error'],
  '413': [1, '', 'failure insufficient_tokens'],
  'context-too-long': [1, '', 'failure insufficient_tokens'],
  '429': [3, '', 'failure rate_limit_exceeded'],
  '429-bare': [3, '', 'failure rate_limit_exceeded'],
  '429-date': [1, '', 'failure rate_limit_exceeded'],
  '429-hour': [1, '', 'failure rate_limit_exceeded'],
  '429-negative': [3, '', 'failure rate_limit_exceeded'],
  '429-nonsense': [3, '', 'failure rate_limit_exceeded'],
  '429-quota': [1, '', 'failure rate_limit_exceeded'],
  '500': [3, '', 'failure ai_provider_error'],
  '500-huge': [3, '', 'failure ai_provider_error'],
  '502': [3, '', 'failure ai_provider_error'],
  '503': [3, '', 'failure ai_provider_error'],
  '529': [3, '', 'failure ai_provider_error'],
  'reset-before-headers': [3, '', 'failure offline'],
  'reset-mid-stream': [1, HALF, 'failure offline'],
  'fin-mid-stream': [1, HALF, 'failure offline'],
  'no-done': [1, HALF, 'end cut-off'],
  'finish-without-done': [1, REPLY, 'end stop'],
  'half-event': [1, HALF, 'end cut-off'],
  'malformed-event': [1, HALF, 'failure ai_provider_error'],
  'error-event': [1, HALF, 'failure ai_provider_error'],
  'error-event-first': [3, '', 'failure ai_provider_error'],
  'byte-split': [1, REPLY, 'end stop'],
  'utf8-split': [1, REPLY, 'end stop'],
  'crlf-split': [1, REPLY, 'end stop'],
  'odd-framing': [1, REPLY, 'end stop'],
  bom: [1, REPLY, 'end stop'],
  'comments-only': [1, '', 'failure stalled'],
  'empty-deltas-only': [1, '', 'failure stalled'],
  'header-stall': [1, '', 'failure stalled'],
  'first-token-stall': [1, '', 'failure stalled'],
  'mid-stall': [1, HALF, 'failure stalled'],
  'end-stall': [1, REPLY, 'failure stalled'],
  'finish-stall': [1, REPLY, 'end stop'],
  'error-body-stall': [1, '', 'failure stalled'],
  drip: [1, REPLY, 'end stop'],
  flood: [1, '.'.repeat(10_000), 'end stop'],
  'huge-event': [1, HALF, 'failure ai_provider_error'],
  'endless-stream': [1, 'x'.repeat(4_100_000), 'failure ai_provider_error'],
  'html-200': [1, '', 'failure ai_provider_error'],
  'json-200': [1, REPLY, 'end stop'],
  'json-error-200': [3, '', 'failure ai_provider_error'],
  'json-other-200': [1, '', 'failure ai_provider_error'],
  'empty-200': [1, '', 'failure ai_provider_error'],
  'empty-json-200': [1, '', 'failure ai_provider_error'],
  'silent-200': [1, '', 'failure ai_provider_error'],
  'plain-text-200': [1, REPLY, 'end stop'],
  'no-choices': [1, '', 'failure ai_provider_error'],
  'tool-calls': [1, REPLY, 'end stop'],
  reasoning: [1, REPLY, 'end stop'],
  'reasoning-other-name': [1, REPLY, 'end stop'],
  'reasoning-in-tags': [1, REPLY, 'end stop'],
  'finish-length': [1, REPLY, 'end length'],
  'finish-filter': [1, REPLY, 'end filter'],
  'after-done': [1, REPLY, 'end stop'],
  'double-response': [1, REPLY, 'end stop'],
  'open-after-done': [1, REPLY, 'end stop'],
  redirect: [1, '', 'failure ai_provider_error'],
  'redirect-308': [1, '', 'failure ai_provider_error'],
  gzip: [1, REPLY, 'end stop'],
  'broken-gzip': [3, '', 'failure offline'],
  'refuse-temperature': [2, REPLY, 'end stop'],
  'refuse-max-tokens': [2, REPLY, 'end stop'],
  'refuse-stream-options': [2, REPLY, 'end stop'],
};

describe('every fault of an endpoint ends the stream once', () => {
  let server: ModelServer;
  before(async () => {
    server = await startModelServer({ key: KEY, reply: () => REPLY });
  });
  after(() => server.close());

  for (const name of FAULT_NAMES) {
    const [requests, text, outcome] = expected[name];
    it(`${name} → ${requests} × asked, ${outcome}`, async () => {
      server.faultAlways(name);
      const before = server.requests.length;
      const timer = new ManualTimer();
      const provider = createOpenAiProvider({
        id: 'test',
        baseUrl: server.url,
        key: () => KEY,
        startTimer: timer.start,
        wait: () => Promise.resolve(),
      });
      const request = {
        model: 'm',
        temperature: 0.2,
        maxTokens: 9,
        messages: [{ role: 'user', content: 'hi' }],
      } as const;
      const log = new StreamLog(provider.stream(request, new AbortController().signal));
      if (name.endsWith('-stall') || /-only$/.test(name)) {
        await server.until(it => it.requests.length > before);
        await log.until(it => it.text === text);
        if (name === 'finish-stall') await timer.started(2);
        timer.elapse(400);
      }
      await log.ended;

      assert.deepEqual([server.requests.length - before, log.text, log.outcome], [requests, text, outcome]);
      assert.match(log.events.at(-1)?.type ?? '', /^(end|failure)$/);
      assert.ok(!JSON.stringify(log.events).includes(KEY), 'the key is in an event');
      assert.equal(timer.pending, 0, 'a timer is left');
      await server.until(it => it.open === 0);
    });
  }
});
