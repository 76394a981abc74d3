import type { Step } from '../code/alignCode.ts';
import { told } from '../code/edgeLines.ts';
import { leavesOutImport } from '../code/leavesOutImport.ts';
import { linesFromSteps } from '../code/linesFromSteps.ts';
import { lineDiff } from '../lineDiff.ts';
import type { FileIndex } from '../locate/fileIndex.ts';
import { refuse } from '../refusal.ts';
import { indentOf, information, isBlank, isInformative } from '../views.ts';
import type { Block, EditFormat } from './format.ts';

/** The whole file anew: the reply shows its beginning and its end, and most of what is between. */
export const wholeFile: EditFormat = {
  name: 'whole-file',
  recognises(block, { index }) {
    const file = index.file.lines;
    if (file.every(isBlank)) return true;
    if (!canShowHalf(block.lines, file)) return false;
    const { coverage } = comparedWith(index, block);
    return coverage.share >= 0.5 && coverage.isHeadCovered;
  },
  read(block, { index }) {
    const file = index.file.lines;
    if (file.every(isBlank)) {
      return {
        type: 'lines',
        splices: [{ from: 0, to: file.length, lines: withoutSpareBlanks(block.lines, file) }],
        rung: 'whole-file',
        confidence: 0.95,
        why: 'The file is empty.',
      };
    }
    const { reply, steps, coverage } = comparedWith(index, block);
    const { isTailCovered, tailStart, share, deletedShare, longestDeletion } = coverage;
    if (!isTailCovered) {
      return refuse(
        'incomplete-file',
        `The reply shows the file only up to line ${String(tailStart)} and does not say what becomes of the rest.`,
        [{ startLine: tailStart + 1, endLine: file.length, why: 'These lines are not in the reply.' }],
      );
    }
    if (deletedShare > 0.35 || (longestDeletion.share > 0.15 && !isPassed(longestDeletion, file))) {
      return refuse(
        'incomplete-file',
        `The reply leaves out much of the file, for instance after line ${String(longestDeletion.from)}, without saying whether it is to be deleted.`,
        [
          {
            startLine: longestDeletion.from + 1,
            endLine: longestDeletion.to,
            why: 'These lines are not in the reply.',
          },
        ],
      );
    }
    if (isSaidTwice(reply, file)) return refuse('malformed', 'The reply shows the file twice, one after the other.');
    const splices = linesFromSteps(steps, reply, file);
    if (!splices) return refuse('indentation', 'The indentation of the reply does not fit that of the file.');
    return {
      type: 'lines',
      splices,
      rung: 'whole-file',
      confidence: 0.8 + 0.15 * share,
      why: `The reply shows ${String(Math.round(share * 100))} % of the file, from its first line to its last.`,
    };
  },
};

/** Whether the reply tells half as much as the file, without which it cannot show half of it. */
function canShowHalf(reply: readonly string[], file: readonly string[]): boolean {
  let left = 2 * told(reply);
  return file.every(line => (left -= isBlank(line) ? 0 : information(line)) >= 0);
}

/** So few lines between others that are shown nobody leaves out for brevity, however small the file. */
function isPassed({ from, to }: Coverage['longestDeletion'], file: readonly string[]): boolean {
  const isInside = file.slice(0, from).some(isInformative) && file.slice(to).some(isInformative);
  return isInside && file.slice(from, to).filter(isInformative).length <= 3;
}

type Compared = { readonly reply: readonly string[]; readonly steps: readonly Step[]; readonly coverage: Coverage };

/** Recognising a whole file is most of reading it, so what was found out is kept as long as the block is. */
const known = new WeakMap<Block, { readonly index: FileIndex; readonly compared: Compared }>();

function comparedWith(index: FileIndex, block: Block): Compared {
  const before = known.get(block);
  if (before?.index === index) return before.compared;
  const file = index.file.lines;
  const reply = withoutSpareBlanks(block.lines, file);
  const steps = stepsBetween(reply, file);
  const compared = { reply, steps, coverage: coverageOf(steps, file, reply) };
  known.set(block, { index, compared });
  return compared;
}

function stepsBetween(reply: readonly string[], file: readonly string[]): Step[] {
  const runs = lineDiff(
    file.map(line => line.trim()),
    reply.map(line => line.trim()),
  );
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  const matchUpTo = (end: number): void => {
    while (j < end) steps.push({ kind: 'match', i: i++, j: j++ });
  };
  for (const run of runs) {
    matchUpTo(run.aStart);
    while (j < run.aEnd) steps.push({ kind: 'delete', j: j++ });
    while (i < run.bEnd) steps.push({ kind: 'insert', i: i++ });
  }
  matchUpTo(file.length);
  return steps;
}

type Coverage = {
  readonly share: number;
  readonly isHeadCovered: boolean;
  readonly isTailCovered: boolean;
  readonly tailStart: number;
  readonly deletedShare: number;
  readonly longestDeletion: { readonly from: number; readonly to: number; readonly share: number };
};

