import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { demoReply } from './demoModel.ts';
import { faults } from './modelFaults.ts';
import type { Exchange, FaultName } from './modelFaults.ts';
import { drained, pauseFor, portOf, record, send, sendJson } from './modelHttp.ts';
import type { RecordedRequest } from './modelHttp.ts';
import { sideEndpoints } from './modelSideEndpoints.ts';
import { chatRequestSchema, errorObject, replyFrames, replyObject } from './modelWire.ts';
import type { ChatRequest, ReplyScript } from './modelWire.ts';

/**
 * Starts a model server on 127.0.0.1 that speaks the chat-completions protocol: `POST /v1/chat/completions` (streamed
 * or not) and what `modelSideEndpoints.ts` answers. With no reply given it plays a helpful demo model.
 */
export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const server = new LoopbackModelServer(options);
  await server.listen(options.port ?? 0);
  return server;
}

export interface ModelServerOptions {
  /** By default any free port. */
  readonly port?: number;
  /** If given, a request must carry it (`Authorization: Bearer` or `api-key`), else it gets a 401. */
  readonly key?: string;
  /** What `/models` lists. If given, a request for another model gets a 404. */
  readonly models?: readonly string[];
  readonly reply?: Reply;
  /** Between two tokens; by default none. */
  readonly delayMs?: number;
}

export type Reply = (request: ChatRequest) => string | ReplyScript;

export interface ModelServer {
  /** Ends in `/v1`. */
  readonly url: string;
  /** Every request, in the order in which they came. */
  readonly requests: readonly RecordedRequest[];
  /** How many clients left before their answer was complete. */
  readonly disconnects: number;
  /** How many requests are being answered. */
  readonly open: number;
  /** How many streams wait at the gate. */
  readonly held: number;
  /** How many TCP connections there are, idle ones included. */
  connections(): Promise<number>;
  setReply(reply: Reply | string | ReplyScript | undefined): void;
  /** From now on every stream stops after so many tokens, until `release`. */
  hold(afterTokens?: number): void;
  release(): void;
  /** Plays the named faults for the next requests to `/chat/completions`, one each. */
  fault(...names: readonly FaultName[]): void;
  /** Plays one fault for every request until `fault` or `faultAlways` is called again. */
  faultAlways(name: FaultName | undefined): void;
  /** Answers the next requests to a path (`/embeddings`) so, one each, whatever they ask. */
  answerWith(path: string, ...answers: readonly SideAnswer[]): void;
  /** Settles when the condition holds; it is tried again whenever anything happens here. */
  until(condition: (server: ModelServer) => boolean): Promise<void>;
  close(): Promise<void>;
}

/** `reset` breaks the connection, `stall` never answers. */
export type SideAnswer =
  | 'reset'
  | 'stall'
  | { readonly status: number; readonly body: object | string; readonly headers?: Readonly<Record<string, string>> };

class LoopbackModelServer implements ModelServer {
  readonly requests: RecordedRequest[] = [];
  url = '';
  disconnects = 0;
  open = 0;
  held = 0;
  readonly #options: ModelServerOptions;
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  readonly #sideAnswers = new Map<string, SideAnswer[]>();
  readonly #watchers = new Set<() => void>();
  readonly #queue: FaultName[] = [];
  /** Those that broke from this side. */
  readonly #broken = new WeakSet<ServerResponse>();
  #always: FaultName | undefined;
  #reply: Reply;
  #gate: Gate | undefined;

  constructor(options: ModelServerOptions) {
    this.#options = options;
    this.#reply = options.reply ?? demoReply;
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    this.url = `http://127.0.0.1:${portOf(this.#server.address())}/v1`;
  }

