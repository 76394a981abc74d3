import type { SearchHit } from '../../shared/indexStatus.ts';
import type { PieceHit } from './pieceStore.ts';

/**
 * One list out of two, by reciprocal ranks (Cormack, Clarke, Büttcher 2009): what both find stands first, and neither's
 * scores, which cannot be compared, matter. Words weigh more: they find names, and do so without mistake.
 */
export function fuse(
  byWords: readonly SearchHit[],
  byMeaning: readonly PieceHit[],
  limit: number,
): readonly SearchHit[] {
  if (byMeaning.length === 0) return byWords.slice(0, limit);
  const fused = new Map<string, SearchHit>();
  byWords.forEach((hit, rank) => fused.set(hit.path, { ...hit, score: 1 / (K + rank) }));
  byMeaning.forEach(({ path, startLine, endLine }, rank) => {
    const weight = MEANING / (K + rank);
    const hit = fused.get(path);
    fused.set(
      path,
      hit
        ? { ...hit, score: hit.score + weight }
        : { path, startLine, endLine, score: weight, others: [], matched: [], isByMeaning: true },
    );
  });
  return [...fused.values()].sort((a, b) => b.score - a.score).slice(0, limit);
}

/**
 * Measured with embeddings that know no meaning (`bench search --embeddings`, 300 questions): the usual 60 and 0.8 lose
 * 11 points of recall among ten files, these one point. What meaning alone finds best stands seventh or eighth.
 */
const K = 5;
const MEANING = 0.4;
