import assert from 'node:assert/strict';
import fc from 'fast-check';
import { InvertedIndex } from '../../../../src/core/index/corpus/invertedIndex.ts';
import {
  buildSegment,
  GONE,
  mergeSegments,
  postingsOf,
  type Segment,
} from '../../../../src/core/index/corpus/segment.ts';

describe('an inverted index', () => {
  /** Documents as lists of words; the index must find what a plain search finds. */
  const corpus = fc.array(fc.uniqueArray(fc.nat(30), { maxLength: 12 }), { maxLength: 60 });

  it('finds what a plain search finds, however it was flushed', () => {
    fc.assert(
      fc.property(corpus, fc.nat(7), (documents, every) => {
        const index = new InvertedIndex();
        documents.forEach((words, document) => {
          for (const word of words) index.add(word, document, (word % 5) + 1);
          if (every > 0 && document % every === 0) index.flush();
        });
        index.flush();
        for (let word = 0; word <= 30; word++) assert.deepEqual(documentsOf(index, word), naive(documents, word));
      }),
      { numRuns: 60 },
    );
  });

  it('renumbers and forgets', () => {
    fc.assert(
      fc.property(corpus, fc.nat(3), (documents, forgotten) => {
        const index = indexOf(documents);
        const kept = documents.filter((_, document) => document % 4 !== forgotten);
        let next = 0;
        index.renumber(Uint32Array.from(documents, (_, document) => (document % 4 === forgotten ? GONE : next++)));
        for (let word = 0; word <= 30; word++) assert.deepEqual(documentsOf(index, word), naive(kept, word));
      }),
      { numRuns: 60 },
    );
  });

  it('gives up documents that are no longer live', () => {
    fc.assert(
      fc.property(corpus, fc.nat(3), (documents, forgotten) => {
        const index = indexOf(documents);
        index.prune(Uint32Array.from(documents, (_, document) => (document % 4 === forgotten ? GONE : document)));
        const kept = documents.map((words, document) => (document % 4 === forgotten ? [] : words));
        for (let word = 0; word <= 30; word++) assert.deepEqual(documentsOf(index, word), naive(kept, word));
        assert.equal(index.size, kept.flat().length);
      }),
      { numRuns: 60 },
    );
  });

  it('merges large segments as it merges small ones', () => {
    const segments = [0, 1, 2].map(part => segmentOf(20_000, part));
    const words = [0, 13, 999];
    const expected = words.map(word => segments.flatMap(segment => slice(segment, word)));
    const merged = mergeSegments(segments);
    assert.deepEqual(
      words.map(word => slice(merged, word)),
      expected,
    );
    assert.equal(merged.postings.length, 60_000);
    // Their memory was given back on the way.
    assert.deepEqual(
      segments.map(it => it.postings.length),
      [0, 0, 0],
    );
  });
});

function segmentOf(count: number, part: number): Segment {
  const words = Uint32Array.from({ length: count }, (_, i) => (i * 7919) % 1000);
  const postings = Uint32Array.from({ length: count }, (_, i) => ((part * count + i) << 8) | 1);
  return buildSegment(words, postings, count);
}

function slice(segment: Segment, word: number): number[] {
  const range = postingsOf(segment, word);
  return range ? [...range.postings.subarray(range.start, range.end)] : [];
}

function documentsOf(index: InvertedIndex, word: number): number[] {
  return index.find(word).flatMap(({ postings, start, end }) => [...postings.subarray(start, end)].map(it => it >>> 8));
}

/** In several segments. */
function indexOf(documents: readonly (readonly number[])[]): InvertedIndex {
  const index = new InvertedIndex();
  documents.forEach((words, document) => {
    for (const word of words) index.add(word, document, 1);
    if (document % 9 === 0) index.flush();
  });
  return index;
}

function naive(documents: readonly (readonly number[])[], word: number): number[] {
  return documents.flatMap((words, document) => (words.includes(word) ? [document] : []));
}
