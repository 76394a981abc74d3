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
  const starts = new Set(outline.map(symbol => symbol.startLine));
  const words = new Set(splitWords(query).filter(word => word.length > 2));
  const names = new Set(query.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []);
  const wanted = { focus, words, names, starts };
  const blocks = splitBlocks(lines, outline).map(block => ({
    ...block,
    cost: estimateTokens(lines.slice(block.start - 1, block.end).join('\n')),
    weight: weightOf(block, wanted),
  }));
  const frame = blocks.filter(it => it.weight === FRAME).reduce((sum, it) => sum + it.cost, 0);
  if (frame > limit * LARGEST_FRAME) return apart(lines, outline, wanted, limit);
  const kept = new Set<Block>();
  // Every body is left out at first, and has its mark.
  let spent = blocks.filter(it => it.weight !== FRAME).length * MARK_COST;
  for (const block of [...blocks].sort((a, b) => b.weight - a.weight || a.start - b.start)) {
    const cost = block.weight === FRAME ? block.cost : block.cost - MARK_COST;
    if (spent + cost > limit) continue;
    kept.add(block);
    spent += cost;
  }
  return inPlace(lines, blocks, kept);
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

/** Tokens of the line that stands for what was left out. */
const MARK_COST = 20;
const SHORT_BODY = 6;
const LONG_GAP = 30;
const GAP_HEAD = 12;
const CLOSER = /^\s*(?:[\])}>]+[;,)]*|end)\s*$/;
/** Signatures, comments and what else stands between bodies. */
const FRAME = 90;
/** Of all room: a file whose signatures take more is shown as a list of them. */
const LARGEST_FRAME = 0.6;
/** From this weight on a body has to do with the cursor or the question. */
const MEANT = 60;

function splitBlocks(lines: readonly string[], outline: readonly SymbolInfo[]): readonly Block[] {
  const blocks: Block[] = [];
  let line = 1;
  for (const symbol of leaves(outline)) {
    // The signature stays with what stands before; the body is what can go.
    const start = symbol.startLine + Math.max(1, symbol.signature.split('\n').length);
    // A closing bracket stays with what follows.
    const isClosed = CLOSER.test(lines[symbol.endLine - 1] ?? '');
    const end = Math.min(symbol.endLine - (isClosed ? 1 : 0), lines.length);
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

interface Wanted {
  readonly focus: readonly number[];
  readonly words: ReadonlySet<string>;
  /** Identifiers in the question, as written. */
  readonly names: ReadonlySet<string>;
  readonly starts: ReadonlySet<number>;
}

function weightOf({ start, end, symbol }: Block, wanted: Wanted): number {
  const { focus, starts } = wanted;
  if (focus.some(line => start - 1 <= line && line <= end + 1)) return 100;
  if (symbol) return symbolWeight(symbol, wanted);
  // A long piece without a definition is data.
  if (end - start < GAP_HEAD) return FRAME;
  for (let line = start; line <= end; line++) if (starts.has(line)) return FRAME;
  return 1;
}

function symbolWeight({ name, doc, startLine, endLine }: SymbolInfo, { focus, words, names }: Wanted): number {
  if (focus.some(line => startLine <= line && line <= endLine)) return 100;
  if (names.has(name)) return 85;
  const hits = new Set(splitWords(`${name} ${doc ?? ''}`).filter(word => words.has(word)));
  return hits.size > 0 ? MEANT + Math.min(hits.size, 20) : 10;
}

function inPlace(lines: readonly string[], blocks: readonly Block[], kept: ReadonlySet<Block>): string {
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

/** The definitions that are meant, whole, and below them the list of all: what is too long loses its end. */
function apart(lines: readonly string[], outline: readonly SymbolInfo[], wanted: Wanted, limit: number): string {
  const meant = outline
    .map(symbol => ({ symbol, weight: symbolWeight(symbol, wanted) }))
    .filter(it => it.weight >= MEANT)
    .sort((a, b) => b.weight - a.weight || a.symbol.startLine - b.symbol.startLine);
  const list = outlineText(lines, outline, meant.length > 0 ? limit / 2 : limit);
  let spent = estimateTokens(list);
  const kept: SymbolInfo[] = [];
  for (const { symbol } of meant) {
    if (kept.some(it => it.startLine <= symbol.startLine && symbol.endLine <= it.endLine)) continue;
    const cost = estimateTokens(bodyText(lines, symbol));
    if (spent + cost > limit) continue;
    kept.push(symbol);
    spent += cost;
  }
  kept.sort((a, b) => a.startLine - b.startLine);
  return [...kept.map(symbol => bodyText(lines, symbol)), list].join('\n\n');
}

function bodyText(lines: readonly string[], { startLine, endLine }: SymbolInfo): string {
  return `Lines ${String(startLine)}–${String(endLine)}:\n${lines.slice(startLine - 1, endLine).join('\n')}`;
}

function splitWords(text: string): string[] {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
}
