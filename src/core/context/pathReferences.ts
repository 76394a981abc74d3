import { isFileName, isProductName } from './fileNames.ts';
import { gluedPaths } from './gluedPaths.ts';
import type { PathReference } from './textReference.ts';

/** The paths in prose, with the lines that are named beside them: `src/a.ts:12`, `a.ts#L3-L9`, `lines 3 to 9 of a.ts`. */
export function pathReferences(text: string): readonly PathReference[] {
  return withWords(text, latinPaths(text)).map(({ pathStart, pathEnd, ...reference }) => reference);
}

interface FoundPath extends PathReference {
  /** Without the lines beside it. */
  readonly pathStart: number;
  readonly pathEnd: number;
}

/** What was read of a word in other scripts gets the whole word beside it; a word of which nothing was read is a guess. */
function withWords(text: string, read: readonly FoundPath[]): readonly FoundPath[] {
  let found = read;
  for (const { path, start, end } of gluedPaths(text)) {
    const word = forwardSlashes(path);
    const own = found.find(it => it.pathEnd === end);
    // Of `价格.test.ts` what is Latin is the rest of a name.
    if (own && !(own.pathStart > start && /^[._+~-]/.test(own.path))) {
      if (start < own.pathStart) found = found.map(it => (it === own ? { ...it, word } : it));
      continue;
    }
    const beside = found.filter(it => it.pathEnd <= start || it.pathStart >= end);
    const inside = found.filter(it => it.pathStart >= start && it.pathEnd <= end);
    // The word is part of something longer: a name in quotes, with a space in it.
    if (beside.length + inside.length < found.length) continue;
    const guess = reference({ path: word, start, end, isPlain: false, lines: linesAt(text, start, end) });
    found = [...beside, { ...guess, word }];
  }
  return found;
}

function latinPaths(text: string): readonly FoundPath[] {
  const found: FoundPath[] = [];
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(text); match; match = CANDIDATE.exec(text)) {
    const quoted = match.groups?.['quoted'];
    const path = tidy(quoted ?? match.groups?.['plain'] ?? '');
    const start = match.index + (quoted === undefined ? 0 : 1);
    // What stands in quotes may be a sentence with a path in it: then the inside is read by itself.
    CANDIDATE.lastIndex = Math.max(
      start + (quoted === undefined ? match[0].length : 0),
      match.index + step(text, match.index),
    );
    const certainty = certaintyOf(path, quoted !== undefined);
    if (certainty === 'none') continue;
    const pathEnd = start + path.length;
    const lines = linesAt(text, start, pathEnd);
    if (certainty === 'with-line' && !lines) continue;
    const isPlain = certainty === 'plain' || lines !== undefined;
    const own = reference({ path: forwardSlashes(path), start, end: pathEnd, isPlain, lines });
    CANDIDATE.lastIndex = Math.max(CANDIDATE.lastIndex, own.end);
    found.push(own);
  }
  return found;
}

interface ReadPath {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly isPlain: boolean;
  readonly lines: Lines | undefined;
}

/** A path with the lines beside it, which are part of what is written. */
function reference({ path, start, end, isPlain, lines }: ReadPath): FoundPath {
  return {
    type: 'path',
    path,
    ...(lines ? { startLine: lines.startLine, endLine: lines.endLine } : {}),
    isPlain,
    start: Math.min(start, lines?.start ?? start),
    end: Math.max(end, lines?.end ?? end),
    pathStart: start,
    pathEnd: end,
  };
}

