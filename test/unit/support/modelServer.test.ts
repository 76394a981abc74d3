import assert from 'node:assert/strict';
import { startModelServer } from '../../support/modelServer.ts';
import type { ModelServer } from '../../support/modelServer.ts';

describe('the model server', () => {
  let server: ModelServer;
  beforeEach(async () => {
    server = await startModelServer({ key: 'k-123', models: ['one', 'two'] });
  });
  afterEach(() => server.close());

  const post = (path: string, body: object, key = 'k-123'): Promise<Response> =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    });
  const ask = async (content: string): Promise<string> => {
    const response = await post('/chat/completions', {
      model: 'one',
      stream: true,
      messages: [{ role: 'user', content }],
    });
    const deltas = [...(await response.text()).matchAll(/"content":("(?:[^"\\]|\\.)*")/g)];
    return deltas.map(match => String(JSON.parse(match[1] ?? '""'))).join('');
  };

  it('refuses a wrong key, an unknown model, a wrong path and a wrong body', async () => {
    const status = async (response: Promise<Response>): Promise<number> => (await response).status;
    assert.deepEqual(
      await Promise.all([
        status(post('/chat/completions', { model: 'one', messages: [] }, 'other')),
        status(post('/chat/completions', { model: 'three', messages: [] })),
        status(post('/completions', {})),
        status(post('/chat/completions', { model: 'one' })),
      ]),
      [401, 404, 404, 400],
    );
  });

  it('records every request, byte for byte', async () => {
    await (await post('/chat/completions', { model: 'one', messages: [{ role: 'user', content: 'é' }] })).text();
    const [request] = server.requests;
    assert.equal(request?.text, '{"model":"one","messages":[{"role":"user","content":"é"}]}');
    assert.equal(request.bytes.length, request.text.length + 1);
  });

  it('lists its models and gives the same text the same vector', async () => {
    const list = await (await fetch(`${server.url}/models`, { headers: { 'api-key': 'k-123' } })).text();
    assert.match(list, /"id":"one".*"id":"two"/);
    const vectors = await Promise.all(
      ['read a file', 'read a file', 'quite other'].map(async input =>
        (await post('/embeddings', { model: 'one', input })).text(),
      ),
    );
    assert.equal(vectors[0], vectors[1]);
    assert.notEqual(vectors[0], vectors[2]);
  });

  describe('plays a model that', () => {
    const code =
      '`src/sum.ts`:\n\n```ts\nexport function sum(list: number[]) {\n  for (let i = 0; i <= list.length; i++) {}\n}\n```';

    it('explains', async () => {
      const reply = await ask(`Explain this:\n\n${code}`);
      for (const part of ['`sum` in `src/sum.ts`', '\n- **', '\n| --- |', '```ts\nexport function sum']) {
        assert.ok(reply.includes(part), part);
      }
    });

    it('writes tests under the path beside the source, or the one that the prompt names', async () => {
      assert.match(await ask(`Generate tests for this:\n\n${code}`), /```ts src\/sum\.test\.ts\n/);
      assert.match(await ask(`Generate tests into test/sum.spec.ts:\n\n${code}`), /```ts test\/sum\.spec\.ts\n/);
    });

    it('fixes with a block that is found in the source', async () => {
      const reply = await ask(`fix this\n\n${code}`);
      assert.match(reply, /src\/sum\.ts\n<<<<<<< SEARCH\n {2}for \(let i = 0; i <= list/);
      assert.match(reply, /=======\n {2}for \(let i = 0; i < list/);
    });

    it('answers anything else, the same each time', async () => {
      assert.match(await ask('hello there'), /You asked: “hello there”[\s\S]*```text/);
      assert.equal(await ask('hello there'), await ask('hello there'));
    });
  });
});
