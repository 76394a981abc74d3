import { isMatch, type QueryWord } from './query.ts';
import { wordsOf } from './words.ts';

/** A piece of a text with what was found in it. Marks are offsets into `excerpt`, start included, end not. */
export interface Excerpt {
  readonly excerpt: string;
  readonly marks: readonly (readonly [number, number])[];
}

/** The piece of a text where most of the words of a query stand together. Undefined where none of them is in it. */
export function excerptOf(text: string, query: readonly QueryWord[]): Excerpt | undefined {
  const hits: [number, number][] = [];
  for (const { from, to, terms } of wordsOf(text)) {
    if (!terms.some(term => query.some(word => isMatch(word, term)))) continue;
    const last = hits.at(-1);
    if (last && from < last[1]) last[1] = to;
    else hits.push([from, to]);
    if (hits.length === MOST_HITS) break;
  }
  const first = densest(hits);
  if (!first) return undefined;
  const start = wordStart(text, Math.max(0, first[0] - BEFORE));
  const end = Math.min(text.length, start + LENGTH);
  const lead = start > 0 ? '…' : '';
  // One character for one, so that the marks stay where they are.
  const body = text.slice(start, end).toWellFormed().replace(/\s/g, ' ');
  const marks = hits
    .filter(([from, to]) => from >= start && to <= end)
    .map(([from, to]) => [from - start + lead.length, to - start + lead.length] as const);
  return { excerpt: lead + body + (end < text.length ? '…' : ''), marks };
}

const BEFORE = 40;
const LENGTH = 180;
const MOST_HITS = 500;

/** The hit after which most others follow within an excerpt's length. */
function densest(hits: readonly [number, number][]): readonly [number, number] | undefined {
  let best: readonly [number, number] | undefined;
  let most = 0;
  for (let first = 0, last = 0; first < hits.length; first++) {
    const start = hits[first]?.[0] ?? 0;
    while (last < hits.length && (hits[last]?.[1] ?? 0) < start + LENGTH - BEFORE) last++;
    if (last - first <= most) continue;
    most = last - first;
    best = hits[first];
  }
  return best ?? hits[0];
}

/** Not in the middle of a word, where there is a space not far away. */
function wordStart(text: string, from: number): number {
  if (from === 0) return 0;
  const space = text.slice(from, from + BEFORE / 2).search(/\s/);
  return space < 0 ? from : from + space + 1;
}