/** A pattern that reads whole characters would begin again at an emoji if it were to begin in the middle of it. */
function step(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

interface Lines {
  readonly startLine: number;
  readonly endLine: number;
  readonly start?: number;
  readonly end?: number;
}

/** Letters of other scripts end a path, as Chinese and Hebrew write it next to a word; in backticks all may stand. */
const SEGMENT = String.raw`(?:[\p{Script=Latin}\d_@$+~.-]|\[[^\]\s/\\]{1,60}\]|\([\w@.-]{1,60}\)(?=[/\\]))+`;
const CANDIDATE = new RegExp(
  [
    String.raw`(?<![\p{L}\d])(?<quote>[\x60"'])(?<quoted>[^\x60"'\n:#]{2,250})(?=(?:[:#][^\x60"'\n]{0,40})?\k<quote>)`,
    String.raw`(?<![\p{Script=Latin}\d_@$+~./\\]-{0,3})(?!-)(?<plain>(?:[A-Za-z]:(?=[/\\]))?[/\\]{0,2}(?:${SEGMENT}[/\\])*(?:${SEGMENT})?)`,
  ].join('|'),
  'gu',
);

/** `with-line`: it counts only where a line is named beside it. */
function certaintyOf(path: string, isQuoted: boolean): 'plain' | 'guess' | 'with-line' | 'none' {
  const name = path.split(/[/\\]/).at(-1) ?? '';
  const hasFolder = /[/\\]/.test(path.replace(/^[/\\]+/, ''));
  if (/\s/.test(path)) return isQuoted && isFileName(name) && /^\S*[/\\]\S/.test(path) ? 'plain' : 'none';
  if (!/[\p{L}\d]/u.test(path) || /^[\d./\\-]+$/.test(path) || VERSION.test(name)) return 'none';
  if (isFileName(name)) return hasFolder || !isProductName(name) ? 'plain' : 'guess';
  if (/\.\w{1,10}$/.test(name) && hasFolder && !/^\.+$/.test(name)) return 'plain';
  if (isFolder(path)) return isQuoted || /^\.{1,2}[/\\]/.test(path) ? 'plain' : 'guess';
  if (isQuoted && hasFolder) return 'guess';
  return /^[\w-]+\.\w{1,10}$/.test(path) ? 'with-line' : 'none';
}

const VERSION = /^v?\d+(?:\.\d+)+(?:-[\w.]+)?$/;

/** `src/core/`, `./src`, `src/core/index`; but not `and/or`. */
function isFolder(path: string): boolean {
  return /[/\\]$/.test(path) || /^\.{0,2}[/\\]\w/.test(path) || path.split(/[/\\]/).length > 2;
}

/** The end of a sentence is no part of a path. */
function tidy(path: string): string {
  let end = path.length;
  while (end > 0 && '.~+@-'.includes(path[end - 1] ?? '')) end--;
  return path.slice(0, end);
}

function forwardSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}

const NUMBER = String.raw`(\d{1,7})`;
const RANGE = String.raw`(?:\s*(?:-|–|—|\.\.|to|through|until|bis|and|und|עד|到|至)\s*L?${NUMBER})?`;
const WORD = String.raw`(?:lines?|ln\.?|Zeilen?|שורה|שורות)`;
const QUOTE = String.raw`["'\x60»”]{0,2}`;
/** In order: `:10:5`, `:10-20`, `#L10-L20`, `(10,5)`, ` line 10`, `, lines 10 to 20`, `第10到20行`. */
const BEHIND = [
  String.raw`${QUOTE}:L?${NUMBER}(?::\d+)?(?:\s?[-–—]\s?L?${NUMBER}(?::\d+)?)?(?![\w.]\w)`,
  String.raw`#L?${NUMBER}(?:C\d+)?(?:-L?${NUMBER}(?:C\d+)?)?`,
  String.raw`\(${NUMBER}(?:[,:]\s?\d+)?\)`,
  String.raw`${QUOTE},?\s{1,3}(?:at |on |in |\()?${WORD}\s?${NUMBER}${RANGE}`,
  String.raw`\s?的?第\s?${NUMBER}${RANGE}\s?行`,
].map(source => new RegExp(source, 'yiu'));

function linesAt(text: string, start: number, end: number): Lines | undefined {
  return linesBehind(text, end) ?? linesBefore(text, start);
}

function linesBehind(text: string, end: number): Lines | undefined {
  for (const pattern of BEHIND) {
    pattern.lastIndex = end;
    const match = pattern.exec(text);
    const lines = match && range(match[1], match[2]);
    if (lines) return { ...lines, end: end + match[0].length };
  }
  return undefined;
}

const BEFORE = new RegExp(
  String.raw`${WORD}\s?${NUMBER}${RANGE}\s(?:of|in|from|von|aus)\s(?:the |file ){0,2}["'\x60]?$`,
  'iu',
);

function linesBefore(text: string, start: number): Lines | undefined {
  const from = Math.max(0, start - 60);
  const match = BEFORE.exec(text.slice(from, start));
  const lines = match && range(match[1], match[2]);
  return lines ? { ...lines, start: from + match.index } : undefined;
}

function range(first: string | undefined, last: string | undefined): Lines | undefined {
  const startLine = Number(first);
  const endLine = last === undefined ? startLine : Number(last);
  if (!(startLine > 0)) return undefined;
  return endLine < startLine ? { startLine, endLine: startLine } : { startLine, endLine };
}
