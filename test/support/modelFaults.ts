import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { countTokens, errorObject, frame, replyObject } from './modelWire.ts';
import type { ChatRequest, ReplyFrames, ReplyScript } from './modelWire.ts';

/**
 * What can go wrong on the way to a model, by name. Each is played for one request to `/chat/completions`; those that
 * stall do so until the client leaves or the server closes.
 */
export const faults = {
  '400': it => it.json(400, errorObject('Invalid value for a field of the request.', 'invalid_request_error')),
  '401': it => it.json(401, errorObject('Incorrect API key provided.', 'invalid_request_error', 'invalid_api_key')),
  /** As some servers do, the key comes back in the words of the error. */
  '401-echo': it => it.json(401, errorObject(`bad key: ${it.headers.authorization ?? ''}`, 'invalid_request_error')),
  '403': it => it.json(403, errorObject('You are not allowed to use this model.', 'permission_error')),
  '404-model': it =>
    it.json(
      404,
      errorObject(`The model \`${it.request.model}\` does not exist.`, 'invalid_request_error', 'model_not_found'),
    ),
  /** Ollama's wording: no `code`. */
  '404-pull': it =>
    it.json(404, errorObject(`model "${it.request.model}" not found, try pulling it first`, 'api_error')),
  '404-path': it => it.send(404, 'text/html', '<html><body><h1>404 Not Found</h1></body></html>'),
  '405': it => it.send(405, 'text/html', '<html><body><h1>405 Not Allowed</h1></body></html>'),
  '407': it =>
    it.send(407, 'text/html', '<html>Proxy Authentication Required</html>', { 'proxy-authenticate': 'Basic' }),
  '408': it => it.json(408, errorObject('Request timed out.', 'timeout')),
  '413': it => it.send(413, 'text/html', '<html><h1>413 Request Entity Too Large</h1></html>'),
  'context-too-long': it =>
    it.json(
      400,
      errorObject(
        `This model's maximum context length is 8192 tokens. However, your messages resulted in ${countTokens(JSON.stringify(it.request.messages))} tokens.`,
        'invalid_request_error',
        'context_length_exceeded',
        'messages',
      ),
    ),
  '429': it => it.json(429, rateLimited, { 'retry-after': '1' }),
  '429-bare': it => it.json(429, rateLimited),
  '429-date': it => it.json(429, rateLimited, { 'retry-after': 'Fri, 31 Dec 2060 23:59:59 GMT' }),
  '429-hour': it => it.json(429, rateLimited, { 'retry-after': '3600' }),
  '429-negative': it => it.json(429, rateLimited, { 'retry-after': '-5' }),
  '429-nonsense': it => it.json(429, rateLimited, { 'retry-after': 'soon' }),
  '429-quota': it =>
    it.json(
      429,
      errorObject(
        'You exceeded your current quota, please check your plan.',
        'insufficient_quota',
        'insufficient_quota',
      ),
    ),
  '500': it => it.send(500, 'text/html', '<html><body>Internal Server Error</body></html>'),
  '500-huge': it => it.send(500, 'text/html', 'x'.repeat(5_000_000)),
  '502': it => it.send(502, 'text/html', '<html><h1>502 Bad Gateway</h1></html>'),
  '503': it => it.json(503, errorObject('The server is overloaded.', 'server_error')),
  '529': it => it.json(529, errorObject('Overloaded', 'overloaded_error')),
  'reset-before-headers': it => {
    it.reset();
  },
  'reset-mid-stream': async it => {
    await it.writePartOfReply();
    it.reset();
  },
  'fin-mid-stream': async it => {
    await it.writePartOfReply();
    it.hangUp();
  },
  /** The length of the body is known and it ends early without an error: neither a finish reason nor `[DONE]`. */
  'no-done': async it => {
    await it.writePartOfReply();
    it.response.end();
  },
  /** A finish reason but no `[DONE]`, as some servers do: the reply is whole. */
  'finish-without-done': async it => {
    it.startStream();
    await it.write(it.frames.head, ...it.frames.tokens, it.frames.finish);
    it.response.end();
  },
  'half-event': async it => {
    await it.writePartOfReply();
    await it.write((it.frames.tokens[0] ?? '').slice(0, 40));
    it.response.end();
  },
  'malformed-event': async it => {
    await it.writePartOfReply();
    await it.write('data: {"choices":[{"delta":{"content":"x"\n\n', it.frames.finish, it.frames.done);
    it.response.end();
  },
  'error-event': async it => {
    await it.writePartOfReply();
    await it.write(frame(errorObject('The server had an error while processing your request.', 'server_error')));
    it.response.end();
  },
  'error-event-first': async it => {
    it.startStream();
    await it.write(frame(errorObject('The engine is currently overloaded.', 'server_error')));
    it.response.end();
  },
  /** The body a byte at a time, so that every split of a character, a line end and an event happens. */
  'byte-split': async it => {
    it.startStream();
    for (const byte of Buffer.from(body(it.frames))) {
      if (!(await it.write(Buffer.of(byte)))) return;
    }
    it.response.end();
  },
  'utf8-split': async it => {
    it.startStream();
    const bytes = Buffer.from(body(it.frames));
    const middle = bytes.findIndex(byte => byte >= 0xc0) + 1;
    await it.write(bytes.subarray(0, middle));
    await it.pause();
    await it.write(bytes.subarray(middle));
    it.response.end();
  },
  'crlf-split': async it => {
    it.startStream();
    for (const part of body(it.frames)
      .replaceAll('\n', '\r\n')
      .split(/(?<=\r)/))
      await it.write(part);
    it.response.end();
  },
  /** Old line ends, no blank after `data:`, several `data` lines for one event, other fields in between. */
  'odd-framing': async it => {
    it.startStream();
    const text = body(it.frames).replaceAll('data: ', 'data:').replace('"choices":', '\ndata:"choices":');
    await it.write(`retry: 10\rid: 1\revent: message\r${text.replaceAll('\n', '\r')}`);
    it.response.end();
  },
  bom: async it => {
    it.startStream();
    await it.write(`\uFEFF${body(it.frames)}`);
    it.response.end();
  },
  'comments-only': async it => {
    it.startStream();
    for (let i = 0; i < 20; i++) await it.write(': keep-alive\n\n');
    await it.closed;
  },
  /** Whole events that carry no text: they show that the server lives, not that the model writes. */
  'empty-deltas-only': async it => {
    it.startStream();
    for (let i = 0; i < 20; i++) await it.write(it.frames.head);
    await it.closed;
  },
  'header-stall': it => it.closed,
  'first-token-stall': async it => {
    it.startStream();
    await it.write(it.frames.head);
    await it.closed;
  },
  'mid-stall': async it => {
    await it.writePartOfReply();
    await it.closed;
  },
  /** Goes silent after the last token, before it says that it is done. */
  'end-stall': async it => {
    it.startStream();
    await it.write(it.frames.head, ...it.frames.tokens);
    await it.closed;
  },
  /** The model is done and says so, but the end of the answer never comes. */
  'finish-stall': async it => {
    it.startStream();
    await it.write(it.frames.head, ...it.frames.tokens, it.frames.finish);
    await it.closed;
  },
  /** The whole reply, a few bytes at a time, with a pause after each. */
  drip: async it => {
    it.startStream();
    const bytes = Buffer.from(body(it.frames));
    for (let at = 0; at < bytes.length; at += 7) {
      if (!(await it.write(bytes.subarray(at, at + 7)))) return;
      await it.pause();
    }
    it.response.end();
  },
  'error-body-stall': async it => {
    it.response.writeHead(500, { 'content-type': 'application/json' });
    await it.write('{"error":');
    await it.closed;
  },
  flood: async it => {
    it.startStream();
    for (let i = 0; i < 10_000; i++) await it.write(frame({ choices: [{ index: 0, delta: { content: '.' } }] }));
    await it.write(it.frames.finish, it.frames.done);
    it.response.end();
  },
  'huge-event': async it => {
    await it.writePartOfReply();
    await it.write('data: {"choices":[{"index":0,"delta":{"content":"');
    const part = 'x'.repeat(65_536);
    for (let sent = 0; sent < 50_000_000; sent += part.length) {
      if (!(await it.write(part))) return;
    }
    await it.write('"}}]}\n\n', it.frames.done);
    it.response.end();
  },
  'endless-stream': async it => {
    it.startStream();
    const part = frame({ choices: [{ index: 0, delta: { content: 'x'.repeat(100_000) } }] });
    while (await it.write(part));
  },
  'html-200': it => it.send(200, 'text/html', '<!doctype html><title>Sign in</title><form>…</form>'),
  'json-200': it => it.json(200, replyObject(it.request, it.reply)),
  'json-error-200': it => it.json(200, errorObject('Something failed inside.', 'server_error')),
  'json-other-200': it => it.json(200, { status: 'ok' }),
  'empty-200': it => it.send(200, 'text/event-stream', ''),
  'empty-json-200': it => it.send(200, 'application/json', ''),
  /** A stream that ends well and says nothing. */
  'silent-200': async it => {
    it.startStream();
    await it.write(it.frames.head, it.frames.finish, it.frames.done);
    it.response.end();
  },
  'plain-text-200': async it => {
    it.response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
    await it.write(body(it.frames));
    it.response.end();
  },
  'no-choices': async it => {
    it.startStream();
    await it.write(frame({ id: 'x', object: 'chat.completion.chunk' }), frame({ choices: [] }), it.frames.done);
    it.response.end();
  },
  'tool-calls': async it => {
    it.startStream();
    const call = { index: 0, id: 'call_1', type: 'function', function: { name: 'search', arguments: '{}' } };
    await it.write(
      it.frames.head,
      ...it.frames.tokens,
      frame({ choices: [{ index: 0, delta: { tool_calls: [call] } }] }),
      frame({ choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] }),
      it.frames.done,
    );
    it.response.end();
  },
  reasoning: async it => {
    it.startStream();
    const think = (text: string): string => frame({ choices: [{ index: 0, delta: { reasoning_content: text } }] });
    await it.write(it.frames.head, think('Let me '), think('think.'), ...afterHead(it.frames));
    it.response.end();
  },
  /** OpenRouter's and newer servers' name of the same field. */
  'reasoning-other-name': async it => {
    it.startStream();
    const think = (text: string): string =>
      frame({ choices: [{ index: 0, delta: { content: null, reasoning: text } }] });
    await it.write(it.frames.head, think('Let me '), think('think.'), ...afterHead(it.frames));
    it.response.end();
  },
  'reasoning-in-tags': it =>
    it.writeReply({ ...it.reply, text: `<think>\nLet me think.\n</think>\n\n${it.reply.text}` }),
  'finish-length': it => it.writeReply({ ...it.reply, finishReason: 'length' }),
  'finish-filter': it => it.writeReply({ ...it.reply, finishReason: 'content_filter' }),
  'after-done': async it => {
    it.startStream();
    await it.write(body(it.frames), ...it.frames.tokens);
    it.response.end();
  },
  'double-response': async it => {
    it.startStream();
    await it.write(body(it.frames), body(it.frames));
    it.response.end();
  },
  /** `[DONE]` came, but the connection stays open. */
  'open-after-done': async it => {
    it.startStream();
    await it.write(body(it.frames));
    await it.closed;
  },
  redirect: it => it.send(307, 'text/plain', '', { location: 'http://127.0.0.2:9/v1/chat/completions' }),
  'redirect-308': it => it.send(308, 'text/plain', '', { location: it.url.replace('127.0.0.1', 'localhost') }),
  gzip: it => {
    it.response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' });
    it.response.end(gzipSync(body(it.frames)));
  },
  'broken-gzip': it => {
    it.response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' });
    it.response.end('this is not gzip');
  },
  'refuse-temperature': refuseField('temperature', 400, {
    message:
      "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) is supported.",
    type: 'invalid_request_error',
    param: 'temperature',
    code: 'unsupported_value',
  }),
  /** The field is named in the words alone. */
  'refuse-max-tokens': refuseField('max_tokens', 400, {
    message:
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
  }),
  /** FastAPI's form: a list of places. */
  'refuse-stream-options': refuseField('stream_options', 422, {
    detail: [{ type: 'extra_forbidden', loc: ['body', 'stream_options'], msg: 'Extra inputs are not permitted' }],
  }),
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof faults;
export const FAULT_NAMES: readonly FaultName[] = Object.keys(faults).filter(isFaultName);

