import { eolOf, type Lines } from './lines.ts';
import type { TextEdit } from './textEdit.ts';

/** Lines `from` up to `to` of a file become `lines`. With `from === to` the lines go into the gap before line `from`. */
export type LineSplice = { readonly from: number; readonly to: number; readonly lines: readonly string[] };

/**
 * The splice in characters. Each new line ends as the line it replaces, or as the line above it; a file without a
 * final line end stays without one.
 */
export function spliceToEdit(file: Lines, splice: LineSplice): TextEdit {
  const count = file.lines.length;
  const endOfText = file.text.length;
  const start = splice.from < count ? (file.starts[splice.from] ?? endOfText) : endOfText;
  const end = splice.to < count ? (file.starts[splice.to] ?? endOfText) : endOfText;
  const above = splice.from > 0 ? eolOf(file, splice.from - 1) : '';
  const fallback =
    above !== '' ? above : splice.from < count && eolOf(file, splice.from) !== '' ? eolOf(file, splice.from) : file.eol;
  const ends = splice.lines.map((_, at) => {
    const replaced = Math.min(splice.from + at, splice.to - 1);
    const own = replaced >= splice.from ? eolOf(file, replaced) : '';
    return own === '' ? fallback : own;
  });
  const body = splice.lines.map((line, at) => line + (ends[at] ?? file.eol)).join('');
  const isAtEnd = splice.to >= count;
  const lacksFinalEol = count > 0 && eolOf(file, count - 1) === '';
  if (!isAtEnd || !lacksFinalEol) return { start, end, text: body };

  // The last line has no end: what is put after it needs one before, and what is put last must have none.
  const lastEnd = ends.at(-1) ?? '';
  if (splice.from >= count)
    return { start, end, text: body === '' ? '' : fallback + body.slice(0, body.length - lastEnd.length) };
  if (splice.lines.length > 0) return { start, end, text: body.slice(0, body.length - lastEnd.length) };
  return { start: start - above.length, end, text: '' };
}
