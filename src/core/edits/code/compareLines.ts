import type { LineIds } from '../lineIds.ts';
import type { FileIndex } from '../locate/fileIndex.ts';
import { information, isBlank, isInformative } from '../views.ts';
import { olderForms } from './olderForms.ts';

/** A reply and a file, with what is the same in every alignment of the two: which lines are equal, what each weighs. */
export type ComparedLines = {
  readonly reply: readonly (string | undefined)[];
  readonly file: readonly string[];
  readonly ids: LineIds;
  /** One for each line of the reply, undefined where a placeholder stands for any number of lines of the file. */
  readonly rows: readonly (ReplyRow | undefined)[];
  readonly columns: FileColumns;
  /** Whether most telling lines are indented alike in both: then a bracket at another depth is another bracket. */
  readonly isLiteral: boolean;
  /** A byte for each cell of an alignment. Every alignment writes over what the one before left. */
  readonly room: Uint8Array;
};

export type ReplyRow = {
  /** The number of the file's lines like it, -1 when there are none. */
  readonly id: number;
  /** Shared with what is equal to the byte. */
  readonly spelling: number;
  /** What the line tells, and what matching it is worth for that. */
  readonly told: number;
  readonly weight: number;
  /** What putting it in costs. */
  readonly insertion: number;
  /** What a line of the file like it is worth, by whether that one is equal to the byte. */
  readonly same: number;
  readonly alike: number;
  /** For a new line the lines of the file it may replace, with how alike they are. */
  readonly olderForms: ReadonlyMap<number, number>;
  /** The most that one line of the file can be worth for it, and the last such line, -1 when there is none. */
  readonly most: number;
  readonly last: number;
};

/** Entry `j` of each list is of line `j - 1` of the file, the one that column `j` of an alignment uses up. */
export type FileColumns = {
  readonly ids: Int32Array;
  /** As that of a row of the reply, -1 for what the reply does not hold to the byte. */
  readonly spellings: Int32Array;
  /** What the line tells. */
  readonly told: Float64Array;
  /** How far the line is indented; blank lines count as deeper than any other. */
  readonly depths: Int32Array;
};

/** Undefined when reply and file are too long to be compared line by line. */
export function compareLines(reply: readonly (string | undefined)[], index: FileIndex): ComparedLines | undefined {
  const file = index.file.lines;
  const cells = (file.length + 1) * (reply.length + 1);
  if (cells > MOST_CELLS) return undefined;
  const ids = index.ids();
  const columns = columnsOf(file, ids);
  const spellings = spellingsOf(reply, ids);
  const { exact, last } = findSpellings(spellings, file, columns);
  const common = reply.filter(line => line !== undefined && isInformative(line) && ids.of(line) !== -1);
  const isLiteral = common.filter(line => line !== undefined && exact.has(line)).length * 2 >= common.length;
  const older = olderForms(reply, file, ids);
  const rows = reply.map((line, at): ReplyRow | undefined => {
    if (line === undefined) return undefined;
    const id = ids.of(line);
    const told = weightOf(line, 1);
    const count = ids.count(line);
    const weight = weightOf(line, Math.max(1, count));
    // A line the file has already is hardly meant to be put in once more, unless the file itself repeats it.
    const known = Math.max(NEW, KNOWN / Math.max(1, count));
    const insertion = 0.05 + (id === -1 ? NEW : known) * told + (isEdge(reply, at) && !isBlank(line) ? EDGE : 0);
    const same = weight * 1.15;
    const alike = isLiteral && weight <= 2 * BRACKET ? -Infinity : weight === BRACKET ? 0.15 : weight;
    const forms = id === -1 ? older(line) : NONE;
    const row = {
      id,
      spelling: spellings.get(id)?.get(line) ?? -2,
      told,
      weight,
      insertion,
      same,
      alike,
      olderForms: forms,
    };
    if (id === -1) return { ...row, most: REPLACED * weight * Math.max(0, ...forms.values()), last: lastOf(forms) };
    const most = exact.has(line) ? Math.max(same, alike) : alike;
    return { ...row, most, last: most === -Infinity ? -1 : (last[id] ?? -1) };
  });
  return { reply, file, ids, rows, columns, isLiteral, room: new Uint8Array(cells) };
}

/** Whether a line borders on a placeholder. */
function isEdge(reply: readonly (string | undefined)[], at: number): boolean {
  return (at > 0 && reply[at - 1] === undefined) || (at < reply.length - 1 && reply[at + 1] === undefined);
}

const MOST_CELLS = 1.5e7;
/** What putting in a line costs, as a share of what it tells: one that is new, and one that the file has once. */
const NEW = 0.1;
const KNOWN = 0.5;
/** What it costs more beside a placeholder, where models quote the file. */
const EDGE = 8;
/** A bracket or the like: worth matching at its own depth, next to nothing at another. */
const BRACKET = 0.6;
/** The share of a line's weight that finding an older form of it is worth. */
export const REPLACED = 0.35;
const NONE: ReadonlyMap<number, number> = new Map();

/** For each number of the file's lines how the reply writes them, every way with a number of its own. */
type Spellings = ReadonlyMap<number, ReadonlyMap<string, number>>;

function spellingsOf(reply: readonly (string | undefined)[], ids: LineIds): Spellings {
  const spellings = new Map<number, Map<string, number>>();
  reply.forEach((line, i) => {
    const id = line === undefined ? -1 : ids.of(line);
    if (line === undefined || id === -1) return;
    const known = spellings.get(id) ?? new Map<string, number>();
    spellings.set(id, known);
    if (!known.has(line)) known.set(line, i);
  });
  return spellings;
}

/** Marks the columns that the reply holds to the byte. Gives those lines, and for each number its last line. */
function findSpellings(
  spellings: Spellings,
  file: readonly string[],
  columns: FileColumns,
): { readonly exact: ReadonlySet<string>; readonly last: Int32Array } {
  const last = new Int32Array(file.length);
  const isWanted = new Uint8Array(file.length);
  for (const id of spellings.keys()) isWanted[id] = 1;
  const exact = new Set<string>();
  file.forEach((line, at) => {
    const id = columns.ids[at + 1] ?? -1;
    last[id] = at;
    const spelling = isWanted[id] === 1 ? spellings.get(id)?.get(line) : undefined;
    if (spelling === undefined) return;
    columns.spellings[at + 1] = spelling;
    exact.add(line);
  });
  return { exact, last };
}

function lastOf(forms: ReadonlyMap<number, number>): number {
  let last = -1;
  for (const at of forms.keys()) last = Math.max(last, at);
  return last;
}

function columnsOf(file: readonly string[], ids: LineIds): FileColumns {
  const columns = {
    ids: new Int32Array(file.length + 1).fill(-2),
    spellings: new Int32Array(file.length + 1).fill(-1),
    told: new Float64Array(file.length + 1),
    depths: new Int32Array(file.length + 1),
  };
  columns.ids.set(ids.all, 1);
  file.forEach((line, at) => {
    columns.told[at + 1] = weightOf(line, 1);
    let depth = 0;
    while (line.charCodeAt(depth) === 32 || line.charCodeAt(depth) === 9) depth++;
    columns.depths[at + 1] = isBlank(line) ? 1000 : depth;
  });
  return columns;
}

/** What matching a line is worth: little for brackets and blank lines, less for what the file has many times. */
function weightOf(line: string, count: number): number {
  if (isBlank(line)) return 0.1;
  const told = information(line);
  if (told >= 3) return (1 + told / 8) / (1 + Math.log2(count) / 2);
  return count === 1 && line.trim().length >= 3 ? 2 * BRACKET : BRACKET;
}