/** One request to `/chat/completions` that waits for its answer. */
export interface Exchange {
  readonly url: string;
  readonly request: ChatRequest;
  readonly headers: IncomingHttpHeaders;
  readonly reply: ReplyScript;
  readonly frames: ReplyFrames;
  readonly response: ServerResponse;
  /** Settles when the connection is gone. */
  readonly closed: Promise<void>;
  json(status: number, body: object, headers?: Record<string, string>): void;
  send(status: number, type: string, body: string, headers?: Record<string, string>): void;
  startStream(): void;
  /** Waits until the client has room; false once the client is gone. */
  write(...parts: readonly (string | Uint8Array)[]): Promise<boolean>;
  /** The whole reply, with its gates and pauses. */
  writeReply(reply: ReplyScript): Promise<void>;
  /** The head and the first half of the tokens, at least one. */
  writePartOfReply(): Promise<void>;
  pause(): Promise<void>;
  /** Breaks the connection as a crash does (RST). */
  reset(): void;
  /** Ends the connection in good order, in the midst of an answer (FIN). */
  hangUp(): void;
}

export type Fault = (exchange: Exchange) => void | Promise<void>;

const rateLimited = errorObject('Rate limit reached for requests.', 'requests', 'rate_limit_exceeded');

/** Refuses a request that carries the field and answers one that does not. */
function refuseField(field: string, status: number, error: object): Fault {
  return it => (field in it.request ? it.json(status, 'detail' in error ? error : { error }) : it.writeReply(it.reply));
}

function body(frames: ReplyFrames): string {
  return [frames.head, ...afterHead(frames)].join('');
}

function afterHead(frames: ReplyFrames): readonly string[] {
  return [...frames.reasoning, ...frames.tokens, frames.finish, frames.usage, frames.done];
}

function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(faults, name);
}
