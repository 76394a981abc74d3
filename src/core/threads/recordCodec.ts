import { crc32 } from 'node:zlib';
import type { ContextPart } from '../../shared/thread.ts';
import type { ThreadEvent } from '../../shared/threadEvent.ts';

/**
 * What one line of a thread's file says. `by` is the writer and `n` its count: a record that was written twice, because
 * the first attempt seemed to fail, is known again and read once.
 */
export type LogRecord =
  | { readonly kind: 'header'; readonly schema: number; readonly id: string; readonly created: number }
  | EventRecord
  | ContextRecord
  | ReplyRecord;

export interface EventRecord {
  readonly kind: 'event';
  readonly by: string;
  readonly n: number;
  readonly event: ThreadEvent;
}

/** The texts of a turn's context. They stay on disk and are read when asked for. */
export interface ContextRecord {
  readonly kind: 'context';
  readonly turnId: string;
  readonly by: string;
  readonly n: number;
  readonly parts: readonly ContextPart[];
}

/** A reply in full, where what had been written piece by piece turned out to hold a secret. */
export interface ReplyRecord {
  readonly kind: 'reply';
  readonly by: string;
  readonly n: number;
  readonly turnId: string;
  readonly field: 'reply' | 'reasoning';
  readonly text: string;
}

/** A line as it was read. `torn`: a write that never ended, so that nobody was told it was done. */
export type Line =
  | { readonly type: 'blank' | 'torn' | 'unknown' }
  | { readonly type: 'record'; readonly record: LogRecord }
  /** A context is not parsed before it is asked for. */
  | { readonly type: 'context'; readonly turnId: string; readonly by: string; readonly n: number }
  /** A piece of a reply whose text is not parsed yet: `deltaText` does that. */
  | { readonly type: 'delta'; readonly turnId: string; readonly by: string; readonly n: number }
  /** The checksum is wrong. `value` is what can be read of it all the same. */
  | { readonly type: 'damaged'; readonly value: unknown };

/**
 * One record as one line, for one `write`: `{"crc":"0a1b2c3d","len":120,"kind":…}`. The checksum covers everything
 * after the length, the length counts its bytes. It begins with a line break of its own, so that a torn line before it
 * cannot swallow it.
 */
export function encodeRecord(record: LogRecord): Buffer {
  const rest = Buffer.from(escapeSeparators(JSON.stringify(record).slice(1)));
  const crc = crc32(rest).toString(16).padStart(8, '0');
  return Buffer.concat([Buffer.from(`\n{"crc":"${crc}","len":${rest.length},`), rest, LINE_BREAK]);
}

/**
 * Reads the line between two offsets, its line break not included. Never throws. With `deltas` as `later` the pieces of
 * replies, which are most of a thread, are checked by their checksum and not parsed.
 */
export function decodeLine(bytes: Buffer, from: number, to: number, deltas: 'now' | 'later' = 'now'): Line {
  const end = bytes[to - 1] === CARRIAGE_RETURN ? to - 1 : to;
  if (end <= from) return BLANK;
  const start = endOfPrefix(bytes, from, end);
  if (start === undefined) {
    return isStartOfPrefix(bytes.toString('latin1', from, Math.min(end, from + PREFIX_MAX)))
      ? TORN
      : { type: 'damaged', value: tryParse(bytes.toString('utf8', from, end)) };
  }
  const rest = bytes.subarray(start, end);
  if (crc32(rest) !== Number.parseInt(bytes.toString('latin1', from + CRC_AT, from + CRC_AT + 8), 16)) {
    const length = Number(bytes.toString('latin1', from + LENGTH_AT, start - 1));
    if (rest.length < length && !rest.includes(0)) return TORN;
    return { type: 'damaged', value: tryParse(bytes.toString('utf8', from, end)) };
  }
  const isEvent = bytes[start + KIND_AT] === LETTER_E;
  const delta = isEvent && deltas === 'later' ? headOfDelta(bytes, start, end) : undefined;
  if (delta) return delta;
  const context = isEvent
    ? undefined
    : CONTEXT.exec(bytes.toString('latin1', start, Math.min(end, start + CONTEXT_MAX)));
  if (context) return { type: 'context', turnId: context[1] ?? '', by: context[2] ?? '', n: Number(context[3]) };
  const record = isEvent ? parseEventLine(bytes, from, end) : parseRecord(bytes, start, end);
  return record ? { type: 'record', record } : UNKNOWN;
}

/** The record of a line that was found to be whole, a context in full. */
export function readRecord(bytes: Buffer, from: number, to: number): LogRecord | undefined {
  const start = endOfPrefix(bytes, from, to);
  return start === undefined ? undefined : parseRecord(bytes, start, to);
}

