/** The share of words two lines have in common, by Dice's coefficient. */
export function wordsShared(a: string, b: string): number {
  const words = (line: string): string[] => line.match(/[\p{L}\p{N}_$]+/gu) ?? [];
  const left = words(a);
  const right = words(b);
  if (left.length + right.length === 0) return 0;
  const rest = [...right];
  let common = 0;
  for (const word of left) {
    const at = rest.indexOf(word);
    if (at === -1) continue;
    common++;
    rest.splice(at, 1);
  }
  return (2 * common) / (left.length + right.length);
}
