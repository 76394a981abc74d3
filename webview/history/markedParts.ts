/** A piece of an excerpt, marked where the search found it. */
export interface MarkedPart {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Cuts an excerpt at its marks: offsets, start included, end not. Marks that overlap or lie outside do no harm. */
export function markedParts(excerpt: string, marks: readonly (readonly [number, number])[]): readonly MarkedPart[] {
  const parts: MarkedPart[] = [];
  let position = 0;
  for (const [start, end] of [...marks].sort(([a], [b]) => a - b)) {
    const from = Math.max(position, start);
    const to = Math.min(excerpt.length, end);
    if (from >= to) continue;
    if (from > position) parts.push({ text: excerpt.slice(position, from), isMarked: false });
    parts.push({ text: excerpt.slice(from, to), isMarked: true });
    position = to;
  }
  if (position < excerpt.length) parts.push({ text: excerpt.slice(position), isMarked: false });
  return parts;
}
