import { indentOf, information, isBlank, isInformative } from '../views.ts';

/** One step of an alignment of a reply (rows `i`) with a file (lines `j`). A gap is a placeholder's share of the file. */
export type Step =
  | { readonly kind: 'match'; readonly i: number; readonly j: number }
  | { readonly kind: 'insert'; readonly i: number }
  | { readonly kind: 'delete'; readonly j: number }
  | { readonly kind: 'gap'; readonly j: number };

export type AlignInput = {
  /** The reply's lines, undefined where a placeholder stands for any number of lines of the file. */
  readonly reply: readonly (string | undefined)[];
  readonly file: readonly string[];
  /** Whether the file may go on before and after what the reply shows. */
  readonly isHeadFree: boolean;
  readonly isTailFree: boolean;
  /** For a new line the lines of the file it may replace, with how alike they are. */
  readonly olderForms: (line: string) => ReadonlyMap<number, number>;
  /** Given when the same lines are aligned several times. */
  readonly weighed?: WeighedLines;
  /** What deleting one more line costs, as a share of what the line tells. */
  readonly deletionCost: number;
  /** Of equally good alignments take the one that stands latest instead of earliest. */
  readonly isLate?: boolean;
  /** Matches (by reply row) to be avoided a little, so that a second choice shows itself. */
  readonly avoided?: ReadonlyMap<number, { readonly j: number; readonly cost: number }>;
};

export type Alignment = { readonly steps: readonly Step[]; readonly score: number; readonly weights: Float64Array };

/** The most cells compared; a reply and a file beyond it are not aligned. */
export const MOST_CELLS = 1.5e7;

/**
 * The best global alignment with a cost for opening and for extending a deletion (Gotoh 1982), where a placeholder row
 * takes up file lines for free. Lines match when they are equal but for the blanks around them; a line weighs what it
 * tells, less when the file has it often, a little more when its indentation is equal too.
 */
export function alignCode(input: AlignInput): Alignment | undefined {
  const { reply, file } = input;
  const n = file.length;
  const m = reply.length;
  if ((n + 1) * (m + 1) > MOST_CELLS) return undefined;
  const { fileIds, replyIds, weights, told, isLiteral, depths } = input.weighed ?? weighLines(reply, file);
  const extend = told.map(weight => input.deletionCost * weight);

  const width = n + 1;
  const how = new Uint8Array((m + 1) * width);
  const isExtension = new Uint8Array((m + 1) * width);
  let above = new Float64Array(width);
  let here = new Float64Array(width);
  const keepNew = input.isLate === true;
  const better = (candidate: number, best: number): boolean => (keepNew ? candidate >= best : candidate > best);

  let deleting = -Infinity;
  for (let j = 1; j <= n; j++) {
    if (input.isHeadFree) {
      here[j] = 0;
      how[j] = GAP_LEFT;
    } else {
      const opened = (here[j - 1] ?? 0) - OPEN;
      isExtension[j] = deleting > opened ? 1 : 0;
      deleting = Math.max(deleting, opened) - (extend[j - 1] ?? 0);
      here[j] = deleting;
      how[j] = DELETE;
    }
  }
  for (let i = 0; i < m; i++) {
    [above, here] = [here, above];
    const line = reply[i];
    const base = (i + 1) * width;
    if (line === undefined) {
      const floor = isLiteral ? gapFloor(reply, i) : 0;
      here[0] = above[0] ?? 0;
      how[base] = GAP_ABOVE;
      for (let j = 1; j <= n; j++) {
        const straight = above[j] ?? 0;
        // A gap that leaves the block it stands in is less likely than one that does not.
        const left = (here[j - 1] ?? 0) - ((depths[j - 1] ?? 0) < floor ? LEAVING : 0);
        const takesLeft = keepNew ? left > straight : left >= straight;
        here[j] = takesLeft ? left : straight;
        how[base + j] = takesLeft ? GAP_LEFT : GAP_ABOVE;
      }
      continue;
    }
    const id = replyIds[i] ?? -1;
    const weight = weights[i] ?? 0;
    // A line the file has already is hardly meant to be put in once more.
    const insertion = 0.05 + (id === -1 ? 0.1 : 0.5) * weightOf(line, 1);
    const avoid = input.avoided?.get(i);
    const likenesses = id === -1 ? input.olderForms(line) : undefined;
    here[0] = (above[0] ?? 0) - insertion;
    how[base] = INSERT;
    deleting = -Infinity;
    for (let j = 1; j <= n; j++) {
      let best = (above[j] ?? 0) - insertion;
      let step = INSERT;
      const opened = (here[j - 1] ?? 0) - OPEN;
      isExtension[base + j] = deleting > opened ? 1 : 0;
      deleting = Math.max(deleting, opened) - (extend[j - 1] ?? 0);
      if (better(deleting, best)) {
        best = deleting;
        step = DELETE;
      }
      const isSame = file[j - 1] === line;
      if (id !== -1 && fileIds[j - 1] === id && (isSame || !isLiteral || weight > 2 * BRACKET)) {
        let gain = isSame ? weight * 1.15 : weight === BRACKET ? 0.15 : weight;
        if (avoid?.j === j - 1) gain -= avoid.cost;
        const matched = (above[j - 1] ?? 0) + gain;
        if (matched >= best) {
          best = matched;
          step = MATCH;
        }
      }
      const likeness = likenesses?.get(j - 1);
      if (likeness !== undefined) {
        const replaced = (above[j - 1] ?? 0) + REPLACED * weight * likeness;
        if (replaced >= best) {
          best = replaced;
          step = REPLACE;
        }
      }
      here[j] = best;
      how[base + j] = step;
    }
  }

  let end = n;
  if (input.isTailFree) {
    for (let j = n; j >= 0; j--) {
      const value = here[j] ?? 0;
      const best = here[end] ?? 0;
      if (keepNew ? value > best : value >= best) end = j;
    }
  }
  const steps = walkBack(how, isExtension, width, m, end);
  for (let j = end; j < n; j++) steps.push({ kind: 'gap', j });
  return { steps, score: here[end] ?? 0, weights };
}

