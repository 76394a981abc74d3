import { estimateTokens } from '../models/tokens.ts';
import { splitLines } from './contextPart.ts';

/**
 * Cuts code to at most so many tokens by leaving out whole functions, classes or paragraphs from its end, with a mark in
 * their place. Undefined where not even the first of them fits.
 */
export function shortenCode(text: string, limit: number): string | undefined {
  if (estimateTokens(text) <= limit) return text;
  const lines = splitLines(text);
  for (const depth of isType(lines) ? [0, 1] : [0]) {
    const end = blockStarts(lines, depth).findLast(it => it > 0 && estimateTokens(cutAt(lines, it)) <= limit);
    if (end !== undefined) return cutAt(lines, end);
  }
  return undefined;
}

/**
 * Cuts a message to at most about so many tokens: its beginning and its end stay, in whole lines, or whole words where
 * a line alone is too long, with a mark between them.
 */
export function shortenMessage(text: string, limit: number): string {
  if (estimateTokens(text) <= limit) return text;
  const room = Math.max(0, limit - MARK_TOKENS);
  for (const units of [/[^\n]*\n|[^\n]+$/g, /\S*\s+|\S+$/g, /[^]{1,40}/gu]) {
    const pieces = text.match(units) ?? [];
    const head = takeWhile(pieces, room * HEAD_SHARE);
    const tail = takeWhile(pieces.slice(head.length).toReversed(), room - room * HEAD_SHARE).toReversed();
    const kept = head.join('').length + tail.join('').length;
    // Lines that are too long leave most of the room empty: then words are cut, then letters.
    if (estimateTokens(head.join('') + tail.join('')) < room / 2 && units.source !== LAST_RESORT) continue;
    const missing = (text.length - kept).toLocaleString('en');
    return `${head.join('').trimEnd()}\n[⋯ ${missing} characters left out to fit the model ⋯]\n${tail.join('').trimStart()}`;
  }
  return '';
}

const MARK_TOKENS = 20;
/** Of a long message the beginning says more often what is wanted; the end may hold the question. */
const HEAD_SHARE = 0.6;
const LAST_RESORT = '[^]{1,40}';
const TYPE =
  /^\s*(?:(?:export|default|public|private|abstract|final|static|pub|sealed|data)\s+)*(?:class|interface|struct|impl|trait|enum|module|namespace|object)\b/;
const COMMENT = /^\s*(?:\/\/|\/\*|\*|#|--|@|$)/;

function isType(lines: readonly string[]): boolean {
  return TYPE.test(lines.find(line => !COMMENT.test(line)) ?? '');
}

/**
 * Numbers of lines, from 0, where a block begins: behind a blank line, indented no deeper than that many levels; in a
 * list of definitions each line.
 */
function blockStarts(lines: readonly string[], depth: number): readonly number[] {
  const levels = [...new Set(lines.filter(line => line.trim() !== '').map(indentation))].sort((a, b) => a - b);
  const deepest = levels[Math.min(depth, levels.length - 1)] ?? 0;
  return lines.flatMap((line, i) => {
    const before = lines[i - 1] ?? '';
    const begins = line.trim() !== '' && indentation(line) <= deepest && before.trim() === '';
    return begins || (LISTED.test(before) && LISTED.test(line)) ? [i] : [];
  });
}

/** As `outlineText` writes a definition. */
const LISTED = / {2}\/\/ line \d+$/;

function cutAt(lines: readonly string[], end: number): string {
  const missing = lines.length - end;
  return [...lines.slice(0, end), `⋯ ${String(missing)} more ${missing === 1 ? 'line' : 'lines'} left out ⋯`].join(
    '\n',
  );
}

function takeWhile(pieces: readonly string[], limit: number): readonly string[] {
  let characters = 0;
  let spent = 0;
  const end = pieces.findIndex(piece => {
    characters += piece.length;
    spent += estimateTokens(piece);
    return spent > limit && characters > 0;
  });
  return end < 0 ? pieces : pieces.slice(0, end);
}

function indentation(line: string): number {
  return line.length - line.trimStart().length;
}
