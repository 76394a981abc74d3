/**
 * An inverted index that does not change: for each word that occurs, its postings in the order of the documents.
 * A posting is `document << 8 | value`; documents are numbers below 2^24, values below 256.
 */
export interface Segment {
  /** Ascending. */
  readonly words: Uint32Array<ArrayBuffer>;
  /** The postings of `words[n]` lie at `postings[starts[n] … starts[n + 1])`. */
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly postings: Uint32Array<ArrayBuffer>;
}

export const DOCUMENT_LIMIT = 2 ** 24;

/** Sorts `count` pairs of word and posting by word; pairs with the same word keep their order. */
export function buildSegment(words: Uint32Array, postings: Uint32Array, count: number): Segment {
  return count > COUNTING_FROM ? byCounting(words, postings, count) : bySorting(words, postings, count);
}

/**
 * One segment for several; a word's postings come in the order of the segments. Each of them is released as soon as it
 * was copied: it must not be used again, unless it is the only one.
 */
export function mergeSegments(segments: readonly Segment[]): Segment {
  const [only] = segments;
  if (only && segments.length === 1) return only;
  const total = segments.reduce((sum, segment) => sum + segment.postings.length, 0);
  return total > COUNTING_FROM ? mergeByCounting(segments, total) : mergeBySorting(segments, total);
}

/**
 * Gives the documents new numbers; documents whose new number is `GONE` are left out. Done in place, since an index
 * takes much memory: the old segment must not be used again.
 */
export function renumberSegment({ words, starts, postings }: Segment, numbers: Uint32Array): Segment {
  let kept = 0;
  let at = 0;
  let i = 0;
  for (let n = 0; n < words.length; n++) {
    const end = starts[n + 1] ?? 0;
    const start = at;
    for (; i < end; i++) {
      const posting = postings[i] ?? 0;
      const number = numbers[posting >>> 8] ?? GONE;
      if (number !== GONE) postings[at++] = ((number << 8) | (posting & 255)) >>> 0;
    }
    if (at === start) continue;
    words[kept] = words[n] ?? 0;
    starts[kept++] = start;
  }
  starts[kept] = at;
  return { words: words.subarray(0, kept), starts: starts.subarray(0, kept + 1), postings: postings.subarray(0, at) };
}

export const GONE = 0xffffffff;

/**
 * Leaves out documents in the same way, and gives back the memory that they took. Undefined where nothing is left. The
 * old segment must not be used again.
 */
export function pruneSegment(segment: Segment, numbers: Uint32Array): Segment | undefined {
  const { words, starts, postings } = renumberSegment(segment, numbers);
  if (postings.length === segment.postings.length) return segment;
  const pruned = { words: words.slice(), starts: starts.slice(), postings: postings.slice() };
  release(segment);
  return pruned.postings.length > 0 ? pruned : undefined;
}

/**
 * Gives the memory of a segment that was copied back at once: the collector takes its time, and an index is most of what
 * the process holds.
 */
function release({ words, starts, postings }: Segment): void {
  // What was read from a file lies in one piece of memory with everything else.
  if (words.buffer === postings.buffer) return;
  for (const { buffer } of [words, starts, postings]) if (buffer.byteLength > 0) buffer.transfer(0);
}

/** Where a word's postings are; undefined where it does not occur. */
export function postingsOf(segment: Segment, word: number): Range | undefined {
  const { words, starts } = segment;
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle] ?? 0) < word) low = middle + 1;
    else high = middle;
  }
  if (words[low] !== word) return undefined;
  return { postings: segment.postings, start: starts[low] ?? 0, end: starts[low + 1] ?? 0 };
}

/** A run of postings. */
export interface Range {
  readonly postings: Uint32Array;
  readonly start: number;
  readonly end: number;
}

/** From here on counting is faster than sorting. */
const COUNTING_FROM = 30_000;

