import type { HostMessage, Method, Params, Result } from '../src/shared/protocol.ts';
import type { Failure } from '../src/shared/thread.ts';
import type { RememberedPage } from './remembered.ts';

/** Asks the host, the only way out of the page. Rejects with a `RequestFailure` when the host says no. */
export async function request<M extends Method>(method: M, params: Params<M>): Promise<Result<M>> {
  const id = ++lastId;
  return new Promise<Result<M>>((resolve, reject) => {
    // The host's answer to a method has that method's type: `Handlers` checks it where the answer is made.
    waiting.set(id, { resolve: result => resolve(result as Result<M>), reject });
    host().postMessage({ id, method, params });
  });
}

/** The host's no, with the words for it. */
export class RequestFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Hands on what the host posts; answers find their requests here. */
export function listen(receive: (message: Exclude<HostMessage, { type: 'result' | 'failure' }>) => void): void {
  addEventListener('message', ({ data }: MessageEvent<HostMessage>) => {
    if (data.type === 'result') settle(data.id)?.resolve(data.result);
    else if (data.type === 'failure') settle(data.id)?.reject(new RequestFailure(data.failure));
    else receive(data);
  });
}

/** What the page wrote down before it was hidden or reloaded. VS Code keeps it; the host does not read it. */
export function recall(): unknown {
  return host().getState();
}

export function remember(page: RememberedPage): void {
  host().setState(page);
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (failure: RequestFailure) => void;
}

const waiting = new Map<number, Waiting>();
let lastId = 0;
let api: ReturnType<typeof acquireVsCodeApi> | undefined;

/** VS Code hands its bridge out once per page. */
function host(): ReturnType<typeof acquireVsCodeApi> {
  api ??= acquireVsCodeApi();
  return api;
}

function settle(id: number): Waiting | undefined {
  const found = waiting.get(id);
  waiting.delete(id);
  return found;
}
