import type { SymbolInfo } from '../../shared/indexStatus.ts';

/** Lines to give for a place in a file, and what they are. */
export interface EnclosingRange {
  readonly startLine: number;
  readonly endLine: number;
  /** The definition that the lines are; undefined where they are only what stands around. */
  readonly symbol: SymbolInfo | undefined;
}

/**
 * The whole function or class around some lines, with its comment; where there is none of sensible size, 50 lines each
 * way. `outline` holds the file's definitions, `lines` its text; lines count from 1.
 */
export function enclosingRange(
  outline: readonly SymbolInfo[],
  lines: readonly string[],
  startLine: number,
  endLine: number,
): EnclosingRange {
  // The comment above a definition belongs to it.
  const begins = (symbol: SymbolInfo): boolean =>
    symbol.startLine <= startLine ||
    (symbol.startLine - startLine <= LONGEST_COMMENT && commentStart(lines, symbol.startLine) <= startLine);
  const around = outline.filter(symbol => endLine <= symbol.endLine && begins(symbol));
  // A closure says little without the function it stands in: the outermost function that is not too long.
  const chosen =
    around.find(symbol => FUNCTIONS.has(symbol.kind) && length(symbol) <= LONGEST_OUTER) ??
    around.findLast(symbol => FUNCTIONS.has(symbol.kind) && length(symbol) <= LONGEST) ??
    around.findLast(symbol => TYPES.has(symbol.kind) && length(symbol) <= LONGEST) ??
    around.find(symbol => !FUNCTIONS.has(symbol.kind) && !TYPES.has(symbol.kind) && isBlock(symbol));
  if (chosen) return { startLine: commentStart(lines, chosen.startLine), endLine: chosen.endLine, symbol: chosen };
  return {
    startLine: Math.max(1, startLine - AROUND),
    endLine: Math.min(Math.max(lines.length, 1), endLine + AROUND),
    symbol: undefined,
  };
}

/** The line where the comment or the decorators directly above a definition begin. */
export function commentStart(lines: readonly string[], startLine: number): number {
  let line = startLine;
  while (line > 1 && startLine - line < LONGEST_COMMENT && LEADING.test(lines[line - 2] ?? '')) line--;
  return line;
}

const AROUND = 50;
const LONGEST_OUTER = 120;
const LONGEST = 400;
const LONGEST_COMMENT = 40;
const LEADING = /^\s*(?:\/\/|\/\*|\*(?:\s|\/|\*|$)|#(?!include|define|if|endif|pragma)|--\s|@\w|\[\w+.*\]$|<!--)/;
const FUNCTIONS: ReadonlySet<string> = new Set(['function', 'method', 'constructor', 'macro']);
const TYPES: ReadonlySet<string> = new Set([
  'class',
  'interface',
  'type',
  'enum',
  'struct',
  'trait',
  'rule',
  'heading',
]);

function length(symbol: SymbolInfo): number {
  return symbol.endLine - symbol.startLine + 1;
}

/** A constant, a key or a property that fills a few lines: a table, an object. */
function isBlock(symbol: SymbolInfo): boolean {
  return length(symbol) >= 3 && length(symbol) <= LONGEST_OUTER;
}
