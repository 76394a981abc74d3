import type { LineSplice } from '../lineSplice.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { isInformative } from '../views.ts';
import { alignCode, type Alignment, type AlignInput } from './alignCode.ts';
import { slideInsertions } from './slideInsertions.ts';
import { linesFromSteps, splicedLines } from './linesFromSteps.ts';

/** An alignment whose outcome does not hang on a tie. */
export type SafeAlignment = Alignment & { readonly splices: readonly LineSplice[] };

/**
 * Aligns three times: ties early, ties late, and with every match of the first made a little dearer. When another
 * outcome is as good or nearly so, the reply does not say what it means, and it is refused.
 */
export function alignSafely(input: AlignInput): SafeAlignment | Refusal {
  const first = align(input);
  if (!first) return refuse('too-large', 'The file and the reply are too long to be compared line by line.');
  const splices = linesFromSteps(first.steps, input.reply, input.file);
  if (!splices) return refuse('indentation', 'The indentation of the reply does not fit that of the file.');
  const outcome = splicedLines(input.file, splices).join('\n');
  for (const variant of [
    { ...input, isLate: true },
    { ...input, avoided: avoidedMatches(first, input) },
  ]) {
    const other = align(variant);
    const otherSplices = other && linesFromSteps(other.steps, input.reply, input.file);
    if (!otherSplices || splicedLines(input.file, otherSplices).join('\n') === outcome) continue;
    return refuse('ambiguous', 'The code of the reply fits the file in more than one way.', [
      ...ranges(splices, 'The reply may mean this place.'),
      ...ranges(otherSplices, 'The reply may mean this place.'),
    ]);
  }
  return { ...first, splices };
}

function align(input: AlignInput): Alignment | undefined {
  const alignment = alignCode(input);
  return alignment && { ...alignment, steps: slideInsertions(alignment.steps, input.reply, input.file) };
}

/** For each segment of the reply the cost of one weak line, shared among its matches by their weight. */
function avoidedMatches(alignment: Alignment, input: AlignInput): Map<number, { j: number; cost: number }> {
  const segmentOf: number[] = [];
  let segment = 0;
  for (const line of input.reply) {
    if (line === undefined) segment++;
    segmentOf.push(segment);
  }
  const matches = alignment.steps.flatMap(step =>
    step.kind === 'match' && isInformative(input.reply[step.i] ?? '') ? [step] : [],
  );
  const totals = new Map<number, number>();
  const add = (i: number): void => {
    const of = segmentOf[i] ?? 0;
    totals.set(of, (totals.get(of) ?? 0) + (alignment.weights[i] ?? 0));
  };
  for (const step of matches) add(step.i);
  return new Map(
    matches.map(step => {
      const weight = alignment.weights[step.i] ?? 0;
      const share = Math.min(0.15, 1.2 / Math.max(totals.get(segmentOf[step.i] ?? 0) ?? 1, 1e-9));
      return [step.i, { j: step.j, cost: weight * share }];
    }),
  );
}

function ranges(splices: readonly LineSplice[], why: string): { startLine: number; endLine: number; why: string }[] {
  return splices
    .slice(0, 3)
    .map(splice => ({ startLine: splice.from + 1, endLine: Math.max(splice.from + 1, splice.to), why }));
}
