import { parentPort, workerData } from 'node:worker_threads';
import { createPieceStore } from './pieceStore.ts';
import type { PieceStoreOptions } from './pieceStore.ts';
import type { StoreRequest, StoreResponse } from './pieceWorker.ts';

/** The thread in which pieces are cut, kept and compared. What it is given was made by `pieceWorker`. */
const store = createPieceStore(workerData as PieceStoreOptions);

parentPort?.on('message', (request: StoreRequest) => {
  answer(request).then(
    result => parentPort?.postMessage({ id: request.id, result } satisfies StoreResponse),
    (error: unknown) => parentPort?.postMessage({ id: request.id, error: String(error) } satisfies StoreResponse),
  );
});

async function answer({ call }: StoreRequest): Promise<unknown> {
  switch (call.method) {
    case 'scan':
      return store.scan();
    case 'missing':
      return store.missing(call.limit);
    case 'put':
      return store.put(call.hashes, call.vectors);
    case 'save':
      return store.save();
    case 'search':
      return store.search(call.vector, call.limit);
  }
}
