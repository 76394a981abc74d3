import type { CommentStyle, Language } from '../languages/language.ts';
import type { Lines } from '../source/lines.ts';

/** The comment, decorators and attributes directly above a definition. */
export interface Leading {
  /** Where they begin, from 0; the definition's own line where there are none. */
  readonly line: number;
  /** The comment without its signs, up to the first tag, at most 300 characters. */
  readonly doc: string;
}

export function leadingComment(lines: Lines, startLine: number, style: CommentStyle): Leading {
  let line = startLine;
  const comment: string[] = [];
  while (line > 0 && startLine - line < MOST_LINES) {
    const text = lines.get(line - 1).trim();
    const length = commentLength(lines, line - 1, text, style);
    if (length === 0 && !isAttribute(text, style)) break;
    if (length > 0) comment.unshift(...Array.from({ length }, (_, i) => lines.get(line - length + i)));
    line -= Math.max(length, 1);
  }
  return { line, doc: plain(comment) };
}

/** The docstring that begins a body: the first string after a definition's first lines. */
export function docstring(lines: Lines, startLine: number, endLine: number): string {
  for (let line = startLine; line <= Math.min(endLine, startLine + MOST_LINES); line++) {
    const found = /^\s*[rRuUbB]?("""|'''|"|')(.*)$/.exec(lines.get(line));
    if (!found) {
      if (line > startLine && OPENER.test(lines.get(line - 1))) return '';
      continue;
    }
    const [, quote = '', first = ''] = found;
    const text: string[] = [];
    for (let at = line, rest = first; at <= endLine && at < line + 12; rest = lines.get(++at)) {
      const end = rest.indexOf(quote);
      text.push(end < 0 ? rest : rest.slice(0, end));
      if (end >= 0) break;
    }
    return plain(text);
  }
  return '';
}

/** Which comments a language has may be asked by its parts. */
export function docOf(language: Language, lines: Lines, startLine: number, endLine: number): Leading {
  const leading = leadingComment(lines, startLine, language.comments);
  const own = language.hasDocstrings ? docstring(lines, startLine, endLine) : '';
  return own ? { line: leading.line, doc: own } : leading;
}

const MOST_LINES = 60;
const LONGEST_DOC = 300;
/** The end of `def f(a):`. */
const OPENER = /:\s*(#.*)?$/;

/** How many lines up the comment that ends on this line goes; 0 where it is none. */
function commentLength(lines: Lines, line: number, text: string, style: CommentStyle): number {
  switch (style) {
    case 'slash':
      if (text.startsWith('//')) return 1;
      return text.endsWith('*/') ? blockLength(lines, line, '/*') : 0;
    case 'hash':
      return text.startsWith('#') && !text.startsWith('#!') && !text.startsWith('#[') ? 1 : 0;
    case 'dash':
      if (text.startsWith('--')) return 1;
      return text.endsWith('*/') ? blockLength(lines, line, '/*') : 0;
    case 'markup':
      return text.endsWith('-->') ? blockLength(lines, line, '<!--') : 0;
    case 'none':
      return 0;
  }
}

function blockLength(lines: Lines, line: number, opener: string): number {
  for (let at = line; at >= 0 && line - at < MOST_LINES; at--) {
    const text = lines.get(at);
    const found = text.indexOf(opener);
    // Code before the opener: the comment belongs to that line, not to what follows.
    if (found >= 0) return text.slice(0, found).trim() === '' ? line - at + 1 : 0;
  }
  return 0;
}

function isAttribute(text: string, style: CommentStyle): boolean {
  if (text.startsWith('@')) return style !== 'none' && !text.startsWith('@interface');
  return (
    style === 'slash' &&
    (/^#!?\[.*\]$/.test(text) || /^\[[A-Z][\w.]*(\(.*\))?(, .*)?\]$/.test(text) || /^template\s*</.test(text))
  );
}

function plain(comment: readonly string[]): string {
  const text: string[] = [];
  let length = 0;
  for (const line of comment) {
    const words = line
      .trim()
      .replace(/^(\/\*+!?|\/\/[/!]?|\*+(?!\/)|#+|--+|<!--)\s?/, '')
      .replace(/(\*+\/|-->)$/, '')
      .replace(/<\/?(summary|remarks|para|p|pre|code|b|i|em|strong|ul|ol|li|br|see|seealso)\b[^<>]*>/g, '')
      .trim();
    if (/^[@:\\](param|returns?|throws|see|since|author|type|example|internal|private)\b/.test(words)) break;
    text.push(words);
    length += words.length + 1;
    if (length > LONGEST_DOC) break;
  }
  return text.join(' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST_DOC);
}
