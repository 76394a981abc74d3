import { FailureError } from '../errors.ts';
import { endpointFailures } from './endpointFailures.ts';
import { readChunk } from './chunk.ts';
import type { Chunk } from './chunk.ts';
import { readModelList } from './modelList.ts';
import type { ModelInfo } from './modelProvider.ts';
import { responseBytes } from './responseBytes.ts';
import { EventTooLongError, SseReader } from './sse.ts';

/** Whether the server said that it was done (`[DONE]`), or the connection just ended. */
export type AnswerEnd = 'done' | 'closed';

/**
 * The chunks of an answer with status 200, whatever its content type says: a stream of events, or one JSON object from
 * a server that does not stream. Throws a `FailureError` where it is neither, cannot be read or is too large.
 */
export async function* readAnswer(response: Response, host: string): AsyncGenerator<Chunk, AnswerEnd> {
  const pieces = decoded(response);
  let head = '';
  // Blank lines say nothing of what is to come.
  while (head.trim() === '') {
    const { value, done } = await pieces.next();
    if (done) throw new FailureError(endpointFailures.emptyAnswer(host, describe(response)));
    head += value;
  }
  const first = head.trimStart()[0];
  if (first === '<')
    throw new FailureError(endpointFailures.notOpenAi(host, `${describe(response)}\n${head.slice(0, 500)}`));
  if (first === '{' || first === '[') return yield* wholeAnswer(head, pieces, response, host);
  return yield* eventAnswer(head, pieces, host);
}

/** In UTF-16 units. */
const MAX_JSON = 8_000_000;

async function* wholeAnswer(
  head: string,
  pieces: AsyncIterable<string>,
  response: Response,
  host: string,
): AsyncGenerator<Chunk, AnswerEnd> {
  const text = await wholeText(head, pieces, response, host);
  const chunk = readChunk(parseJson(text));
  if (!chunk) throw new FailureError(endpointFailures.notOpenAi(host, `${describe(response)}\n${text.slice(0, 500)}`));
  yield chunk;
  return 'done';
}

/** The models of an answer to `GET /models`. Throws a `FailureError` where it is none. */
export function readModels(response: Response, host: string): Promise<readonly ModelInfo[]> {
  return readObject(response, host, readModelList);
}

/** An answer that is one JSON object. Throws a `FailureError` where `read` gives back undefined. */
export async function readObject<T>(
  response: Response,
  host: string,
  read: (value: unknown) => T | undefined,
): Promise<T> {
  const text = await wholeText('', decoded(response), response, host);
  const value = read(parseJson(text));
  if (value === undefined) {
    throw new FailureError(endpointFailures.notOpenAi(host, `${describe(response)}\n${text.slice(0, 500)}`));
  }
  return value;
}

async function wholeText(
  head: string,
  pieces: AsyncIterable<string>,
  response: Response,
  host: string,
): Promise<string> {
  let text = head;
  for await (const piece of pieces) {
    text += piece;
    if (text.length > MAX_JSON) throw new FailureError(endpointFailures.answerTooLarge(host, describe(response)));
  }
  return text;
}

async function* eventAnswer(
  head: string,
  pieces: AsyncIterable<string>,
  host: string,
): AsyncGenerator<Chunk, AnswerEnd> {
  const reader = new SseReader();
  try {
    for await (const piece of concat(head, pieces)) {
      for (const data of reader.read(piece)) {
        if (data.trim() === '[DONE]') return 'done';
        const value = parseJson(data);
        if (value === undefined) throw new FailureError(endpointFailures.unreadableAnswer(host, data.slice(0, 500)));
        const chunk = readChunk(value);
        if (chunk) yield chunk;
      }
    }
  } catch (error) {
    throw error instanceof EventTooLongError
      ? new FailureError(endpointFailures.answerTooLarge(host, 'one event'))
      : error;
  }
  // The last event may lack its blank line; if it is only half an event, the connection ended within it.
  for (const data of reader.end()) {
    if (data.trim() === '[DONE]') return 'done';
    const chunk = readChunk(parseJson(data));
    if (chunk) yield chunk;
  }
  return 'closed';
}

async function* decoded(response: Response): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  for await (const bytes of responseBytes(response)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

async function* concat(head: string, rest: AsyncIterable<string>): AsyncGenerator<string, void> {
  yield head;
  yield* rest;
}

function describe(response: Response): string {
  return `HTTP ${response.status} · ${response.headers.get('content-type') ?? 'no content type'}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
