import type { LineIds } from '../lineIds.ts';
import { isInformative } from '../views.ts';
import { wordPlaces, wordsOf } from './wordPlaces.ts';
import { wordsShared } from './wordsShared.ts';

/**
 * For a new line of a reply the lines of the file it may replace, with how alike they are (0.5 to 1). A line the reply
 * itself shows is none of them, and headings of blocks must be very much alike, as two functions often begin the same.
 */
export function olderForms(
  reply: readonly (string | undefined)[],
  file: readonly string[],
  ids: LineIds,
): (line: string) => ReadonlyMap<number, number> {
  const lines = reply.filter(line => line !== undefined);
  const shown = new Set(lines.map(line => ids.of(line)));
  const isFresh = (line: string): boolean => ids.of(line) === -1 && isInformative(line);
  const words = new Set(lines.filter(isFresh).flatMap(line => [...wordsOf(line)]));
  const places = wordPlaces(words, file, MOST_REPEATED, at => shown.has(ids.all[at] ?? -1));
  return line => {
    const found = new Map<number, number>();
    if (!isFresh(line)) return found;
    const common = new Set<number>();
    for (const word of wordsOf(line)) {
      const list = places.get(word) ?? [];
      if (list.length > MOST_REPEATED) continue;
      for (const at of list) common.add(at);
    }
    for (const at of common) {
      const other = file[at] ?? '';
      const share = wordsShared(line, other);
      if (share >= (opensBlock(line) || opensBlock(other) ? 0.8 : 0.5)) found.set(at, share);
    }
    return found;
  };
}

const MOST_REPEATED = 200;

/** Whether a line ends with what opens a block. */
export function opensBlock(line: string): boolean {
  return /[{:(]\s*$/.test(line);
}
