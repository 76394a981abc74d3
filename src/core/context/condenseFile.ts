import { estimateTokens } from '../models/tokens.ts';
import type { SymbolInfo } from '../../shared/indexStatus.ts';

export interface CondenseOptions {
  /** Tokens that the result may have. */
  readonly limit: number;
  /** Lines that matter most, from 1: the cursor's, the selection's. */
  readonly focus?: readonly number[];
  /** Words of the question: definitions that they name come before others. */
  readonly query?: string;
}

/**
 * A large file made to fit: its own text, in which the bodies that matter least are left out, each with a line that says
 * how many lines were left out and which. Where even that is too long, the list of its definitions.
 */
export function condenseFile(
  lines: readonly string[],
  outline: readonly SymbolInfo[],
  { limit, focus = [], query = '' }: CondenseOptions,
): string {
  const blocks = splitBlocks(lines, outline);
  const costs = blocks.map(block => estimateTokens(lines.slice(block.start - 1, block.end).join('\n')));
  let spent = blocks.length * MARK_COST;
  const kept = new Set<Block>();
  const keep = (block: Block, cost: number): void => {
    if (kept.has(block) || spent + cost > limit) return;
    kept.add(block);
    spent += cost;
  };
  const words = queryWords(query);
  const order = blocks
    .map((block, i) => ({ block, cost: costs[i] ?? 0, weight: weightOf(block, focus, words) }))
    .sort((a, b) => b.weight - a.weight || a.block.start - b.block.start);
  for (const { block, cost } of order) keep(block, cost);
  const text = render(lines, blocks, kept);
  return estimateTokens(text) <= limit * TOLERANCE ? text : outlineText(lines, outline, limit);
}

/** The definitions of a file, a line each, as far as they fit. */
export function outlineText(lines: readonly string[], outline: readonly SymbolInfo[], limit: number): string {
  const entries = outline.map(symbol => {
    const depth = symbol.container === undefined ? 0 : symbol.container.split('.').length;
    return `${'  '.repeat(depth)}${symbol.signature.split('\n')[0]?.trim() ?? symbol.name}  // line ${String(symbol.startLine)}`;
  });
  const wanted = entries.length > 0 ? entries : lines;
  const fitting: string[] = [];
  let spent = 0;
  for (const entry of wanted) {
    spent += estimateTokens(entry) + 1;
    if (spent > limit) break;
    fitting.push(entry);
  }
  const missing = wanted.length - fitting.length;
  return missing > 0 ? [...fitting, `⋯ ${String(missing)} more left out ⋯`].join('\n') : fitting.join('\n');
}

/** The line that stands for what was left out. */
export function leftOut(startLine: number, endLine: number): string {
  const count = endLine - startLine + 1;
  return `⋯ ${String(count)} ${count === 1 ? 'line' : 'lines'} left out (${String(startLine)}–${String(endLine)}) ⋯`;
}

/** Lines from 1, both ends included, that are kept or left out together. */
interface Block {
  readonly start: number;
  readonly end: number;
  /** The definition whose body it is; undefined for what stands between. */
  readonly symbol: SymbolInfo | undefined;
}

const MARK_COST = 6;
/** The marks of what was left out are counted roughly. */
const TOLERANCE = 1.1;
const SHORT_BODY = 6;
const LONG_GAP = 30;
const GAP_HEAD = 12;

function splitBlocks(lines: readonly string[], outline: readonly SymbolInfo[]): readonly Block[] {
  const blocks: Block[] = [];
  let line = 1;
  for (const symbol of leaves(outline)) {
    // The signature stays with what stands before; the body is what can go.
    const start = symbol.startLine + Math.max(1, symbol.signature.split('\n').length);
    const end = Math.min(symbol.endLine - 1, lines.length);
    if (start < line || end - start + 1 < SHORT_BODY) continue;
    blocks.push(...gap(line, start - 1), { start, end, symbol });
    line = end + 1;
  }
  return [...blocks, ...gap(line, lines.length)];
}

/** Definitions that hold no longer definition themselves: functions rather than their class. */
function leaves(outline: readonly SymbolInfo[]): readonly SymbolInfo[] {
  const long = outline.filter(symbol => symbol.endLine - symbol.startLine > SHORT_BODY);
  return long.filter((symbol, i) => {
    const next = long[i + 1];
    const isFunction = symbol.kind === 'function' || symbol.kind === 'method' || symbol.kind === 'constructor';
    return isFunction || !next || next.startLine > symbol.endLine;
  });
}

/** What stands between bodies: kept whole while short, else its beginning apart from the rest. */
function gap(start: number, end: number): readonly Block[] {
  if (end < start) return [];
  if (end - start < LONG_GAP) return [{ start, end, symbol: undefined }];
  const blocks: Block[] = [{ start, end: start + GAP_HEAD - 1, symbol: undefined }];
  for (let line = start + GAP_HEAD; line <= end; line += LONG_GAP) {
    blocks.push({ start: line, end: Math.min(end, line + LONG_GAP - 1), symbol: undefined });
  }
  return blocks;
}

function weightOf({ start, end, symbol }: Block, focus: readonly number[], words: ReadonlySet<string>): number {
  if (focus.some(line => start - 1 <= line && line <= end + 1)) return 100;
  if (!symbol) return end - start < LONG_GAP - 1 ? 50 : 1;
  const hits = splitWords(`${symbol.name} ${symbol.container ?? ''} ${symbol.doc ?? ''}`).filter(it => words.has(it));
  return hits.length > 0 ? 60 + Math.min(hits.length, 20) : 10;
}

function render(lines: readonly string[], blocks: readonly Block[], kept: ReadonlySet<Block>): string {
  const out: string[] = [];
  let from: number | undefined;
  for (const [i, block] of blocks.entries()) {
    if (kept.has(block)) out.push(...lines.slice(block.start - 1, block.end));
    else from ??= block.start;
    const next = blocks[i + 1];
    if (from !== undefined && (!next || kept.has(next))) {
      out.push(`${/^\s*/.exec(lines[from - 1] ?? '')?.[0] ?? ''}${leftOut(from, block.end)}`);
      from = undefined;
    }
  }
  return out.join('\n');
}

function queryWords(query: string): ReadonlySet<string> {
  return new Set(splitWords(query).filter(word => word.length > 2));
}

function splitWords(text: string): string[] {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
}
