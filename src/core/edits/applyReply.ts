import type { ApplyHints } from './applyHints.ts';
import type { ApplyResult, Evidence } from './applyResult.ts';
import type { Change } from './change.ts';
import { editsBetween } from './editsBetween.ts';
import { formats } from './formats/formats.ts';
import type { Lineup, Target } from './formats/format.ts';
import { joinSplices } from './joinSplices.ts';
import { spliceToEdit, type LineSplice } from './lineSplice.ts';
import { splitLines } from './lines.ts';
import { fileIndex } from './locate/fileIndex.ts';
import { placeAll, type PlaceAll } from './locate/placeAll.ts';
import type { Placement, RungName } from './locate/placement.ts';
import { readBlock } from './readBlock.ts';
import { refuse, type Refusal } from './refusal.ts';
import { applyEdits, tightenEdit, type TextEdit } from './textEdit.ts';
import { transplant } from './transplant.ts';
import { verify } from './verify.ts';

/** One block of a reply, and the text of the file it is for. */
export type ApplyInput = {
  /** The file's path, only compared with names in the block. */
  readonly path: string;
  /** VS Code's language id. */
  readonly language: string;
  readonly text: string;
  /** The block as the reply has it, with or without its fence. */
  readonly block: string;
  readonly hints?: ApplyHints;
};

/**
 * Finds what a block of a reply wants of a file and where, and gives the edits that do it, or says why it cannot.
 *
 * The block may be SEARCH/REPLACE blocks, a unified diff (its numbers may be wrong), a `*** Begin Patch`, the whole
 * file, a part of it, or a part with placeholders. A place counts only when it is the only one; all changes of a block
 * are made or none. The function is pure: it reads and writes no file, asks nobody and never throws.
 */
export function applyReply(input: ApplyInput): ApplyResult {
  const { path, language, text, hints = {} } = input;
  const file = splitLines(text);
  const block = readBlock(input.block, path, file, hints);
  if (block.isClosed === false) return refuse('truncated', 'The reply ends in the middle of the code.');
  if (block.text.trim() === '') return refuse('nothing-to-apply', 'The code block is empty.');
  const target: Target = { path, language, index: fileIndex(file), hints };
  const format = formats.find(it => it.recognises(block, target));
  if (!format) return refuse('nothing-to-apply', 'The code block holds no code to apply.');
  const read = format.read(block, target);
  if (read.type === 'refused') return read;
  return read.type === 'lines'
    ? fromLineup(read, input, target)
    : fromChanges(read.changes, read.isOrdered, input, target);
}

function fromLineup(lineup: Lineup, input: ApplyInput, target: Target): ApplyResult {
  const made: Made = {
    splices: lineup.splices,
    fragments: [],
    rung: lineup.rung,
    confidence: lineup.confidence,
    evidence: lineup.splices.map(splice => ({
      ...lineRange(splice.from, splice.to),
      rung: lineup.rung,
      why: lineup.why,
    })),
  };
  return finish(made, [], input, target);
}

function fromChanges(changes: readonly Change[], isOrdered: boolean, input: ApplyInput, target: Target): ApplyResult {
  const hints = target.hints;
  const all = placeAll({ changes, isOrdered, index: target.index, language: input.language, hints });
  const chained =
    all.refused.length > 0 && all.placed.length > 0 ? chain(all, changes, isOrdered, input, target) : undefined;
  if (chained) return chained;
  const problem = all.refused[0]?.refusal;
  if (problem && !(hints.isPartial === true && all.placed.length > 0)) return partly(problem, all, changes.length);
  const made = makePlaced(all, target, input.language);
  if ('reason' in made) return made;
  return finish(made, notesOf(all, changes.length), input, target);
}

type Made = {
  readonly splices: readonly LineSplice[];
  readonly fragments: readonly TextEdit[];
  readonly rung: RungName;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  readonly finalEol?: 'add' | 'remove';
};

function makePlaced(all: PlaceAll, { index }: Target, language: string): Made | Refusal {
  const splices: LineSplice[] = [];
  const fragments: TextEdit[] = [];
  const evidence: Evidence[] = [];
  let rung: RungName = 'exact';
  let finalEol: Made['finalEol'];
  for (const { number, placement } of all.placed) {
    const range = lineRange(placement.start, placement.end);
    if (placement.edit) fragments.push(placement.edit);
    else {
      const own = transplant(placement, index.file, language);
      if (!own)
        return refuse('indentation', `The indentation of change ${String(number)} does not fit that of the file.`, [
          { ...range, why: 'The lines stand here, indented otherwise.' },
        ]);
      splices.push(...own);
    }
    if (placement.end === index.file.lines.length && placement.change.finalEol) finalEol = placement.change.finalEol;
    if (CONFIDENCE[placement.rung] < CONFIDENCE[rung]) rung = placement.rung;
    evidence.push({ ...range, rung: placement.rung, why: WHY[placement.rung] });
  }
  const joined = joinSplices(splices);
  if (!joined)
    return refuse(
      'conflict',
      'Two changes of the reply want different things of the same lines.',
      conflictPlaces(all.placed.map(it => it.placement)),
    );
  return {
    splices: joined,
    fragments,
    rung,
    confidence: CONFIDENCE[rung],
    evidence,
    ...(finalEol ? { finalEol } : {}),
  };
}

