import type { SymbolKind } from '../../../shared/indexStatus.ts';
import type { OutlineSymbol } from './parsedSymbol.ts';

/** A form of a definition as one line shows it; the pattern's group `name` is its name. */
export interface LinePattern {
  readonly kind: SymbolKind;
  readonly pattern: RegExp;
}

/**
 * The definitions of a text without a grammar: the first pattern that fits a line makes one. Its end is where its braces
 * close, or with `indent` before the next line that is not deeper, or with `semicolon` at the next one.
 */
export function outlineByLines(
  lines: readonly string[],
  patterns: readonly LinePattern[],
  ending: 'brace' | 'indent' | 'semicolon',
): OutlineSymbol[] {
  return lines.flatMap((line, startLine) => {
    for (const { kind, pattern } of patterns) {
      const name = pattern.exec(line)?.groups?.['name'];
      if (name) return [{ name, kind, startLine, endLine: endOf(lines, startLine, ending) }];
    }
    return [];
  });
}

const MOST_LINES = 2000;

function endOf(lines: readonly string[], startLine: number, ending: 'brace' | 'indent' | 'semicolon'): number {
  switch (ending) {
    case 'brace':
      return closingBrace(lines, startLine);
    case 'indent':
      return lastDeeperLine(lines, startLine);
    case 'semicolon':
      return firstWith(lines, startLine, /;\s*$/);
  }
}

/** Strings and comments are not told apart: a brace in one may move the end by some lines. */
function closingBrace(lines: readonly string[], startLine: number): number {
  let opened = 0;
  let closed = 0;
  for (let line = startLine; line < Math.min(lines.length, startLine + MOST_LINES); line++) {
    // A declaration without a body.
    if (opened === 0 && line > startLine && !/^\s*([{:,)\]]|$)/.test(lines[line] ?? '')) return line - 1;
    for (const character of lines[line] ?? '') {
      if (character === '{') opened++;
      else if (character === '}') closed++;
    }
    if (opened > 0 && closed >= opened) return line;
  }
  return startLine;
}

function lastDeeperLine(lines: readonly string[], startLine: number): number {
  const own = indentOf(lines[startLine] ?? '');
  let last = startLine;
  for (let line = startLine + 1; line < lines.length; line++) {
    const text = lines[line] ?? '';
    if (text.trim() === '') continue;
    if (indentOf(text) <= own) break;
    last = line;
  }
  return last;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function firstWith(lines: readonly string[], startLine: number, pattern: RegExp): number {
  for (let line = startLine; line < Math.min(lines.length, startLine + MOST_LINES); line++) {
    if (pattern.test(lines[line] ?? '')) return line;
  }
  return startLine;
}