function bySorting(words: Uint32Array, postings: Uint32Array, count: number): Segment {
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) keys[i] = (words[i] ?? 0) * COUNTING_FROM * 2 + i;
  keys.sort();
  const found = new Uint32Array(count);
  const starts = new Uint32Array(count + 1);
  const sorted = new Uint32Array(count);
  let distinct = 0;
  for (let i = 0; i < count; i++) {
    const from = (keys[i] ?? 0) % (COUNTING_FROM * 2);
    const word = words[from] ?? 0;
    sorted[i] = postings[from] ?? 0;
    if (distinct > 0 && found[distinct - 1] === word) continue;
    starts[distinct] = i;
    found[distinct++] = word;
  }
  starts[distinct] = count;
  return { words: found.slice(0, distinct), starts: starts.slice(0, distinct + 1), postings: sorted };
}

function byCounting(words: Uint32Array, postings: Uint32Array, count: number): Segment {
  let largest = 0;
  for (let i = 0; i < count; i++) largest = Math.max(largest, words[i] ?? 0);
  const next = new Uint32Array(largest + 2);
  for (let i = 0; i < count; i++) next[(words[i] ?? 0) + 1] = (next[(words[i] ?? 0) + 1] ?? 0) + 1;
  const { found, starts } = sumUp(next, count);
  const sorted = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const word = words[i] ?? 0;
    const to = next[word] ?? 0;
    next[word] = to + 1;
    sorted[to] = postings[i] ?? 0;
  }
  return { words: found, starts, postings: sorted };
}

/** Makes of the counts of words, each one place too late, where the postings of each word begin. */
function sumUp(
  counts: Uint32Array,
  total: number,
): { found: Uint32Array<ArrayBuffer>; starts: Uint32Array<ArrayBuffer> } {
  let distinct = 0;
  for (let word = 1; word < counts.length; word++) {
    if ((counts[word] ?? 0) > 0) distinct++;
    counts[word] = (counts[word] ?? 0) + (counts[word - 1] ?? 0);
  }
  const found = new Uint32Array(distinct);
  const starts = new Uint32Array(distinct + 1);
  for (let word = 0, n = 0; word + 1 < counts.length; word++) {
    if (counts[word + 1] === counts[word]) continue;
    found[n] = word;
    starts[n++] = counts[word] ?? 0;
  }
  starts[distinct] = total;
  return { found, starts };
}

function mergeBySorting(segments: readonly Segment[], total: number): Segment {
  const words = new Uint32Array(total);
  const postings = new Uint32Array(total);
  let at = 0;
  for (const segment of segments) {
    postings.set(segment.postings, at);
    for (let n = 0; n < segment.words.length; n++) {
      const length = (segment.starts[n + 1] ?? 0) - (segment.starts[n] ?? 0);
      words.fill(segment.words[n] ?? 0, at, at + length);
      at += length;
    }
    release(segment);
  }
  return buildSegment(words, postings, total);
}

/** Needs no memory beside the result but one number for each word. */
function mergeByCounting(segments: readonly Segment[], total: number): Segment {
  const largest = segments.reduce((most, { words }) => Math.max(most, words.at(-1) ?? 0), 0);
  const next = new Uint32Array(largest + 2);
  for (const { words, starts } of segments) {
    for (let n = 0; n < words.length; n++) {
      const word = (words[n] ?? 0) + 1;
      next[word] = (next[word] ?? 0) + (starts[n + 1] ?? 0) - (starts[n] ?? 0);
    }
  }
  const { found, starts: foundStarts } = sumUp(next, total);
  const merged = new Uint32Array(total);
  for (const segment of segments) {
    const { words, starts, postings } = segment;
    for (let n = 0; n < words.length; n++) {
      const word = words[n] ?? 0;
      const end = starts[n + 1] ?? 0;
      let to = next[word] ?? 0;
      for (let i = starts[n] ?? 0; i < end; i++) merged[to++] = postings[i] ?? 0;
      next[word] = to;
    }
    release(segment);
  }
  return { words: found, starts: foundStarts, postings: merged };
}