/** How much of the file the reply shows, measured in what the lines tell. */
function coverageOf(steps: readonly Step[], file: readonly string[], reply: readonly string[]): Coverage {
  const total = Math.max(1, told(file));
  const tells = (step: Step): boolean => step.kind === 'match' && information(file[step.j] ?? '') > 0;
  const isShown = (step: Step): boolean => step.kind === 'match' && !isBlank(file[step.j] ?? '');
  const first = steps.findIndex(tells);
  const last = steps.findLastIndex(tells);
  const matched = told(steps.flatMap(step => (step.kind === 'match' ? [file[step.j] ?? ''] : [])));
  const missing = (part: readonly Step[], isHead: boolean): boolean => {
    const lines = part.flatMap(step => (step.kind === 'delete' ? [file[step.j] ?? ''] : []));
    const inserted = told(part.flatMap(step => (step.kind === 'insert' ? [reply[step.i] ?? ''] : [])));
    const deleted = told(lines);
    if (deleted <= 2 * inserted) return false;
    // A paragraph of its own, a comment, another block, what encloses the rest or what it needs may have been left out;
    // lines that belong to what is shown were not.
    const edge = rowOf(isHead ? steps.find(isShown) : steps.findLast(isShown));
    const above = file[isHead ? edge - 1 : edge] ?? '';
    const below = file[isHead ? edge : edge + 1] ?? '';
    const isComment = lines.some(line => /^\s*(?:\/[/*]|#|\*|<!--|--)/.test(line));
    const isAround = lines.some(
      line => isInformative(line) && indentOf(line).length < indentOf(reply.find(isInformative) ?? '').length,
    );
    const isApart =
      isBlank(above) ||
      isBlank(below) ||
      /^\s*[})\]]/.test(above) ||
      isComment ||
      isAround ||
      (isHead && leavesOutImport(lines, reply));
    return deleted > Math.max(60, 0.05 * total) || (isApart && deleted > 0);
  };
  const lastMatch = steps[last];
  const runs = deletions(steps, file, reply);
  const longest = runs.reduce((a, b) => (b.net > a.net ? b : a), { from: 0, to: 0, net: 0 });
  return {
    share: matched / total,
    isHeadCovered: first !== -1 && !missing(steps.slice(0, first), true),
    isTailCovered: last !== -1 && (endsAlike(steps, file) || !missing(steps.slice(last + 1), false)),
    tailStart: lastMatch?.kind === 'match' ? lastMatch.j + 1 : 0,
    deletedShare: runs.reduce((sum, run) => sum + run.net, 0) / total,
    longestDeletion: { from: longest.from, to: longest.to, share: longest.net / total },
  };
}

/** The reply without more blank lines at its end than the file has there: a fence is often set apart by one. */
function withoutSpareBlanks(reply: readonly string[], file: readonly string[]): readonly string[] {
  const blanks = (lines: readonly string[]): number => lines.length - 1 - lines.findLastIndex(line => !isBlank(line));
  return reply.slice(0, reply.length - Math.max(0, blanks(reply) - blanks(file)));
}

/** Whether most of what the file has once, its first line included, stands in the reply twice. */
function isSaidTwice(reply: readonly string[], file: readonly string[]): boolean {
  if (reply.length < 1.5 * file.length) return false;
  const inFile = countsOf(file);
  const inReply = countsOf(reply);
  const once = [...inFile].filter(([, count]) => count === 1).map(([line]) => line);
  const twice = once.filter(line => (inReply.get(line) ?? 0) > 1);
  const first = file.find(isInformative)?.trim() ?? '';
  return twice.includes(first) && twice.length >= 3 && twice.length * 3 >= once.length * 2;
}

function countsOf(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    if (isInformative(line)) counts.set(line.trim(), (counts.get(line.trim()) ?? 0) + 1);
  }
  return counts;
}

function rowOf(step: Step | undefined): number {
  return step?.kind === 'match' ? step.j : 0;
}

/** Whether the last four lines that are not blank are the file's own. */
function endsAlike(steps: readonly Step[], file: readonly string[]): boolean {
  let count = 0;
  for (let at = steps.length - 1; at >= 0 && count < 4; at--) {
    const step = steps[at];
    if (step?.kind !== 'match') return false;
    if (!isBlank(file[step.j] ?? '')) count++;
  }
  return count === 4;
}

/** The runs of deleted lines, with what they tell beyond what is put in their place. */
function deletions(
  steps: readonly Step[],
  file: readonly string[],
  reply: readonly string[],
): { from: number; to: number; net: number }[] {
  const runs: { from: number; to: number; net: number }[] = [];
  let deleted: number[] = [];
  let inserted: string[] = [];
  for (const step of [...steps, { kind: 'match' as const, i: 0, j: 0 }]) {
    if (step.kind === 'delete') deleted.push(step.j);
    else if (step.kind === 'insert') inserted.push(reply[step.i] ?? '');
    else {
      const net = told(deleted.map(j => file[j] ?? '')) - told(inserted);
      if (net > 0) runs.push({ from: deleted[0] ?? 0, to: (deleted.at(-1) ?? 0) + 1, net });
      deleted = [];
      inserted = [];
    }
  }
  return runs;
}
