import type { ApplyHints } from './applyHints.ts';
import type { Block } from './formats/format.ts';
import { replyLines, type Lines } from './lines.ts';
import { numbering, withoutNumbers } from './locate/lineNumbers.ts';
import { isBlank } from './views.ts';

/** The block as lines, without what a reply puts around code: a fence, the file's name above it, line numbers. */
export function readBlock(text: string, path: string, file: Lines, hints: ApplyHints): Block {
  let lines = withoutFileName(replyLines(withoutMarks(text)), path, file);
  let info = (hints.info ?? '').trim().toLowerCase();
  let isClosed = hints.isClosed;
  const first = lines.findIndex(line => !isBlank(line));
  const opening = /^(`{3,}|~{3,})\s*([^`]*)$/.exec(lines[first] ?? '');
  const fence = opening?.[1];
  if (fence !== undefined && !file.lines.includes(lines[first] ?? '')) {
    const last = lines.findLastIndex(line => !isBlank(line));
    const closes =
      last > first && (lines[last] ?? '').trim().startsWith(fence) && /^[`~]+$/.test((lines[last] ?? '').trim());
    if (!closes && hints.isClosed === undefined) isClosed = false;
    info = (opening?.[2] ?? '').trim().toLowerCase() || info;
    lines = withoutFileName(lines.slice(first + 1, closes ? last : undefined), path, file);
  }
  lines = asInFile(lines, file);
  return { text: lines.join('\n'), lines, info, isClosed };
}

/** A byte order mark tells how a file is stored, and is never part of a line, quoted or not. The file's own stays. */
function withoutMarks(text: string): string {
  return text.replace(/^([-+ ]?)\uFEFF/gm, '$1');
}

/** The lines without a first one that only names the file, unless the file itself begins with that line. */
function withoutFileName(lines: readonly string[], path: string, file: Lines): string[] {
  const first = lines.findIndex(line => !isBlank(line));
  const line = (lines[first] ?? '').trim();
  const name =
    /^(?:\/\/|#+|--|;+|%|\/\*|<!--)?\s*(?:file(?:name|path)?:\s*)?[*_`'"]*([^\s*`'"]+?)[*_`'"]*:?\s*(?:\*\/|-->)?$/i.exec(
      line,
    )?.[1];
  if (name === undefined || file.lines.slice(0, 3).some(own => own.trim() === line)) return [...lines];
  const plain = name.replaceAll('\\', '/').replace(/^\.?\/+/, '');
  const target = path.replaceAll('\\', '/');
  const isName =
    plain === target || (plain.includes('.') && (target.endsWith(`/${plain}`) || plain.endsWith(`/${target}`)));
  return isName ? lines.slice(first + 1) : [...lines];
}

/** Line numbers go when every line has one and the file has more of the lines without them than with. */
function asInFile(lines: readonly string[], file: Lines): string[] {
  const style = lines.length < 2 ? undefined : numbering(lines);
  const plain = style && withoutNumbers(lines, style);
  if (!plain) return [...lines];
  const present = new Set(file.lines.map(line => line.trim()));
  const count = (some: readonly string[]): number =>
    some.filter(line => !isBlank(line) && present.has(line.trim())).length;
  return count(plain) > count(lines) ? plain : [...lines];
}
