import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Names and values as they came, in turn. */
  readonly rawHeaders: readonly string[];
  readonly bytes: Uint8Array;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly body: unknown;
}

/** Undefined where the client left before its request was complete. */
export async function record(request: IncomingMessage): Promise<RecordedRequest | undefined> {
  const parts: Uint8Array[] = [];
  const incoming: AsyncIterable<unknown> = request;
  try {
    for await (const part of incoming) {
      if (part instanceof Uint8Array) parts.push(part);
    }
  } catch {
    return undefined;
  }
  const bytes = Buffer.concat(parts);
  const text = bytes.toString('utf8');
  return {
    method: request.method ?? '',
    path: new URL(request.url ?? '/', 'http://127.0.0.1').pathname,
    headers: request.headers,
    rawHeaders: request.rawHeaders,
    bytes,
    text,
    body: parseJson(text),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  send(response, status, 'application/json', JSON.stringify(body), headers);
}

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': type, 'x-request-id': 'req_demo', ...headers });
  response.end(body);
}

export function drained(response: ServerResponse): Promise<void> {
  return new Promise(resolve => response.once('drain', resolve));
}

export function pauseFor(milliseconds: number): Promise<void> {
  return new Promise(resolve => (milliseconds > 0 ? setTimeout(resolve, milliseconds) : setImmediate(resolve)));
}

export function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address ? address.port : 0;
}
