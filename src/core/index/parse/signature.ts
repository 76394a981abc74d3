import type { SymbolKind } from '../../../shared/indexStatus.ts';
import type { Language } from '../languages/language.ts';
import type { Lines } from '../source/lines.ts';

/** A definition's first line or lines up to its body, on one line, at most 200 characters. */
export function signatureOf(lines: Lines, { startLine, endLine, column, kind }: Place, body: Language['body']): string {
  const isOneLiner = ONE_LINERS.has(kind) || body === 'line';
  let depth = 0;
  let text = '';
  for (let line = startLine; line <= endLine && text.length < LONGEST; line++) {
    const source = (line === startLine ? firstLine(lines.get(line), column) : lines.get(line)).slice(0, LONGEST * 2);
    if (text === '' && line < endLine && ATTRIBUTE.test(source)) continue;
    const end = scan(source, depth, body);
    depth = end.depth;
    text += ` ${source.slice(0, end.at).trim()}`;
    if (end.isBody || (isOneLiner && depth <= 0)) break;
  }
  return text
    .replace(/\s+/g, ' ')
    .replace(/([([]) | (?=[)\]])/g, '$1')
    .trim()
    .replace(/\s*(=>|=|[:,;]|\{)$/, '')
    .slice(0, LONGEST);
}

/** Where a definition stands. */
export interface Place {
  readonly startLine: number;
  readonly endLine: number;
  /** In its first line, from 0. */
  readonly column: number;
  readonly kind: SymbolKind;
}

const LONGEST = 200;
/** A line of nothing but annotations. */
const ATTRIBUTE = /^\s*(@[\w.]+(\(.*\))?\s*)+$|^\s*\[[A-Z].*\]\s*$/;

/** `export` and the like before a definition belong to it; another definition on the same line does not. */
function firstLine(line: string, column: number): string {
  return /[{};]/.test(line.slice(0, column)) ? line.slice(column) : line;
}

const ONE_LINERS: ReadonlySet<SymbolKind> = new Set([
  'constant',
  'variable',
  'field',
  'property',
  'key',
  'heading',
  'type',
  'macro',
]);

interface End {
  readonly at: number;
  readonly depth: number;
  readonly isBody: boolean;
}

/** Where the body begins on this line, if it does; brackets and strings are passed over. */
function scan(source: string, startDepth: number, body: Language['body']): End {
  let depth = startDepth;
  for (let i = 0; i < source.length; i++) {
    const character = source[i] ?? '';
    if (character === '"' || character === "'" || character === '`') {
      const close = source.indexOf(character, i + 1);
      if (close > 0) i = close;
    } else if (character === '(' || character === '[') depth++;
    else if (character === ')' || character === ']') depth--;
    else if (depth > 0) continue;
    else if (body === 'brace') {
      if (character === '{' || character === ';') return { at: i, depth, isBody: true };
      if (character === '=' && source[i + 1] === '>') return { at: i, depth, isBody: true };
    } else if (body === 'colon' && character === ':' && /^\s*(#.*)?$|^\s+\S/.test(source.slice(i + 1))) {
      if (/^\s*(async\s+)?(def|class|match|case)\b|^\s*\)/.test(source) || startDepth > 0)
        return { at: i, depth, isBody: true };
    }
  }
  return { at: source.length, depth, isBody: false };
}
