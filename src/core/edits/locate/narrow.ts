import type { ApplyHints } from '../applyHints.ts';
import type { Change } from '../change.ts';
import { isBlank } from '../views.ts';
import { anchorBlock } from './anchors.ts';
import type { FileIndex } from './fileIndex.ts';
import type { Placement } from './placement.ts';
import { touched } from './touched.ts';

/** What a hint is given: the change, its possible places, and what is known around them. */
export type NarrowInput = {
  readonly change: Change;
  readonly placements: readonly Placement[];
  readonly index: FileIndex;
  readonly language: string;
  readonly hints: ApplyHints;
  /** How far the claimed line numbers of the changes already placed are off, when all agree. */
  readonly offset: number | undefined;
};

/** Ways to tell which of several places is meant, the most trusted first. A hint that leaves one place decides. */
const hintList: readonly ((input: NarrowInput) => readonly Placement[])[] = [
  atEnd,
  underAnchor,
  atLine,
  insideContext,
  insideSymbol,
];

/** The places left after the first hint that leaves exactly one, or all of them. */
export function narrow(input: NarrowInput): readonly Placement[] {
  if (input.placements.length < 2) return input.placements;
  for (const hint of hintList) {
    const left = hint(input);
    if (left.length === 1) return left;
  }
  return input.placements;
}

function atEnd({ change, placements, index }: NarrowInput): readonly Placement[] {
  const last = index.file.lines.findLastIndex(line => !isBlank(line)) + 1;
  return change.isAtEnd === true ? placements.filter(place => place.end >= last) : [];
}

function underAnchor({ change, placements, index }: NarrowInput): readonly Placement[] {
  const block = anchorBlock(change.anchors, index);
  return block ? placements.filter(place => place.start >= block.from && touched(place).from < block.to) : [];
}

/** A line number decides only when the reply's own counts bear it out, or when other changes were off by as much. */
function atLine({ change, placements, offset }: NarrowInput): readonly Placement[] {
  if (change.line !== undefined) {
    const start = change.line - 1;
    const exact = placements.filter(place => place.start === start);
    if (exact.length === 1) return exact;
  }
  if (change.claimedLine === undefined || offset === undefined) return [];
  const start = change.claimedLine - 1 + offset;
  return placements.filter(place => place.start === start);
}

function insideContext({ placements, hints }: NarrowInput): readonly Placement[] {
  const ranges = hints.context ?? [];
  return placements.filter(place =>
    ranges.some(range => place.start >= range.startLine - 1 && place.end <= range.endLine),
  );
}

function insideSymbol({ placements, hints, language, index }: NarrowInput): readonly Placement[] {
  const { symbol } = hints;
  if (symbol === undefined || !hints.enclosing) return [];
  return placements.filter(
    place => hints.enclosing?.(language, index.file.text, touched(place).from + 1)?.name === symbol,
  );
}
