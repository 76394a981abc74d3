import type { LineSplice } from '../lineSplice.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { isInformative } from '../views.ts';
import { alignCode, type Alignment, type AlignInput } from './alignCode.ts';
import type { ComparedLines } from './compareLines.ts';
import { slideInsertions } from './slideInsertions.ts';
import { isSameOutcome, linesFromSteps } from './linesFromSteps.ts';

/** An alignment whose outcome does not hang on a tie. */
export type SafeAlignment = Alignment & { readonly splices: readonly LineSplice[] };

/**
 * Aligns twice more, ties late instead of early, and with every match of the first alignment made a little dearer. When
 * another outcome is as good or nearly so, the reply does not say what it means, and it is refused.
 */
export function alignSafely(first: Alignment, input: AlignInput): SafeAlignment | Refusal {
  const { reply, file } = input.compared;
  const splices = linesFromSteps(first.steps, reply, file);
  if (!splices) return refuse('indentation', 'The indentation of the reply does not fit that of the file.');
  const avoided = avoidedMatches(first, input.compared);
  const avoidance = [...avoided.values()].reduce((sum, it) => sum + it.cost, 0);
  for (const variant of [
    { ...input, isLate: true, known: first.score },
    { ...input, avoided, known: first.score - avoidance },
  ]) {
    const other = linesFromSteps(align(variant).steps, reply, file);
    if (!other || isSameOutcome(file, splices, other)) continue;
    return refuse('ambiguous', 'The code of the reply fits the file in more than one way.', [
      ...ranges(splices, 'The reply may mean this place.'),
      ...ranges(other, 'The reply may mean this place.'),
    ]);
  }
  return { ...first, splices };
}

/** The best alignment, new lines where the reply is likeliest to mean them. */
export function align(input: AlignInput): Alignment {
  const { reply, file } = input.compared;
  const alignment = alignCode(input);
  return { ...alignment, steps: slideInsertions(alignment.steps, reply, file) };
}

/** For each segment of the reply the cost of one weak line, shared among its matches by their weight. */
function avoidedMatches(
  alignment: Alignment,
  { reply, rows }: ComparedLines,
): Map<number, { j: number; cost: number }> {
  const segmentOf: number[] = [];
  let segment = 0;
  for (const line of reply) {
    if (line === undefined) segment++;
    segmentOf.push(segment);
  }
  const matches = alignment.steps.flatMap(step =>
    step.kind === 'match' && isInformative(reply[step.i] ?? '') ? [step] : [],
  );
  const totals = new Map<number, number>();
  const add = (i: number): void => {
    const of = segmentOf[i] ?? 0;
    totals.set(of, (totals.get(of) ?? 0) + (rows[i]?.weight ?? 0));
  };
  for (const step of matches) add(step.i);
  return new Map(
    matches.map(step => {
      const weight = rows[step.i]?.weight ?? 0;
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
