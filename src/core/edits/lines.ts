/** A text as lines, each knowing its own line end, with the byte order mark set aside. The text itself is never changed. */
export type Lines = {
  readonly text: string;
  readonly bom: string;
  /** The lines without their ends. A final line end opens no further line, so an empty text has none. */
  readonly lines: readonly string[];
  /** Where each line starts; one entry more than there are lines, the last being the end of the text. */
  readonly starts: readonly number[];
  /** The line end this text uses most, `\n` when it has none. */
  readonly eol: string;
};

/** Splits at `\r\n` and `\n` only: form feeds and U+2028 stay text. A text with no `\n` at all is split at `\r`. */
export function splitLines(text: string): Lines {
  const bom = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const lines: string[] = [];
  const starts: number[] = [];
  const separator = text.includes('\n') ? '\n' : text.includes('\r') ? '\r' : '\n';
  let windows = 0;
  let at = bom.length;
  while (at < text.length) {
    starts.push(at);
    const end = text.indexOf(separator, at);
    if (end === -1) {
      lines.push(text.slice(at));
      at = text.length;
      break;
    }
    const isWindows = separator === '\n' && end > at && text.charCodeAt(end - 1) === 13;
    if (isWindows) windows++;
    lines.push(text.slice(at, isWindows ? end - 1 : end));
    at = end + 1;
  }
  starts.push(text.length);
  // The last line may have no end, and has no say then.
  const ends = lines.length - (text.endsWith(separator) ? 0 : 1);
  const eol = separator === '\r' ? '\r' : windows * 2 > Math.max(0, ends) ? '\r\n' : '\n';
  return { text, bom, lines, starts, eol };
}

/** The line end of line `index`, empty for a last line that has none. */
export function eolOf(file: Lines, index: number): string {
  const start = file.starts[index];
  const next = file.starts[index + 1];
  const line = file.lines[index];
  if (start === undefined || next === undefined || line === undefined) return '';
  return file.text.slice(start + line.length, next);
}

/** Whether the text ends with a line end, or has no line at all. */
export function hasFinalEol(file: Lines): boolean {
  return file.lines.length === 0 || eolOf(file, file.lines.length - 1) !== '';
}

/** The lines of a piece of a reply: its own line ends mean nothing, and one final line end opens no line. */
export function replyLines(text: string): string[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
