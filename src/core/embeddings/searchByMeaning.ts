import type { IndexStatus } from '../../shared/indexStatus.ts';
import type { SymbolIndex } from '../index/symbolIndex.ts';
import type { Embeddings } from './embeddings.ts';
import { fuse } from './fuse.ts';

/** The index, with what embeddings find fused into its search for files. Where they are off, it is the index itself. */
export function searchByMeaning(index: SymbolIndex, embeddings: Embeddings): SymbolIndex {
  const withMessage = (status: IndexStatus): IndexStatus => {
    const { message } = embeddings;
    return message === undefined || status.message !== undefined ? status : { ...status, message };
  };
  return {
    ...index,
    status: () => withMessage(index.status()),
    onStatus(listener) {
      const own = index.onStatus(status => listener(withMessage(status)));
      const other = embeddings.onMessage(() => listener(withMessage(index.status())));
      return {
        dispose: () => {
          own.dispose();
          other.dispose();
        },
      };
    },
    async search(query, options, signal) {
      const isForFiles = options.unit !== 'symbol' && !options.kinds;
      if (!isForFiles || !embeddings.isReady) return index.search(query, options, signal);
      const patience = AbortSignal.timeout(PATIENCE_MS);
      const [byWords, byMeaning] = await Promise.all([
        index.search(query, { ...options, limit: Math.max(options.limit, CANDIDATES) }, signal),
        embeddings.search(query, CANDIDATES, signal ? AbortSignal.any([signal, patience]) : patience),
      ]);
      return fuse(byWords, byMeaning, options.limit);
    },
    pause() {
      index.pause();
      embeddings.pause();
    },
    resume() {
      index.resume();
      embeddings.resume();
    },
    rebuild() {
      index.rebuild();
      embeddings.askAgain();
      void embeddings.refresh();
    },
    dispose() {
      embeddings.dispose();
      index.dispose();
    },
  };
}

const CANDIDATES = 40;
/** A question is not held up longer by an endpoint that is slow. */
const PATIENCE_MS = 4_000;
