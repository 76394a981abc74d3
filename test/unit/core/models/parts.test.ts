import assert from 'node:assert/strict';
import { readChunk } from '../../../../src/core/models/chunk.ts';
import { readEndpoint } from '../../../../src/core/models/endpoint.ts';
import { factsOfError, factsOfObject } from '../../../../src/core/models/errorFacts.ts';
import { knownModel } from '../../../../src/core/models/knownModels.ts';
import { readModelList } from '../../../../src/core/models/modelList.ts';
import { understand } from '../../../../src/core/models/problem.ts';
import { refusedParameter } from '../../../../src/core/models/refusedParameters.ts';
import { askedWait, retryWait } from '../../../../src/core/models/retry.ts';
import { scrub } from '../../../../src/core/models/scrub.ts';
import { EventTooLongError, SseReader } from '../../../../src/core/models/sse.ts';
import { ThinkTags } from '../../../../src/core/models/thinkTags.ts';
import { estimateTokens } from '../../../../src/core/models/tokens.ts';

describe('server-sent events', () => {
  const check = (text: string, expected: readonly string[]): void => {
    it(JSON.stringify(text), () => {
      for (let split = 0; split <= text.length; split++) {
        const reader = new SseReader();
        const events = [...reader.read(text.slice(0, split)), ...reader.read(text.slice(split)), ...reader.end()];
        assert.deepEqual(events, expected, `split at ${split}`);
      }
    });
  };
  check('data: a\n\ndata: b\n\n', ['a', 'b']);
  check('data: a\r\n\r\ndata: b\r\n\r\n', ['a', 'b']);
  check('data: a\r\rdata: b\r\r', ['a', 'b']);
  check('data:a\ndata: b\n\n', ['a\nb']);
  check('data:  a\n\n', [' a']);
  check(': comment\n\nevent: x\nid: 1\ndata: a\nretry: 3\n\n', ['a']);
  check('data: a', ['a']);
  check('\n\n\n', []);
  check('', []);

  it('stops at an event of more than a million characters', () => {
    assert.throws(() => new SseReader().read(`data: ${'x'.repeat(1_100_000)}`), EventTooLongError);
    assert.throws(() => new SseReader().read('data: xxxxxxxxx\n'.repeat(120_000)), EventTooLongError);
  });
});

describe('reasoning in tags', () => {
  const check = (text: string, reply: string, reasoning: string): void => {
    it(JSON.stringify(text), () => {
      for (let split = 0; split <= text.length; split++) {
        const tags = new ThinkTags();
        const said = [tags.read(text.slice(0, split)), tags.read(text.slice(split)), tags.end()];
        assert.deepEqual(
          [said.map(it => it.text).join(''), said.map(it => it.reasoning).join('')],
          [reply, reasoning],
          `split at ${split}`,
        );
      }
    });
  };
  check('plain', 'plain', '');
  check('<think>why</think>\n\nso', 'so', 'why');
  check('\n<think>why</think>so', 'so', 'why');
  check('<think>never closed', '', 'never closed');
  check('<think>a </thin b</think>c', 'c', 'a </thin b');
  check('<thing>', '<thing>', '');
  check('<th', '<th', '');
  check('say <think>x</think>', 'say <think>x</think>', '');
});

