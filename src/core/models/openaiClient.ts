import type { OpenAI } from 'openai';
import { FailureError } from '../errors.ts';
import { endpointFailures } from './endpointFailures.ts';
import type { Endpoint } from './endpoint.ts';
import { responseBytes } from './responseBytes.ts';

/** What an endpoint wants to know of the one who asks. */
export interface Credentials {
  readonly key?: string;
  /** `api-key` is Azure's. */
  readonly keyHeader?: 'authorization' | 'api-key';
  readonly organization?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An endpoint that answers with the bare response. Every refusal and lost connection is an error, thrown once: nothing is sent again. */
export interface OpenAiClient {
  complete(body: OpenAI.Chat.ChatCompletionCreateParamsStreaming, signal: AbortSignal): Promise<Response>;
  models(signal: AbortSignal): Promise<Response>;
  embed(model: string, texts: readonly string[], signal: AbortSignal): Promise<Response>;
  transcribe(model: string, recording: File, signal: AbortSignal): Promise<Response>;
}

/** The package is big: it is loaded when the first request is made. */
export async function openAiClient(endpoint: Endpoint, credentials: Credentials): Promise<OpenAiClient> {
  const { key = '', keyHeader = 'authorization', organization, headers = {} } = credentials;
  // A header with other characters cannot be sent, and the error about it would hold the key.
  if (!/^[\x21-\x7e]*$/.test(key)) throw new FailureError(endpointFailures.keyMalformed(endpoint.host));
  const isBearer = keyHeader === 'authorization' && key !== '';
  const own = {
    'user-agent': 'Parley',
    // Named even where there is none: what is set in the environment was meant for another program and endpoint.
    authorization: isBearer ? `Bearer ${key}` : null,
    ...(key !== '' && !isBearer ? { 'api-key': key } : {}),
    ...headers,
  };
  const { OpenAI: Client } = await import('openai');
  const client = new Client({
    // The package will not start without one; the header above decides what is sent.
    apiKey: 'none',
    adminAPIKey: null,
    organization: organization ?? null,
    project: null,
    baseURL: endpoint.baseUrl,
    defaultQuery: endpoint.query,
    defaultHeaders: own,
    maxRetries: 0,
    // The watchdog ends what takes too long; this is the longest a timer can be set for.
    timeout: 2_147_483_647,
    logLevel: 'off',
    fetch: guardedFetch(new Set([...usualHeaders, ...Object.keys(own).map(name => name.toLowerCase())])),
  });
  return {
    complete: (body, signal) => client.chat.completions.create(body, { signal }).asResponse(),
    models: signal => client.models.list({ signal }).asResponse(),
    embed: (model, texts, signal) =>
      client.embeddings.create({ model, input: [...texts], encoding_format: 'float' }, { signal }).asResponse(),
    transcribe: (model, file, signal) =>
      client.audio.transcriptions.create({ model, file, response_format: 'json' }, { signal }).asResponse(),
  };
}

const usualHeaders = ['accept', 'content-type', 'authorization', 'openai-organization'];

/**
 * The editor's own `fetch`, which knows its proxy and certificates, with what the package does not see to: a redirect
 * would send the prompt to an address that nobody chose, headers would tell of the machine, and the page of an error
 * would be read whole however long it is.
 */
function guardedFetch(allowedHeaders: ReadonlySet<string>) {
  return async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const headers = [...new Headers(init.headers)].filter(([name]) => allowedHeaders.has(name));
    const response = await globalThis.fetch(input, { ...init, headers, redirect: 'error' });
    return response.ok ? response : shortened(response);
  };
}

const MAX_ERROR_PAGE = 65_536;

async function shortened(response: Response): Promise<Response> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const bytes of responseBytes(response)) {
    parts.push(bytes);
    length += bytes.length;
    if (length >= MAX_ERROR_PAGE) break;
  }
  const { status, statusText, headers } = response;
  const kept = ['x-request-id', 'request-id', 'retry-after', 'retry-after-ms', 'content-type'];
  return new Response(status === 204 || status === 304 ? null : Buffer.concat(parts), {
    status,
    statusText,
    headers: [...headers].filter(([name]) => kept.includes(name)),
  });
}
