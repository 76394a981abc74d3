import assert from 'node:assert/strict';
import { embed, type Embedded } from '../../../../src/core/models/embed.ts';
import { ManualTimer } from '../../../support/manualTimer.ts';
import { startModelServer } from '../../../support/modelServer.ts';
import type { ModelServer, SideAnswer } from '../../../support/modelServer.ts';
import { embedding, errorObject } from '../../../support/modelWire.ts';

describe('embeddings of an endpoint', () => {
  const KEY = 'sk-0123456789abcdef';
  let server: ModelServer;
  beforeEach(async () => {
    server = await startModelServer({ key: KEY });
  });
  afterEach(() => server.close());

  const ask = (texts: readonly string[], signal = new AbortController().signal): Promise<Embedded> =>
    embed(
      {
        id: 'test',
        baseUrl: server.url,
        key: () => KEY,
        startTimer: new ManualTimer().start,
        wait: () => Promise.resolve(),
        random: () => 0,
      },
      'embed-small',
      texts,
      signal,
    );

  it('gives a vector for each text, in their order, and the tokens', async () => {
    assert.deepEqual(await ask(['one two', 'three']), {
      vectors: [embedding('one two'), embedding('three')],
      tokens: 4,
    });
    assert.deepEqual(server.requests[0]?.body, {
      model: 'embed-small',
      input: ['one two', 'three'],
      encoding_format: 'float',
    });
  });
  it('puts vectors that come out of order in order', async () => {
    const data = [
      { index: 1, embedding: [2] },
      { index: 0, embedding: [1] },
    ];
    server.answerWith('/embeddings', { status: 200, body: { data } });
    assert.deepEqual(await ask(['a', 'b']), { vectors: [[1], [2]], tokens: undefined });
  });
  it('asks again where the server is busy', async () => {
    server.answerWith('/embeddings', { status: 429, body: errorObject('slow down', 'rate') }, 'reset');
    assert.deepEqual((await ask(['a'])).vectors, [embedding('a')]);
    assert.equal(server.requests.length, 3);
  });
  it('cuts no character in two', async () => {
    await ask(['a\ud83d']);
    assert.match(server.requests[0]?.text ?? '', /"a\ufffd"/);
  });

  const check = (title: string, answer: SideAnswer, message: RegExp): void => {
    it(title, async () => {
      server.answerWith('/embeddings', answer, answer, answer);
      await assert.rejects(ask(['a', 'b']), { name: 'FailureError', message });
    });
  };
  check('too few vectors', { status: 200, body: { data: [{ index: 0, embedding: [1] }] } }, /not an OpenAI-style/);
  check(
    'vectors of different lengths',
    { status: 200, body: { data: [{ embedding: [1] }, { embedding: [1, 2] }] } },
    /not an OpenAI-style/,
  );
  check('a page', { status: 200, body: '<html>' }, /not an OpenAI-style/);
  check('a refused key', { status: 401, body: errorObject('no', 'x', 'invalid_api_key') }, /key/);
  check('a broken connection', 'reset', /connection|answer/i);
});