function finish(made: Made, notes: readonly string[], input: ApplyInput, target: Target): ApplyResult {
  const { file } = target.index;
  const edits: TextEdit[] = [];
  const wanted = [...made.splices.map(splice => spliceToEdit(file, splice)), ...made.fragments];
  wanted.sort((a, b) => a.start - b.start || a.end - b.end);
  if (wanted.some((edit, at) => at > 0 && edit.start < (wanted[at - 1]?.end ?? 0))) {
    return refuse('conflict', 'Two changes of the reply want different things of the same lines.');
  }
  for (const edit of withFinalEol(wanted, made.finalEol, file.text, file.eol)) {
    const tight = tightenEdit(file.text, edit);
    if (tight) edits.push(tight);
  }
  if (edits.length === 0)
    return {
      type: 'unchanged',
      text: input.text,
      notes: notes.length > 0 ? notes : ['The file already is as the reply wants it.'],
    };
  const text = applyEdits(input.text, edits);
  const verdict = verify({
    file,
    language: input.language,
    splices: made.splices,
    result: text,
    rung: made.rung,
    hints: target.hints,
  });
  if (typeof verdict === 'object') return { ...verdict, candidates: made.evidence.slice(0, 8) };
  const confidence = verdict === undefined ? made.confidence : Math.min(made.confidence, 0.6);
  return {
    type: 'edits',
    edits,
    text,
    confidence,
    rung: made.rung,
    evidence: made.evidence,
    notes: verdict === undefined ? notes : [...notes, verdict],
  };
}

/** What the reply says of the final line end, put into the edit that reaches the end of the text, or into one more. */
function withFinalEol(edits: readonly TextEdit[], wish: Made['finalEol'], text: string, eol: string): TextEdit[] {
  if (!wish) return [...edits];
  const result = applyEdits(text, edits);
  if (result === '') return [...edits];
  const trimmed = wish === 'remove' ? result.replace(/\r?\n$/, '') : /\n$/.test(result) ? result : result + eol;
  return trimmed === result ? [...edits] : editsBetween(text, trimmed);
}

/**
 * A block may quote what an earlier block of the same reply puts in. The changes that fit are made, and the others
 * looked for in the result, line for line only. Undefined when some of them still have no place.
 */
function chain(
  first: PlaceAll,
  changes: readonly Change[],
  isOrdered: boolean,
  input: ApplyInput,
  target: Target,
): ApplyResult | undefined {
  if (first.refused.some(it => it.refusal.reason === 'ambiguous')) return undefined;
  const done = makePlaced(first, target, input.language);
  if ('reason' in done) return undefined;
  const halfway = finish(done, [], input, target);
  if (halfway.type !== 'edits') return undefined;
  const rest = first.refused.flatMap(it => changes[it.number - 1] ?? []);
  const index = fileIndex(splitLines(halfway.text));
  const { place: _, context: __, ...hints } = target.hints;
  const second = placeAll({ changes: rest, isOrdered, index, language: input.language, hints });
  if (second.refused.length > 0 || second.placed.some(it => CONFIDENCE[it.placement.rung] < CONFIDENCE.indentation))
    return undefined;
  const made = makePlaced(second, { ...target, index }, input.language);
  if ('reason' in made) return undefined;
  const whole = finish(made, [], { ...input, text: halfway.text }, { ...target, index, hints });
  if (whole.type !== 'edits') return undefined;
  const edits = editsBetween(input.text, whole.text);
  if (edits.length === 0) return undefined;
  return {
    ...whole,
    edits,
    confidence: Math.min(halfway.confidence, whole.confidence),
    evidence: [...halfway.evidence, ...whole.evidence],
    notes: ['Some changes of the reply build on others of it.'],
  };
}

function partly(refusal: Refusal, all: PlaceAll, of: number): ApplyResult {
  const count = all.placed.length;
  return count === 0 ? refusal : { ...refusal, fitting: { count, of } };
}

function notesOf(all: PlaceAll, of: number): string[] {
  const notes: string[] = [];
  if (all.done.length === of) notes.push('The file already is as the reply wants it.');
  else if (all.done.length > 0)
    notes.push(`Already there or said twice: change ${all.done.join(', ')} of ${String(of)}.`);
  if (all.refused.length > 0)
    notes.push(`Left out: change ${all.refused.map(it => it.number).join(', ')} of ${String(of)}.`);
  return notes;
}

function conflictPlaces(placements: readonly Placement[]): { startLine: number; endLine: number; why: string }[] {
  return placements.map(place => ({
    ...lineRange(place.start, place.end),
    why: 'A change of the reply belongs here.',
  }));
}

function lineRange(start: number, end: number): { startLine: number; endLine: number } {
  return { startLine: start + 1, endLine: Math.max(start + 1, end) };
}

const CONFIDENCE: Readonly<Record<RungName, number>> = {
  exact: 0.99,
  'trailing-space': 0.98,
  indentation: 0.95,
  punctuation: 0.92,
  fragment: 0.88,
  unescaped: 0.85,
  similar: 0.82,
  'whole-file': 0.9,
  lazy: 0.85,
  snippet: 0.75,
};

const WHY: Readonly<Record<RungName, string>> = {
  exact: 'The lines stand here exactly, and nowhere else that fits.',
  'trailing-space': 'The lines stand here but for blanks at their ends.',
  indentation: 'The lines stand here with another indentation.',
  punctuation: 'The lines stand here but for quotes, dashes or blanks.',
  fragment: 'The text stands here as part of a line.',
  unescaped: 'The lines stand here once line numbers or escapes are taken off.',
  similar: 'Most of the lines stand here, among them all that change.',
  'whole-file': 'The reply shows the whole file.',
  lazy: 'The code around the placeholders stands here.',
  snippet: 'The code stands here.',
};
