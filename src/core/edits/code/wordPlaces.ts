import { isInformative } from '../views.ts';

/**
 * For each of some words the informative lines that hold it, ascending; beyond `most` of them there is one more and no
 * other. Lines are cut into words only where a checksum says that one of the words may be meant.
 */
export function wordPlaces(
  words: ReadonlySet<string>,
  lines: readonly string[],
  most: number,
  isLeftOut: (at: number) => boolean,
): ReadonlyMap<string, readonly number[]> {
  const places = new Map([...words].map(word => [word, [] as number[]]));
  if (places.size === 0) return places;
  const isWanted = new Uint8Array(SLOTS);
  for (const word of words) isWanted[slotOf(checksum(word))] = 1;
  const add = (word: string, at: number): void => {
    const list = places.get(word);
    if (list && list.length <= most && list.at(-1) !== at && isInformative(lines[at] ?? '')) list.push(at);
  };
  lines.forEach((line, at) => {
    if (isLeftOut(at)) return;
    let start = -1;
    let sum = 0;
    for (let i = 0; i <= line.length; i++) {
      const code = i < line.length ? line.charCodeAt(i) : 0;
      if (code >= 128) {
        for (const word of wordsOf(line)) add(word, at);
        return;
      }
      if (IS_WORD[code] === 1) {
        if (start === -1) {
          start = i;
          sum = 0;
        }
        sum = next(sum, code);
      } else if (start !== -1) {
        if (isWanted[slotOf(sum)] === 1) add(line.slice(start, i), at);
        start = -1;
      }
    }
  });
  return places;
}

export function wordsOf(line: string): Set<string> {
  return new Set(line.match(/[\p{L}\p{N}_$]+/gu) ?? []);
}

const SLOTS = 4096;
const IS_WORD = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9_$]/.test(String.fromCharCode(code)) ? 1 : 0,
);

function checksum(word: string): number {
  let sum = 0;
  for (let i = 0; i < word.length; i++) sum = next(sum, word.charCodeAt(i));
  return sum;
}

function next(sum: number, code: number): number {
  return (Math.imul(sum, 31) + code) | 0;
}

function slotOf(sum: number): number {
  return (sum ^ (sum >>> 12)) & (SLOTS - 1);
}