/** What is the same in every alignment of a reply with a file: which lines are equal, and what each weighs. */
export type WeighedLines = {
  readonly fileIds: Int32Array;
  readonly replyIds: Int32Array;
  readonly weights: Float64Array;
  readonly told: Float64Array;
  readonly isLiteral: boolean;
  readonly depths: Int32Array;
};

export function weighLines(reply: readonly (string | undefined)[], file: readonly string[]): WeighedLines {
  const ids = new Map<string, number>();
  const counts: number[] = [];
  const fileIds = Int32Array.from(file, line => {
    const key = line.trim();
    const id = ids.get(key) ?? ids.size;
    ids.set(key, id);
    counts[id] = (counts[id] ?? 0) + 1;
    return id;
  });
  const replyIds = Int32Array.from(reply, line => (line === undefined ? -1 : (ids.get(line.trim()) ?? -1)));
  const weights = Float64Array.from(reply, (line, i) =>
    line === undefined ? 0 : weightOf(line, counts[replyIds[i] ?? -1] ?? 1),
  );
  const told = Float64Array.from(file, line => weightOf(line, 1));
  const depths = Int32Array.from(file, line => (isBlank(line) ? 1000 : indentOf(line).length));
  return { fileIds, replyIds, weights, told, isLiteral: isWrittenAlike(reply, file), depths };
}

/** Whether most telling lines that both have are indented alike: then a bracket at another depth is another bracket. */
function isWrittenAlike(reply: readonly (string | undefined)[], file: readonly string[]): boolean {
  const exact = new Set(file);
  const trimmed = new Set(file.map(line => line.trim()));
  const common = reply.filter(line => line !== undefined && isInformative(line) && trimmed.has(line.trim()));
  return common.filter(line => line !== undefined && exact.has(line)).length * 2 >= common.length;
}

/** The least indentation of lines that a placeholder stands for, going by the lines it stands between. */
function gapFloor(reply: readonly (string | undefined)[], at: number): number {
  const isText = (line: string | undefined): boolean => line !== undefined && !isBlank(line);
  const above = reply.slice(0, at).findLast(isText);
  const below = reply.slice(at + 1).find(isText);
  if (above === undefined || below === undefined) return 0;
  const [outer, inner] = [indentOf(above).length, indentOf(below).length];
  return inner > outer ? outer + 1 : inner;
}

const LEAVING = 0.15;
const OPEN = 0.5;
/** A bracket or the like: worth matching at its own depth, next to nothing at another. */
const BRACKET = 0.6;
const MATCH = 1;
const INSERT = 2;
const DELETE = 3;
const GAP_LEFT = 4;
const GAP_ABOVE = 5;
const REPLACE = 6;
/** The share of a line's weight that finding an older form of it is worth. */
const REPLACED = 0.35;

function walkBack(how: Uint8Array, isExtension: Uint8Array, width: number, rows: number, end: number): Step[] {
  const steps: Step[] = [];
  let i = rows;
  let j = end;
  let isDeleting = false;
  while (i > 0 || j > 0) {
    const at = i * width + j;
    const step = isDeleting ? DELETE : how[at];
    if (step === DELETE) {
      isDeleting = isExtension[at] === 1;
      steps.push({ kind: 'delete', j: --j });
    } else if (step === MATCH) {
      steps.push({ kind: 'match', i: --i, j: --j });
    } else if (step === REPLACE) {
      steps.push({ kind: 'insert', i: --i }, { kind: 'delete', j: --j });
    } else if (step === INSERT) {
      steps.push({ kind: 'insert', i: --i });
    } else if (step === GAP_LEFT) {
      steps.push({ kind: 'gap', j: --j });
    } else {
      i--;
    }
  }
  return steps.reverse();
}

/** What matching a line is worth: little for brackets and blank lines, less for what the file has many times. */
function weightOf(line: string, count: number): number {
  if (isBlank(line)) return 0.1;
  const told = information(line);
  if (told >= 3) return (1 + told / 8) / (1 + Math.log2(count) / 2);
  return count === 1 && line.trim().length >= 3 ? 2 * BRACKET : BRACKET;
}
