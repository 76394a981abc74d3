import type { Lineup } from '../formats/format.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { align, alignSafely } from './alignSafely.ts';
import type { AlignInput, Alignment, Step } from './alignCode.ts';
import type { ComparedLines } from './compareLines.ts';
import { duplicatesCode } from './duplicated.ts';
import { isWholeBlock, settleEdges, told } from './edgeLines.ts';
import { movesBlock } from './movesBlock.ts';
import { swapsDefinition } from './swapsDefinition.ts';
import { isFramed } from './isFramed.ts';
import { isSameOutcome, linesFromSteps } from './linesFromSteps.ts';

/** Lines placed by an alignment, with the alignment. */
export type Reading = Lineup & { readonly steps: readonly Step[] };

/** What to align, how to judge a reading, and what to call it. */
export type ReadingInput = Pick<AlignInput, 'isHeadFree' | 'isTailFree'> & {
  /** Undefined when reply and file are too long to be compared. */
  readonly compared: ComparedLines | undefined;
  readonly check: (steps: readonly Step[]) => Refusal | undefined;
  readonly rung: Lineup['rung'];
  readonly confidence: number;
  readonly why: string;
};

/**
 * Reads the code twice, once reluctant to delete lines of the file and once ready to, since neither is right for all
 * code. Readings that agree are taken, and one alone that passes every check: the ready one when it takes little away
 * without putting something in its place, or when only in it every part borders on its placeholders with lines of the
 * file. Of two that differ the first is taken, when what it puts in is a whole block of its own, else none.
 */
export function bestReading(input: ReadingInput): Reading | Refusal {
  const { compared } = input;
  if (!compared) return refuse('too-large', 'The file and the reply are too long to be compared line by line.');
  const { isHeadFree, isTailFree } = input;
  const { file } = compared;
  const costly: AlignInput = { compared, isHeadFree, isTailFree, deletionCost: 0.15 };
  const first = align(costly);
  const reluctant = readOnce(first, costly, input);
  // The same alignment scores as much or more where deleting costs less.
  const cheap = { ...costly, deletionCost: 0.03, known: first.score };
  const ready = readOnce(align(cheap), cheap, input);
  if (ready.type === 'refused') return reluctant;
  if (reluctant.type === 'refused') {
    const isBetter = isFramed(ready.steps, compared.reply) && !isFramed(first.steps, compared.reply);
    return isBetter || onlyReplaces(ready, file) ? ready : reluctant;
  }
  if (isSameOutcome(file, reluctant.splices, ready.splices)) return reluctant;
  const additions = reluctant.splices.filter(splice => splice.from === splice.to);
  const others = new Set(ready.splices.map(splice => JSON.stringify(splice)));
  const differing = reluctant.splices.filter(splice => !others.has(JSON.stringify(splice)));
  if (differing.length > 0 && differing.every(splice => additions.includes(splice) && isWholeBlock(splice.lines)))
    return reluctant;
  return refuse(
    'ambiguous',
    'The code of the reply fits the file in more than one way.',
    differing.map(splice => ({
      startLine: splice.from + 1,
      endLine: Math.max(splice.from + 1, splice.to),
      why: 'The reply may mean this place.',
    })),
  );
}

/** Whether lines are taken away only where others, not much fewer, take their place. */
function onlyReplaces(reading: Reading, file: readonly string[]): boolean {
  return reading.splices.every(splice => told(splice.lines) >= 0.4 * told(file.slice(splice.from, splice.to)));
}

function readOnce(first: Alignment, alignInput: AlignInput, input: ReadingInput): Reading | Refusal {
  const { reply, file, ids } = alignInput.compared;
  const aligned = alignSafely(first, alignInput);
  if ('type' in aligned) return aligned;
  const steps = settleEdges(aligned.steps, reply, file);
  if (!steps)
    return refuse('ambiguous', 'New lines stand beside lines the reply does not show, and may replace or follow them.');
  const refusal = input.check(steps);
  if (refusal) return refusal;
  if (duplicatesCode(steps, reply, file, ids))
    return refuse('ambiguous', 'The reply would put in lines that the file keeps right beside.');
  if (movesBlock(steps, reply, file) || swapsDefinition(steps, reply, file))
    return refuse('ambiguous', 'The code of the reply fits the file in more than one way.');
  const splices = linesFromSteps(steps, reply, file);
  if (!splices) return refuse('indentation', 'The indentation of the reply does not fit that of the file.');
  return { type: 'lines', splices, steps, rung: input.rung, confidence: input.confidence, why: input.why };
}
