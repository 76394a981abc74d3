/** A piece of a reply: Markdown text, or a fenced code block. Offsets count UTF-16 units in the reply. */
export type Segment = TextSegment | CodeSegment;

export interface TextSegment {
  readonly type: 'text';
  readonly text: string;
  readonly start: number;
}

export interface CodeSegment {
  readonly type: 'code';
  /** The how-manieth code block of the reply, from 0: its name in requests. */
  readonly block: number;
  /** All that stands behind the opening fence: `ts src/retry.ts`. */
  readonly info: string;
  /** The first word of `info`, in lower case. */
  readonly language: string;
  /** Without the fences, without the indentation that the opening fence has; a list marker before it counts. */
  readonly code: string;
  /** The last line above the fence that is not blank, where models like to name the file. */
  readonly lineAbove: string;
  /** False while the closing fence has not come. */
  readonly isClosed: boolean;
  readonly start: number;
}

/** Whether a block's language says that its lines are typed into a shell. */
export function isShell(language: string): boolean {
  return SHELLS.has(language);
}

const SHELLS: ReadonlySet<string> = new Set(
  'bash sh shell zsh fish console shellsession terminal powershell ps1 pwsh cmd bat'.split(' '),
);

/**
 * Splits a reply, finished or half-streamed, into text and code blocks. Fences follow CommonMark 0.31, 4.5, with one
 * difference: an opening fence may be indented by any amount, as models indent blocks below list items.
 */
export function splitReply(reply: string): readonly Segment[] {
  const segments: Segment[] = [];
  let textStart = 0;
  let position = 0;
  let block = 0;
  while (position < reply.length) {
    const opening = FENCE.exec(lineAt(reply, position));
    if (!opening?.groups || isInlineCode(opening.groups)) {
      position = nextLine(reply, position);
      continue;
    }
    if (position > textStart) segments.push(textSegment(reply, textStart, position));
    const body = readBody(reply, nextLine(reply, position), opening.groups['fence'] ?? '```');
    const info = (opening.groups['info'] ?? '').trim();
    segments.push({
      type: 'code',
      block: block++,
      info,
      language: (/^[^\s{:,]+/.exec(info)?.[0] ?? '').toLowerCase(),
      code: dedent(reply.slice(body.start, body.end), (opening.groups['indent'] ?? '').length),
      lineAbove: lastLine(reply.slice(textStart, position)),
      isClosed: body.isClosed,
      start: position,
    });
    position = textStart = body.next;
  }
  if (position > textStart) segments.push(textSegment(reply, textStart, position));
  return segments;
}

/** The code blocks of a reply. */
export function codeBlocks(reply: string): readonly CodeSegment[] {
  return splitReply(reply).filter(segment => segment.type === 'code');
}

const FENCE = /^(?<indent>[ \t]*(?:[-*+] +|\d+[.)] +)?)(?<fence>`{3,}|~{3,})(?<info>[^\r\n]*)\r?$/;

/** ```` ```like this``` ```` on one line is inline code: the info of a backtick fence has no backtick. */
function isInlineCode(groups: Readonly<Record<string, string | undefined>>): boolean {
  return (groups['fence'] ?? '').startsWith('`') && (groups['info'] ?? '').includes('`');
}

function readBody(
  reply: string,
  start: number,
  fence: string,
): { start: number; end: number; next: number; isClosed: boolean } {
  for (let position = start; position < reply.length; position = nextLine(reply, position)) {
    const line = lineAt(reply, position).trim();
    if (line.length >= fence.length && line === fence.charAt(0).repeat(line.length)) {
      return { start, end: Math.max(start, position - 1), next: nextLine(reply, position), isClosed: true };
    }
  }
  return { start, end: reply.length, next: reply.length, isClosed: false };
}

function textSegment(reply: string, start: number, end: number): TextSegment {
  return { type: 'text', text: reply.slice(start, end), start };
}

function dedent(code: string, width: number): string {
  return width === 0 ? code : code.replace(new RegExp(`^[ \\t]{1,${String(width)}}`, 'gm'), '');
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1)?.trim() ?? '';
}

function lineAt(text: string, position: number): string {
  const end = text.indexOf('\n', position);
  return text.slice(position, end < 0 ? text.length : end);
}

function nextLine(text: string, position: number): number {
  const end = text.indexOf('\n', position);
  return end < 0 ? text.length : end + 1;
}