describe('the address of an endpoint', () => {
  const check = (address: string, expected: string, allowInsecure = false): void => {
    it(`${address} → ${expected}`, () => {
      const endpoint = readEndpoint(address, allowInsecure);
      assert.equal('code' in endpoint ? endpoint.message : endpoint.baseUrl, expected);
    });
  };
  check('https://api.openai.com/v1', 'https://api.openai.com/v1');
  check(' https://api.openai.com/v1/ ', 'https://api.openai.com/v1');
  check('https://api.openai.com/v1/chat/completions', 'https://api.openai.com/v1');
  check('http://localhost:11434/v1', 'http://localhost:11434/v1');
  check('http://[::1]:8080/v1', 'http://[::1]:8080/v1');
  check('http://127.9.9.9/v1', 'http://127.9.9.9/v1');
  check('http://10.0.0.5/v1', 'http://10.0.0.5/v1', true);
  check('http://localhost.evil.com/v1', insecure('localhost.evil.com'));
  check('http://10.0.0.5/v1', insecure('10.0.0.5'));
  check('https://me:pass@host/v1', '“https://…@host/v1” is not the address of an endpoint.');
  check('javascript:alert(1)', '“javascript:alert(1)” is not the address of an endpoint.');
  check('', '“” is not the address of an endpoint.');

  it('keeps the query apart', () => {
    const endpoint = readEndpoint('https://x.openai.azure.com/openai/deployments/d?api-version=2024-10-21');
    assert.ok(!('code' in endpoint));
    assert.deepEqual(
      [endpoint.baseUrl, endpoint.query],
      ['https://x.openai.azure.com/openai/deployments/d', { 'api-version': '2024-10-21' }],
    );
  });

  function insecure(host: string): string {
    return `The address of ${host} begins with http://, so anybody on the way could read the key and the code.`;
  }
});

describe('waits before a request is sent again', () => {
  const check = (retry: number, asked: number | undefined, expected: number | undefined): void => {
    it(`${retry}, asked ${asked ?? 'nothing'} → ${expected ?? 'not sent'}`, () =>
      assert.equal(
        retryWait(retry, asked, () => 0),
        expected,
      ));
  };
  check(0, undefined, 0.5);
  check(1, undefined, 1);
  check(2, undefined, undefined);
  check(0, 0, 0);
  check(0, 30, 30);
  check(0, 31, undefined);

  const header = (name: string, value: string, expected: number | undefined): void => {
    it(`${name}: ${value} → ${expected ?? 'nothing'}`, () =>
      assert.equal(askedWait(new Headers({ [name]: value }), Date.parse('2026-01-01T00:00:00Z')), expected));
  };
  header('retry-after', '7', 7);
  header('retry-after', '0.5', 0.5);
  header('retry-after', '-5', undefined);
  header('retry-after', 'soon', undefined);
  header('retry-after', 'Thu, 01 Jan 2026 00:00:20 GMT', 20);
  header('retry-after', 'Wed, 31 Dec 2025 00:00:00 GMT', undefined);
  header('retry-after-ms', '250', 0.25);
});

