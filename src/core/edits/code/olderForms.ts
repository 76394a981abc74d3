import { isInformative } from '../views.ts';
import { wordsShared } from './wordsShared.ts';

/**
 * For a new line of a reply the lines of the file it may replace, with how alike they are (0.5 to 1). A line the reply
 * itself shows is none of them, and headings of blocks must be very much alike, as two functions often begin the same.
 */
export function olderForms(
  file: readonly string[],
  shown: ReadonlySet<string>,
): (line: string) => ReadonlyMap<number, number> {
  const places = new Map<string, number[]>();
  file.forEach((line, at) => {
    if (!isInformative(line) || shown.has(line.trim())) return;
    for (const word of wordsOf(line)) {
      const list = places.get(word);
      if (list) list.push(at);
      else places.set(word, [at]);
    }
  });
  return line => {
    const found = new Map<number, number>();
    if (!isInformative(line)) return found;
    const common = new Map<number, number>();
    for (const word of wordsOf(line)) {
      const list = places.get(word) ?? [];
      if (list.length > MOST_REPEATED) continue;
      for (const at of list) common.set(at, (common.get(at) ?? 0) + 1);
    }
    for (const at of common.keys()) {
      const other = file[at] ?? '';
      const share = wordsShared(line, other);
      if (share >= (opensBlock(line) || opensBlock(other) ? 0.8 : 0.5)) found.set(at, share);
    }
    return found;
  };
}

const MOST_REPEATED = 200;

function wordsOf(line: string): Set<string> {
  return new Set(line.match(/[\p{L}\p{N}_$]+/gu) ?? []);
}

/** Whether a line ends with what opens a block. */
export function opensBlock(line: string): boolean {
  return /[{:(]\s*$/.test(line);
}
