import * as v from 'valibot';
import type { RecordedRequest } from './modelHttp.ts';
import { countTokens, embedding, errorObject } from './modelWire.ts';

/** A status and the object that is the body. */
export type PlainAnswer = readonly [status: number, body: object];

/** What the model server answers at once, beside chat completions: `POST /embeddings`, `/audio/transcriptions`, `GET /models`. */
export const sideEndpoints: Readonly<
  Record<string, (request: RecordedRequest, models: readonly string[]) => PlainAnswer>
> = {
  '/v1/models': (_, models) => [200, modelList(models)],
  '/v1/embeddings': ({ body }) => embeddings(body),
  '/v1/audio/transcriptions': transcription,
};

const embeddingsSchema = v.looseObject({ model: v.string(), input: v.union([v.string(), v.array(v.string())]) });

function embeddings(body: unknown): PlainAnswer {
  const parsed = v.safeParse(embeddingsSchema, body);
  if (!parsed.success) return [400, errorObject('The body is not an embeddings request.', 'invalid_request_error')];
  const inputs = typeof parsed.output.input === 'string' ? [parsed.output.input] : parsed.output.input;
  const tokens = inputs.reduce((sum, text) => sum + countTokens(text), 0);
  return [
    200,
    {
      object: 'list',
      model: parsed.output.model,
      data: inputs.map((text, index) => ({ object: 'embedding', index, embedding: embedding(text) })),
      usage: { prompt_tokens: tokens, total_tokens: tokens },
    },
  ];
}

/** What the demo hears in a recording: its name, size and type. */
function transcription({ bytes, headers }: RecordedRequest): PlainAnswer {
  const boundary = /boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1] ?? '';
  const parts = boundary === '' ? [] : Buffer.from(bytes).toString('latin1').split(`--${boundary}`);
  const part = (name: string): string | undefined => parts.find(it => it.includes(`name="${name}"`));
  const file = /filename="([^"]*)"\r\nContent-Type: (\S+)\r\n\r\n([^]*)\r\n$/i.exec(part('file') ?? '');
  if (!file || part('model') === undefined) {
    return [400, errorObject('The body is not a transcription request.', 'invalid_request_error')];
  }
  const [, name = '', type = '', content = ''] = file;
  return [200, { text: `You said: ${name}, ${String(content.length)} bytes of ${type}.` }];
}

function modelList(models: readonly string[]): object {
  return {
    object: 'list',
    data: models.map(id => ({ id, object: 'model', created: 1_760_000_000, owned_by: 'demo' })),
  };
}