describe('a refused parameter', () => {
  const check = (param: string | undefined, text: string, expected: string | undefined, status = 400): void => {
    it(`${param ?? ''} ${text}`, () => assert.equal(refusedParameter(status, param, text), expected));
  };
  check('temperature', 'whatever', 'temperature');
  check(undefined, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.", 'max_tokens');
  check(undefined, 'Unrecognized request argument supplied: stream_options', 'stream_options');
  check(undefined, 'property top_p is not permitted', 'top_p');
  check(undefined, 'temperature is a nice thing', undefined);
  check('messages', 'Invalid messages', undefined);
  check('temperature', 'whatever', undefined, 500);
});

describe('an error of the connection', () => {
  const check = (cause: Error, message: RegExp, isPassing = false): void => {
    it(`${cause.name} ${cause.message}`, () => {
      const facts = factsOfError(new TypeError('fetch failed', { cause }), 0);
      const problem = understand(facts, { host: 'h', model: 'm', hasKey: true });
      assert.match(problem.failure.message, message);
      assert.equal(problem.isPassing, isPassing);
    });
  };
  const error = (code: string, message = code): Error => Object.assign(new Error(message), { code });
  check(error('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'), /certificate of h is not trusted/);
  check(error('CERT_HAS_EXPIRED'), /certificate of h is not trusted/);
  check(error('ERR_TLS_CERT_ALTNAME_INVALID'), /certificate of h is not trusted/);
  check(error('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'), /certificate of h is not trusted/);
  check(new Error('net::ERR_CERT_AUTHORITY_INVALID'), /certificate of h is not trusted/);
  check(error('ENOTFOUND'), /could not be found/);
  check(error('EAI_AGAIN'), /could not be found/, true);
  check(new Error('net::ERR_NAME_NOT_RESOLVED'), /could not be found/);
  check(new AggregateError([error('ECONNREFUSED'), error('ECONNREFUSED')]), /Nothing answers at h/);
  check(new Error('net::ERR_CONNECTION_REFUSED'), /Nothing answers at h/);
  check(error('ETIMEDOUT'), /could not be reached/, true);
  check(error('UND_ERR_CONNECT_TIMEOUT'), /could not be reached/, true);
  check(error('ENETUNREACH'), /could not be reached/, true);
  check(new Error('net::ERR_INTERNET_DISCONNECTED'), /could not be reached/, true);
  check(error('ECONNRESET'), /was lost/, true);
  check(error('UND_ERR_SOCKET', 'other side closed'), /was lost/, true);
  check(error('EPROTO'), /No secure connection/);
  check(new Error('unexpected redirect'), /sends requests on to another address/);

  it('that is none is called unexpected', () => {
    const problem = understand(factsOfError(new TypeError('x is not a function'), 0), {
      host: 'h',
      model: 'm',
      hasKey: true,
    });
    assert.deepEqual([problem.failure.code, problem.isPassing], ['ai_provider_error', false]);
  });
});

describe('a model that does not take images', () => {
  const check = (status: number, message: string, isThat = true): void => {
    it(`${status} ${message}`, () => {
      const thrown = Object.assign(new Error(''), { status, headers: new Headers(), error: { message } });
      const { failure } = understand(factsOfError(thrown, 0), { host: 'h', model: 'm', hasKey: true });
      assert.equal(failure.message === 'm does not take images.', isThat);
    });
  };
  check(400, 'Invalid content type. image_url is only supported by certain models.');
  check(400, 'This model does not support image input');
  check(400, 'At most 0 image(s) may be provided: m is not a multimodal model');
  check(404, 'No endpoints found that support image input');
  check(500, 'image input is not supported - hint: if this is unexpected, you may need to provide the mmproj');
  check(400, 'This model does not support vision');
  check(400, 'Unsupported parameter: temperature', false);
  check(404, 'The model m does not exist', false);
  check(500, 'Internal error', false);
});

describe('the words of an error', () => {
  const check = (status: number, body: unknown, code: string, message: RegExp): void => {
    it(`${status} ${JSON.stringify(body)}`, () => {
      const thrown = Object.assign(new Error(`${status} x`), { status, headers: new Headers(), error: body });
      const { failure } = understand(factsOfError(thrown, 0), { host: 'h', model: 'm', hasKey: true });
      assert.equal(failure.code, code);
      assert.match(failure.message, message);
    });
  };
  check(400, { message: 'prompt is too long: 210000 tokens > 200000 maximum' }, 'insufficient_tokens', /longer than m/);
  check(400, { error: 'the request exceeds the available context size' }, 'insufficient_tokens', /longer than m/);
  check(400, [{ error: { message: 'API key not valid.' } }], 'unauthorized', /did not accept the key/);
  check(400, { message: 'm is not a valid model ID' }, 'model_not_found', /has no model/);
  check(402, { message: 'Insufficient credits' }, 'rate_limit_exceeded', /nothing left to spend/);
  check(404, { code: 'DeploymentNotFound', message: 'no' }, 'model_not_found', /has no model/);
  check(404, { detail: 'Not Found' }, 'ai_provider_error', /no chat endpoint/);
  check(429, { message: 'Request too large for m' }, 'insufficient_tokens', /longer than m/);
  check(418, {}, 'ai_provider_error', /did not accept the request/);

  it('in a stream carry their own status', () => {
    const status = (body: unknown): number | undefined => factsOfObject(body).status;
    assert.deepEqual(
      [
        status({ code: 429, message: 'slow' }),
        status({ type: 'overloaded_error' }),
        status({ code: 'context_length_exceeded' }),
        status('went wrong'),
      ],
      [429, 529, 400, 500],
    );
  });
});

describe('a server’s words', () => {
  const key = 'my+key/1234';
  const check = (text: string): void => {
    it(text, () => assert.doesNotMatch(scrub(text, [key]), /my.{0,3}key|bXkra|sk-ab/));
  };
  check(`bad key ${key}`);
  check(`url ?key=${encodeURIComponent(key)}`);
  check(`basic ${Buffer.from(key).toString('base64')}`);
  check('Incorrect API key provided: sk-ab****wxyz.');

  it('are cut at 2,000 characters', () => assert.equal(scrub('x'.repeat(9_000), []).length, 2_000));
});

describe('a chunk', () => {
  const check = (value: unknown, expected: string | undefined): void => {
    it(JSON.stringify(value), () => {
      const chunk = readChunk(value);
      assert.equal(chunk && `${chunk.text}|${chunk.reasoning}|${chunk.finishReason ?? ''}`, expected);
    });
  };
  check({ choices: [{ delta: { content: 'a' } }] }, 'a||');
  check({ choices: [{ delta: { content: null, reasoning: 'r' }, finish_reason: 'stop' }] }, '|r|stop');
  check({ choices: [{ delta: { content: [{ type: 'text', text: 'a' }, { type: 'other' }] } }] }, 'a||');
  check({ choices: [{ message: { content: 'whole' }, finish_reason: 'MAX_TOKENS' }] }, 'whole||length');
  check({ choices: [{ delta: {}, finish_reason: 'tool_calls' }] }, '||stop');
  check({ choices: [] }, '||');
  check({ usage: { prompt_tokens: 1, completion_tokens: 2 } }, '||');
  check({ id: 'x' }, undefined);
  check('x', undefined);
  check({ choices: 'x' }, undefined);
});

describe('a list of models', () => {
  it('is read from any of its forms', () => {
    assert.deepEqual(readModelList({ data: [{ id: 'models/a' }] }), [{ id: 'a' }]);
    assert.deepEqual(readModelList([{ id: 'b', max_model_len: 4096 }]), [{ id: 'b', contextWindow: 4096 }]);
    assert.deepEqual(
      readModelList({
        data: [{ id: 'x/c', name: 'C', context_length: 9, pricing: { prompt: '0.000002', completion: '0.00001' } }],
      }),
      [{ id: 'x/c', name: 'C', contextWindow: 9, price: { prompt: 2, reply: 10 } }],
    );
    assert.equal(readModelList({ models: [] }), undefined);
  });

  it('knows the common ones, dated and prefixed', () => {
    assert.deepEqual(knownModel('gpt-4o-2024-08-06')?.price, { prompt: 2.5, reply: 10 });
    assert.equal(knownModel('openai/gpt-4o-mini')?.price?.prompt, 0.15);
    assert.equal(knownModel('anthropic/claude-sonnet-4:beta')?.contextWindow, 200_000);
    assert.equal(knownModel('gpt-4omega'), undefined);
  });
});

describe('the estimate of tokens', () => {
  /** `counted` is what o200k makes of it. */
  const check = (text: string, counted: number, within: number): void => {
    it(`${JSON.stringify(text)} ≈ ${counted}`, () => assert.ok(Math.abs(estimateTokens(text) - counted) <= within));
  };
  check('', 0, 0);
  check('hi', 1, 0);
  check('Hello, world!', 4, 1);
  check('function add(a, b) { return a + b; }', 13, 2);
  check('今天天气很好，我们去公园吧。', 10, 4);
  check('שלום עולם, מה שלומך היום?', 9, 2);
});
