import type { Step } from '../code/alignCode.ts';
import { bestReading, type Reading } from '../code/bestReading.ts';
import { checkSegments } from '../code/checkSegments.ts';
import { compareLines, type ComparedLines } from '../code/compareLines.ts';
import { doubtfulEdges } from '../code/doubtfulEdges.ts';
import { nearerTwin } from '../code/nearerTwin.ts';
import { hidesDeletion } from '../code/hidesDeletion.ts';
import { hidesNothing } from '../code/hidesNothing.ts';
import { leavesBlock } from '../code/leavesBlock.ts';
import { renewedLines } from '../code/renewedLines.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { isBlank, isInformative } from '../views.ts';
import type { Block, EditFormat, Target } from './format.ts';
import { isPlaceholder } from './placeholder.ts';

/** Code with placeholders (`// ... existing code ...`) for what stays. One that stands in the file itself is text. */
export const lazy: EditFormat = {
  name: 'lazy',
  recognises: (block, target) => withGaps(block, target).includes(undefined),
  read(block, target) {
    const reply = trimBlankEnds(withGaps(block, target));
    const file = target.index.file.lines;
    const compared = compareLines(reply, target.index);
    if (!compared) return refuse('too-large', 'The file and the reply are too long to be compared line by line.');
    // An end without a placeholder is first taken at its word: there the file begins, or ends.
    const literal = readLazily(compared, false, false);
    const isHeadShown = reply[0] === undefined || (literal.type === 'lines' && endIsShown(literal.steps, file, true));
    const isTailShown =
      reply.at(-1) === undefined || (literal.type === 'lines' && endIsShown(literal.steps, file, false));
    if (isHeadShown && isTailShown) return literal;
    // A reply that begins or ends with the file's own line shows that end, whatever else is wrong with it.
    if (literal.type === 'refused' && (sharesEdge(reply, file, true) || sharesEdge(reply, file, false))) return literal;
    return readPart(compared, isHeadShown, isTailShown);
  },
};

function withGaps(block: Block, { index, language }: Target): (string | undefined)[] {
  return block.lines.map(line => (isPlaceholder(line, language) && index.ids().of(line) === -1 ? undefined : line));
}

function trimBlankEnds(reply: readonly (string | undefined)[]): (string | undefined)[] {
  const isText = (line: string | undefined): boolean => line === undefined || !isBlank(line);
  return reply.slice(reply.findIndex(isText), reply.findLastIndex(isText) + 1);
}

function readLazily(compared: ComparedLines, isHeadFree: boolean, isTailFree: boolean): Reading | Refusal {
  const { reply, file, ids } = compared;
  const why = 'The code around each placeholder was found in one place.';
  const check = (steps: readonly Step[]): Refusal | undefined => {
    const renewed = renewedLines(steps, compared);
    const refusal = checkSegments(steps, reply, file, renewed);
    if (refusal) return refusal;
    if (hidesDeletion(steps, reply, file)) {
      const why = 'A part of the reply seems to change nothing, or leaves out lines beside a placeholder.';
      return refuse('ambiguous', why);
    }
    const isDoubtful =
      doubtfulEdges(steps, reply, file, renewed) ||
      hidesNothing(steps, reply) ||
      leavesBlock(steps, reply, file) ||
      nearerTwin(steps, reply, file, ids, renewed);
    return isDoubtful
      ? refuse('ambiguous', 'The reply does not say whether lines beside a placeholder stay.')
      : undefined;
  };
  return bestReading({ compared, isHeadFree, isTailFree, check, rung: 'lazy', confidence: 0.85, why });
}

function sharesEdge(reply: readonly (string | undefined)[], file: readonly string[], isHead: boolean): boolean {
  const edge = isHead ? reply[0] : reply.at(-1);
  const own = isHead ? file.find(isInformative) : file.findLast(isInformative);
  const shown = isHead
    ? reply.find(line => line !== undefined && isInformative(line))
    : reply.findLast(line => line !== undefined && isInformative(line));
  return edge !== undefined && own !== undefined && shown?.trim() === own.trim();
}

/** Whether the end without a placeholder is really shown: the file's own line stands there, or one that replaces it. */
function endIsShown(steps: readonly Step[], file: readonly string[], isHead: boolean): boolean {
  const at = isHead
    ? steps.findIndex(step => step.kind === 'match')
    : steps.findLastIndex(step => step.kind === 'match');
  const outside = isHead ? steps.slice(0, at) : steps.slice(at + 1);
  const deleted = outside.flatMap(step => (step.kind === 'delete' ? [file[step.j] ?? ''] : []));
  const inserted = outside.filter(step => step.kind === 'insert').length;
  const informative = deleted.filter(isInformative).length;
  return informative === 0 || (inserted > 0 && informative <= 2 * inserted);
}

/**
 * A reply that shows a part of the file without marking both ends. What it leaves out at an unmarked end stays when it
 * is much; a few lines may as well be meant to go.
 */
function readPart(compared: ComparedLines, isHeadShown: boolean, isTailShown: boolean): Reading | Refusal {
  const { file } = compared;
  const kept = readLazily(compared, !isHeadShown, !isTailShown);
  if (kept.type === 'refused') return kept;
  const shown = kept.steps.filter(step => step.kind === 'match');
  const first = shown[0]?.j ?? 0;
  const last = shown.at(-1)?.j ?? file.length - 1;
  if (!isHeadShown && isFew(file.slice(0, first))) return unclear(1, first);
  if (!isTailShown && isFew(file.slice(last + 1))) return unclear(last + 2, file.length);
  return { ...kept, confidence: 0.75 };
}

/** So few lines may well be meant to go, even where a blank line sets them off. */
function isFew(left: readonly string[]): boolean {
  const informative = left.filter(isInformative).length;
  return informative > 0 && informative <= 10;
}

function unclear(startLine: number, endLine: number): Refusal {
  return refuse(
    'ambiguous',
    `The reply does not say whether lines ${String(startLine)} to ${String(endLine)} of the file stay.`,
    [{ startLine, endLine, why: 'These lines are neither shown nor marked as left out.' }],
  );
}