/** The text of a line that was found to be a whole delta. */
export function deltaText(bytes: Buffer, from: number, to: number): string {
  const record = parseEventLine(bytes, from, to);
  return record?.event.type === 'turn-delta' ? record.event.text : '';
}

const LINE_BREAK = Buffer.from('\n');
const CARRIAGE_RETURN = 13;
const PREFIX = Buffer.from('{"crc":"');
const MIDDLE = Buffer.from('","len":');
const CRC_AT = PREFIX.length;
const LENGTH_AT = CRC_AT + 8 + MIDDLE.length;
const PREFIX_MAX = 64;
/** Where the kind's first letter stands: `"kind":"context"`. */
const KIND_AT = '"kind":"'.length;
const LETTER_E = 101;
const COMMA = 44;
const CONTEXT = /^"kind":"context","turnId":"([^"\\]*)","by":"([^"\\]*)","n":(\d+),/;
const CONTEXT_MAX = 400;
const BY_AT = '"kind":"event","by":"'.length;
const BEHIND_BY = '","n":'.length;
const DELTA = ',"event":{"type":"turn-delta","turnId":"';
/** Longer names and ids than ours are parsed. */
const HEAD_MAX = 160;
const BLANK: Line = { type: 'blank' };
const TORN: Line = { type: 'torn' };
const UNKNOWN: Line = { type: 'unknown' };
const KINDS = new Set<unknown>(['header', 'event', 'context', 'reply']);

/** Behind `{"crc":"0a1b2c3d","len":120,`; undefined where a line does not begin like that. */
function endOfPrefix(bytes: Buffer, from: number, end: number): number | undefined {
  if (end - from < LENGTH_AT || !isEightBytes(bytes, from, PREFIX)) return undefined;
  if (!isEightBytes(bytes, from + CRC_AT + 8, MIDDLE)) return undefined;
  let at = from + LENGTH_AT;
  while (at < end && isDigit(bytes[at] ?? 0)) at++;
  return at > from + LENGTH_AT && bytes[at] === COMMA && at < end ? at + 1 : undefined;
}

/** Compared as two numbers: bytes one by one, or a regular expression, took a third of the time of reading a thread. */
function isEightBytes(bytes: Buffer, at: number, expected: Buffer): boolean {
  return bytes.readInt32LE(at) === expected.readInt32LE(0) && bytes.readInt32LE(at + 4) === expected.readInt32LE(4);
}

/** Whether a write was cut within its first characters. */
function isStartOfPrefix(text: string): boolean {
  const shape =
    text.slice(0, CRC_AT) + text.slice(CRC_AT, CRC_AT + 8).replace(/[0-9a-f]/g, '0') + text.slice(CRC_AT + 8);
  const start = `${PREFIX.toString()}00000000${MIDDLE.toString()}`;
  return start.startsWith(shape) || (shape.startsWith(start) && /^\d*,?$/.test(shape.slice(start.length)));
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

/** By hand, as a regular expression took as long as parsing all of the line. Undefined where it is no delta of ours. */
function headOfDelta(bytes: Buffer, start: number, end: number): Line | undefined {
  const head = bytes.toString('latin1', start, Math.min(end, start + HEAD_MAX));
  const byEnd = head.indexOf('"', BY_AT);
  const delta = head.indexOf(DELTA, byEnd);
  if (byEnd < 0 || delta < 0) return undefined;
  const idEnd = head.indexOf('"', delta + DELTA.length);
  const n = Number(head.slice(byEnd + BEHIND_BY, delta));
  if (idEnd < 0 || !Number.isSafeInteger(n)) return undefined;
  return { type: 'delta', turnId: head.slice(delta + DELTA.length, idEnd), by: head.slice(BY_AT, byEnd), n };
}

/** Parsed with its checksum, which is then left out: a text without it would have to be copied first. */
function parseEventLine(bytes: Buffer, from: number, end: number): EventRecord | undefined {
  const record = tryParse(bytes.toString('utf8', from, end));
  return isRecord(record) && record.kind === 'event'
    ? { kind: 'event', by: record.by, n: record.n, event: record.event }
    : undefined;
}

function parseRecord(bytes: Buffer, start: number, end: number): LogRecord | undefined {
  const record = tryParse(`{${bytes.toString('utf8', start, end)}`);
  return isRecord(record) ? record : undefined;
}

/** A checksum that fits says that we wrote it, so the kind is all there is to look at. */
function isRecord(value: unknown): value is LogRecord {
  return typeof value === 'object' && value !== null && 'kind' in value && KINDS.has(value.kind);
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Some readers of lines take these two for line breaks; JSON may escape them. */
function escapeSeparators(json: string): string {
  return json.replace(/[\u2028\u2029]/g, character => (character === '\u2028' ? '\\u2028' : '\\u2029'));
}
