import assert from 'node:assert/strict';
import { FailureError } from '../../../../src/core/errors.ts';
import { transcribe } from '../../../../src/core/models/transcribe.ts';
import { ManualTimer } from '../../../support/manualTimer.ts';
import { startModelServer } from '../../../support/modelServer.ts';
import type { ModelServer, SideAnswer } from '../../../support/modelServer.ts';
import { errorObject } from '../../../support/modelWire.ts';

describe('writing down a recording', () => {
  const KEY = 'sk-0123456789abcdef';
  let server: ModelServer;
  beforeEach(async () => {
    server = await startModelServer({ key: KEY });
  });
  afterEach(() => server.close());

  const write = (key = KEY, signal = new AbortController().signal, name = 'talk.mp3'): Promise<string> =>
    transcribe(
      {
        id: 'test',
        baseUrl: server.url,
        key: () => key,
        startTimer: new ManualTimer().start,
        wait: () => Promise.resolve(),
        random: () => 0,
      },
      'whisper-1',
      { name, type: 'audio/mpeg', bytes: Buffer.alloc(1_000, 7) },
      signal,
    );

  it('gives the words, and sends the recording as it is with its name and the model', async () => {
    assert.equal(await write(), 'You said: talk.mp3, 1000 bytes of audio/mpeg.');
    const [request] = server.requests;
    assert.match(request?.headers['content-type'] ?? '', /^multipart\/form-data; boundary=/);
    assert.match(request?.text ?? '', /name="model"\r\n\r\nwhisper-1\r\n/);
    assert.ok(Buffer.from(request?.bytes ?? []).includes(Buffer.alloc(1_000, 7)));
  });
  it('names what has no ending after its kind', async () => {
    assert.equal(await write(KEY, undefined, 'talk'), 'You said: talk.mp3, 1000 bytes of audio/mpeg.');
  });
  it('asks again where the server is busy', async () => {
    server.answerWith('/audio/transcriptions', { status: 503, body: errorObject('busy', 'server_error') }, 'reset');
    assert.equal(await write(), 'You said: talk.mp3, 1000 bytes of audio/mpeg.');
    assert.equal(server.requests.length, 3);
  });
  it('stops when it is told to, and lets go of the connection', async () => {
    server.answerWith('/audio/transcriptions', 'stall');
    const abort = new AbortController();
    const writing = write(KEY, abort.signal);
    await server.until(it => it.requests.length === 1);
    abort.abort();
    await assert.rejects(writing, { name: 'AbortError' });
    await server.until(it => it.open === 0);
  });
  it('never shows the key that was refused', async () => {
    const wrong = 'sk-wrong-0123456789';
    await assert.rejects(
      write(wrong),
      error => error instanceof FailureError && !JSON.stringify(error.failure).includes(wrong),
    );
  });

  const check = (title: string, answer: SideAnswer, message: RegExp): void => {
    it(title, async () => {
      server.answerWith('/audio/transcriptions', answer, answer, answer);
      await assert.rejects(write(), { name: 'FailureError', message });
    });
  };
  check('an endpoint without transcription', { status: 404, body: '<h1>404</h1>' }, /cannot write down recordings/);
  check('one that does not allow it', { status: 405, body: '<h1>405</h1>' }, /cannot write down recordings/);
  check(
    'an unknown model',
    {
      status: 404,
      body: errorObject('The model `whisper-1` does not exist', 'invalid_request_error', 'model_not_found'),
    },
    /has no model “whisper-1” to write down/,
  );
  check('a recording that is too large', { status: 413, body: '<h1>413</h1>' }, /The recording is larger than/);
  check('a refused key', { status: 401, body: errorObject('no', 'x', 'invalid_api_key') }, /key/);
  check('a page instead of words', { status: 200, body: '<html>login</html>' }, /not an OpenAI-style answer/);
  check('a redirect', { status: 307, body: '', headers: { location: 'http://127.0.0.1:1/' } }, /sends requests on/);
  check('a broken connection', 'reset', /connection|answer/i);
});
