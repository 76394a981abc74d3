import { isFunctionLike, type ParsedSymbol } from '../source/parsedSymbol.ts';

/** A piece of a file that is ranked as one. Lines count from 0; `to` is not included. */
export interface Chunk {
  readonly runs: readonly Run[];
  /** The definition it belongs to: a position in the file's list of symbols, or -1. */
  readonly symbol: number;
}

export interface Run {
  readonly from: number;
  readonly to: number;
}

/** A file without symbols, in windows of 40 lines. */
export function windowChunks(lines: number): Chunk[] {
  return cut({ from: 0, to: lines }, WINDOW).map(run => ({ runs: [run], symbol: -1 }));
}

/**
 * A file cut at its definitions: each function with its comment; what is left of each class, of a long function with
 * others in it, and of the file, in groups of up to 60 lines. Every line is in exactly one chunk. `symbols` stand in the order of their first lines, each after
 * the one around it.
 */
export function symbolChunks(lines: number, symbols: readonly ParsedSymbol[]): Chunk[] {
  const children = new Map<number, number[]>();
  symbols.forEach((symbol, position) => {
    const siblings = children.get(symbol.parent);
    if (siblings) siblings.push(position);
    else children.set(symbol.parent, [position]);
  });
  const chunks: Chunk[] = [];
  /** Covers `from … to` and gives back the lines that no child took, as runs. */
  const cover = (owner: number, from: number, to: number): void => {
    const left: Run[] = [];
    let line = from;
    for (const position of children.get(owner) ?? []) {
      const child = symbols[position];
      if (!child || !isOwnChunk(child, children.has(position), symbols[owner])) continue;
      const start = Math.max(child.commentLine, line);
      const end = Math.min(child.endLine + 1, to);
      if (child.startLine < line || end <= start) continue;
      if (start > line) left.push({ from: line, to: start });
      const isWhole = isFunctionLike(child.kind) && end - start <= WHOLE;
      if (isWhole || !children.has(position)) {
        for (const run of cut({ from: start, to: end }, LONGEST)) chunks.push({ runs: [run], symbol: position });
      } else cover(position, start, end);
      line = end;
    }
    if (line < to) left.push({ from: line, to });
    for (const runs of group(left)) chunks.push({ runs, symbol: owner });
  };
  cover(-1, 0, lines);
  return chunks;
}

const WINDOW = 40;
const LONGEST = 120;
/** A longer function is cut at the functions in it: closures that are modules of their own are written so. */
const WHOLE = 60;
const GROUP = 60;

function isOwnChunk(symbol: ParsedSymbol, hasChildren: boolean, owner: ParsedSymbol | undefined): boolean {
  const isInFunction = owner !== undefined && isFunctionLike(owner.kind);
  // An interface's methods have no body: they say most together.
  if (isFunctionLike(symbol.kind) && !isInFunction) {
    return owner?.kind !== 'interface' || symbol.endLine > symbol.startLine;
  }
  return hasChildren || symbol.endLine - symbol.startLine >= 2;
}

function cut(run: Run, longest: number): Run[] {
  // Most are short, and most of the time was spent here.
  if (run.to - run.from <= longest) return [run];
  const pieces = Math.ceil((run.to - run.from) / longest);
  const length = Math.ceil((run.to - run.from) / pieces);
  return Array.from({ length: pieces }, (_, i) => ({
    from: run.from + i * length,
    to: Math.min(run.to, run.from + (i + 1) * length),
  }));
}

function group(runs: readonly Run[]): Run[][] {
  const groups: Run[][] = [];
  let current: Run[] = [];
  let length = 0;
  for (const whole of runs) {
    for (const run of cut(whole, GROUP)) {
      if (length > 0 && length + run.to - run.from > GROUP) {
        groups.push(current);
        current = [];
        length = 0;
      }
      current.push(run);
      length += run.to - run.from;
    }
  }
  if (current.length > 0) groups.push(current);
  return groups;
}
