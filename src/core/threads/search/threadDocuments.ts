import type { FileFacts, StoreFiles } from '../files.ts';
import { LogScan } from '../logScan.ts';
import { decodeLine } from '../recordCodec.ts';

/** What a piece of text in a thread is. Stored as a number: never reorder. */
export const KINDS = ['title', 'question', 'reply', 'reaction'] as const;
export type DocumentKind = (typeof KINDS)[number];

/** A text that can be found, and where in the thread's file its records lie. */
export interface SearchDocument {
  readonly kind: DocumentKind;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The texts of a thread that can be found: its title, and questions, replies and reactions of turns not deleted. */
export async function threadDocuments(files: StoreFiles, id: string, path: string): Promise<readonly SearchDocument[]> {
  const { bytes } = await files.read(path);
  const scan = new LogScan(id);
  const ranges = new Map<string, { from: number; to: number }>();
  const widen = (key: string, from: number, to: number, isAnew: boolean): void => {
    const before = isAnew ? undefined : ranges.get(key);
    ranges.set(key, { from: before?.from ?? from, to });
  };
  for (let line; (line = scan.scanLine(bytes, 0));) {
    for (const { event, range } of line) {
      if (!event) continue;
      if (event.type === 'thread-title') widen('title', range.from, range.to, true);
      else if (event.type === 'turn-start') widen(`question ${event.turn.id}`, range.from, range.to, true);
      else if (event.type === 'turn-text') widen(`question ${event.turnId}`, range.from, range.to, true);
      else if (event.type === 'turn-delta') widen(`reply ${event.turnId}`, range.from, range.to, false);
      else if (event.type === 'turn-reaction') widen(`reaction ${event.turnId}`, range.from, range.to, true);
    }
  }
  const { thread } = scan;
  const documents: SearchDocument[] = [];
  const add = (kind: DocumentKind, key: string, time: number, text: string): void => {
    const range = ranges.get(key);
    if (range && text) documents.push({ kind, time, from: range.from, to: range.to, text });
  };
  add('title', 'title', thread.active, thread.title);
  for (const turn of thread.turns) {
    if (turn.deleted !== undefined) continue;
    add('question', `question ${turn.id}`, turn.created, turn.text);
    add('reply', `reply ${turn.id}`, turn.outcome?.ended ?? turn.created, turn.reply);
    add('reaction', `reaction ${turn.id}`, turn.created, turn.reactions.join(' '));
  }
  return documents;
}

/** Reads one document's text again from its place. Undefined where something else stands there by now. */
export async function readDocument(
  files: StoreFiles,
  path: string,
  document: { readonly kind: DocumentKind; readonly from: number; readonly to: number },
): Promise<{ readonly turnId: string | undefined; readonly text: string } | undefined> {
  const { bytes } = await files.read(path, document.from, document.to);
  let turnId: string | undefined;
  let text = '';
  for (let from = 0; from <= bytes.length;) {
    const end = bytes.indexOf(LINE_BREAK, from);
    const line = decodeLine(bytes, from, end < 0 ? bytes.length : end);
    from = end < 0 ? Infinity : end + 1;
    if (line.type !== 'record' || line.record.kind !== 'event') continue;
    const { event } = line.record;
    if (document.kind === 'title' && event.type === 'thread-title') return { turnId: undefined, text: event.title };
    if (document.kind === 'question' && event.type === 'turn-start')
      return { turnId: event.turn.id, text: event.turn.text };
    if (document.kind === 'question' && event.type === 'turn-text') return { turnId: event.turnId, text: event.text };
    if (document.kind === 'reaction' && event.type === 'turn-reaction') {
      return { turnId: event.turnId, text: event.reactions.join(' ') };
    }
    if (document.kind !== 'reply' || event.type !== 'turn-delta') continue;
    turnId ??= event.turnId;
    if (event.turnId === turnId) text += event.text;
  }
  return turnId === undefined ? undefined : { turnId, text };
}

/** Whether a file is still the one that was indexed. */
export function isSameFile(
  one: Pick<FileFacts, 'size' | 'modified'>,
  other: Pick<FileFacts, 'size' | 'modified'>,
): boolean {
  return one.size === other.size && one.modified === other.modified;
}

const LINE_BREAK = 10;
