import { Worker } from 'node:worker_threads';
import type { PieceHit, PieceStore, PieceStoreOptions, Work } from './pieceStore.ts';
import type { Piece } from './pieces.ts';

export interface StoreRequest {
  readonly id: number;
  readonly call:
    | { readonly method: 'scan' }
    | { readonly method: 'missing'; readonly limit: number }
    | { readonly method: 'put'; readonly hashes: readonly string[]; readonly vectors: readonly (readonly number[])[] }
    | { readonly method: 'save' }
    | { readonly method: 'search'; readonly vector: readonly number[]; readonly limit: number };
}

export type StoreResponse =
  { readonly id: number; readonly result: unknown } | { readonly id: number; readonly error: string };

/** A store of pieces in a thread of its own, so that no comparison holds up typing. */
export function startPieceWorker(workerPath: string, options: PieceStoreOptions): PieceStore {
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  const worker = new Worker(workerPath, { workerData: options });
  let count = 0;
  let problem: Error | undefined;
  const fail = (error: Error): void => {
    problem = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (response: StoreResponse) => {
    const asked = waiting.get(response.id);
    waiting.delete(response.id);
    if ('error' in response) asked?.reject(new Error(response.error));
    else asked?.resolve(response.result);
  });
  worker.on('error', error => fail(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => fail(new Error('The embeddings were put away.')));
  // After the listeners: those would hold the process again.
  worker.unref();
  // What comes back is what the method of the same name gives: `embeddingsWorker` sees to it.
  const ask = (call: StoreRequest['call']): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (problem) {
        reject(problem);
        return;
      }
      waiting.set(++count, { resolve, reject });
      worker.postMessage({ id: count, call } satisfies StoreRequest);
    });
  return {
    scan: async () => (await ask({ method: 'scan' })) as Work,
    missing: async limit => (await ask({ method: 'missing', limit })) as readonly Pick<Piece, 'hash' | 'text'>[],
    put: async (hashes, vectors) => {
      await ask({ method: 'put', hashes, vectors });
    },
    save: async () => {
      await ask({ method: 'save' });
    },
    search: async (vector, limit) => (await ask({ method: 'search', vector, limit })) as readonly PieceHit[],
    dispose: () => void worker.terminate(),
  };
}