  connections(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
    });
  }

  setReply(reply: Reply | string | ReplyScript | undefined): void {
    if (reply === undefined) this.#reply = this.#options.reply ?? demoReply;
    else this.#reply = typeof reply === 'function' ? reply : () => reply;
  }

  hold(afterTokens = 0): void {
    this.release();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#gate = { after: afterTokens, opened: promise, unlock: () => resolve(undefined) };
  }

  release(): void {
    this.#gate?.unlock();
    this.#gate = undefined;
  }

  fault(...names: readonly FaultName[]): void {
    this.#always = undefined;
    this.#queue.push(...names);
  }

  faultAlways(name: FaultName | undefined): void {
    this.#queue.length = 0;
    this.#always = name;
  }

  answerWith(path: string, ...answers: readonly SideAnswer[]): void {
    this.#sideAnswers.set(`/v1${path}`, [...answers]);
  }

  until(condition: (server: ModelServer) => boolean): Promise<void> {
    return new Promise(resolve => {
      const check = (): void => {
        if (!condition(this)) return;
        this.#watchers.delete(check);
        resolve();
      };
      this.#watchers.add(check);
      check();
    });
  }

  async close(): Promise<void> {
    this.release();
    const closed = new Promise<void>(resolve => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.open++;
    response.once('close', () => {
      this.open--;
      if (!response.writableEnded && !this.#broken.has(response)) this.disconnects++;
      this.#changed();
    });
    // Without a listener a connection that breaks would end the process.
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    const recorded = await record(request);
    if (!recorded) return;
    this.requests.push(recorded);
    this.#changed();
    const refusal = this.#refusal(recorded);
    const side = this.#sideAnswers.get(recorded.path)?.shift();
    if (side) this.#play(side, response);
    else if (refusal) sendJson(response, ...refusal);
    else {
      const answer = sideEndpoints[recorded.path]?.(recorded, this.#models());
      if (answer) sendJson(response, ...answer);
      else await this.#complete(recorded, response);
    }
  }

  #play(answer: SideAnswer, response: ServerResponse): void {
    if (answer === 'stall') return;
    if (answer === 'reset') {
      this.#broken.add(response);
      response.socket?.resetAndDestroy();
    } else if (typeof answer.body === 'string') {
      send(response, answer.status, 'text/html', answer.body, { ...answer.headers });
    } else sendJson(response, answer.status, answer.body, { ...answer.headers });
  }

  #refusal(request: RecordedRequest): readonly [number, object] | undefined {
    const key = this.#options.key;
    const given = [request.headers.authorization, `Bearer ${String(request.headers['api-key'])}`];
    if (key !== undefined && !given.includes(`Bearer ${key}`)) {
      return [401, errorObject('Incorrect API key provided.', 'invalid_request_error', 'invalid_api_key')];
    }
    const method = methods[request.path];
    if (!method)
      return [404, errorObject(`Unknown request URL: ${request.path}`, 'invalid_request_error', 'unknown_url')];
    if (method !== request.method) return [405, errorObject(`Use ${method}.`, 'invalid_request_error')];
    return undefined;
  }

  async #complete(recorded: RecordedRequest, response: ServerResponse): Promise<void> {
    const parsed = v.safeParse(chatRequestSchema, recorded.body);
    if (!parsed.success) {
      sendJson(response, 400, errorObject('The body is not a chat-completions request.', 'invalid_request_error'));
      return;
    }
    const request = parsed.output;
    const script = this.#reply(request);
    const exchange = this.#exchange(
      request,
      typeof script === 'string' ? { text: script } : script,
      recorded,
      response,
    );
    const isUnknown = this.#options.models?.includes(request.model) === false;
    const fault = this.#queue.shift() ?? this.#always ?? (isUnknown ? '404-model' : undefined);
    if (fault) await faults[fault](exchange);
    else if (request.stream === true) await exchange.writeReply(exchange.reply);
    else exchange.json(200, replyObject(request, exchange.reply));
  }

  #exchange(request: ChatRequest, reply: ReplyScript, recorded: RecordedRequest, response: ServerResponse): Exchange {
    const frames = replyFrames(request, reply);
    const closed = new Promise<void>(resolve => response.once('close', resolve));
    const startStream = (): void => {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
      response.flushHeaders();
    };
    const write = async (...parts: readonly (string | Uint8Array)[]): Promise<boolean> => {
      for (const part of parts) {
        if (response.destroyed) return false;
        if (part.length > 0 && !response.write(part)) await Promise.race([drained(response), closed]);
      }
      return !response.destroyed;
    };
    const pause = (): Promise<void> => pauseFor(this.#options.delayMs ?? 0);
    return {
      url: this.url,
      request,
      reply,
      frames,
      response,
      closed,
      headers: recorded.headers,
      startStream,
      write,
      pause,
      json: (status, body, headers) => sendJson(response, status, body, headers),
      send: (status, type, body, headers) => send(response, status, type, body, headers),
      writeReply: async changed => {
        const own = replyFrames(request, changed);
        startStream();
        await write(own.head, ...own.reasoning);
        for (const [index, token] of own.tokens.entries()) {
          await this.#passGate(index, closed);
          if (!(await write(token))) return;
          if (this.#options.delayMs) await pause();
        }
        await this.#passGate(own.tokens.length, closed);
        await write(own.finish, own.usage, own.done);
        response.end();
      },
      writePartOfReply: async () => {
        startStream();
        await write(frames.head, ...frames.tokens.slice(0, Math.max(1, frames.tokens.length >> 1)));
        await pause();
      },
      reset: () => {
        this.#broken.add(response);
        response.socket?.resetAndDestroy();
      },
      hangUp: () => {
        this.#broken.add(response);
        response.socket?.end();
      },
    };
  }

  async #passGate(index: number, closed: Promise<void>): Promise<void> {
    const gate = this.#gate;
    if (!gate || index < gate.after) return;
    this.held++;
    this.#changed();
    await Promise.race([gate.opened, closed]);
    this.held--;
    this.#changed();
  }

  #models(): readonly string[] {
    return this.#options.models ?? ['demo-model', 'demo-model-mini'];
  }

  #changed(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}

/** Streams stop after so many tokens until it is opened. */
interface Gate {
  readonly after: number;
  readonly opened: Promise<undefined>;
  readonly unlock: () => void;
}

const methods: Readonly<Record<string, string>> = {
  '/v1/chat/completions': 'POST',
  '/v1/models': 'GET',
  '/v1/embeddings': 'POST',
  '/v1/audio/transcriptions': 'POST',
};

if (process.argv[1]?.endsWith('modelServer.ts')) {
  const [port, key] = process.argv.slice(2);
  void startModelServer({ port: Number(port ?? 0), delayMs: 15, ...(key ? { key } : {}) }).then(server => {
    process.stdout.write(`${server.url}\n`);
  });
}
