import type { Lineup } from '../formats/format.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { alignSafely } from './alignSafely.ts';
import { weighLines, type AlignInput, type Step } from './alignCode.ts';
import { duplicatesCode } from './duplicated.ts';
import { isWholeBlock, settleEdges, told } from './edgeLines.ts';
import { movesBlock } from './movesBlock.ts';
import { olderForms } from './olderForms.ts';
import { swapsDefinition } from './swapsDefinition.ts';
import { linesFromSteps, splicedLines } from './linesFromSteps.ts';

/** Lines placed by an alignment, with the alignment. */
export type Reading = Lineup & { readonly steps: readonly Step[] };

/** What to align, how to judge a reading, and what to call it. */
export type ReadingInput = Pick<AlignInput, 'reply' | 'file' | 'isHeadFree' | 'isTailFree'> & {
  readonly check: (steps: readonly Step[]) => Refusal | undefined;
  readonly rung: Lineup['rung'];
  readonly confidence: number;
  readonly why: string;
};

/**
 * Reads the code twice, once reluctant to delete lines of the file and once ready to, since neither is right for all
 * code. Readings that agree are taken, and one alone that passes every check; of two that differ the first, when what
 * it puts in is a whole block of its own, else none.
 */
export function bestReading(input: ReadingInput): Reading | Refusal {
  const shown = new Set(input.reply.flatMap(line => (line === undefined ? [] : [line.trim()])));
  const older = olderForms(input.file, shown);
  const forms = new Map<string, ReadonlyMap<number, number>>();
  const both: Pick<AlignInput, 'olderForms' | 'weighed'> = {
    weighed: weighLines(input.reply, input.file),
    olderForms: line => {
      const known = forms.get(line) ?? older(line);
      forms.set(line, known);
      return known;
    },
  };
  const reluctant = readOnce(input, both, 0.15);
  const ready = readOnce(input, both, 0.03);
  if (ready.type === 'refused') return reluctant;
  if (reluctant.type === 'refused') return onlyReplaces(ready, input.file) ? ready : reluctant;
  const outcome = (reading: Reading): string => splicedLines(input.file, reading.splices).join('\n');
  if (outcome(reluctant) === outcome(ready)) return reluctant;
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

function readOnce(
  input: ReadingInput,
  both: Pick<AlignInput, 'olderForms' | 'weighed'>,
  deletionCost: number,
): Reading | Refusal {
  const { reply, file } = input;
  const aligned = alignSafely({
    reply,
    file,
    isHeadFree: input.isHeadFree,
    isTailFree: input.isTailFree,
    ...both,
    deletionCost,
  });
  if ('type' in aligned) return aligned;
  const steps = settleEdges(aligned.steps, reply, file);
  if (!steps)
    return refuse('ambiguous', 'New lines stand beside lines the reply does not show, and may replace or follow them.');
  const refusal = input.check(steps);
  if (refusal) return refusal;
  if (duplicatesCode(steps, reply, file))
    return refuse('ambiguous', 'The reply would put in lines that the file keeps right beside.');
  if (movesBlock(steps, reply, file) || swapsDefinition(steps, reply, file))
    return refuse('ambiguous', 'The code of the reply fits the file in more than one way.');
  const splices = linesFromSteps(steps, reply, file);
  if (!splices) return refuse('indentation', 'The indentation of the reply does not fit that of the file.');
  return { type: 'lines', splices, steps, rung: input.rung, confidence: input.confidence, why: input.why };
}
