import type { ContextPart } from '../../shared/thread.ts';
import type { ThreadEvent } from '../../shared/threadEvent.ts';
import { encodeRecord, type LogRecord } from './recordCodec.ts';
import { GrowingText, redactRecord, type Redact } from './redaction.ts';

/** A record on its way to the disk. */
export interface Encoded {
  readonly record: LogRecord;
  readonly bytes: Buffer;
  /** The event as it was before redaction; undefined for records that are no event of the thread. */
  readonly source: ThreadEvent | undefined;
}

export interface WriteQueueOptions {
  readonly writer: string;
  /** Counts up for all records of this process. */
  readonly count: () => number;
  readonly redact: Redact | undefined;
  /** What a turn's reply or reasoning was before the first delta that this queue is given. */
  readonly textOf: (turnId: string, field: GrowingField) => string;
}

export type GrowingField = 'reply' | 'reasoning';

/**
 * What a thread still has to write, in order. Deltas of one reply are joined while they wait, and so are drafts; a
 * record that has been encoded never changes again, so that writing it twice does no harm.
 */
export class WriteQueue {
  readonly #options: WriteQueueOptions;
  readonly #texts = new Map<string, GrowingText>();
  #waiting: Waiting[] = [];
  #encoded: Encoded[] = [];

  constructor(options: WriteQueueOptions) {
    this.#options = options;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0 && this.#encoded.length === 0;
  }

  add(event: ThreadEvent): void {
    if (event.type === 'turn-delta' || event.type === 'turn-reasoning') {
      this.#grow(event);
      return;
    }
    if (event.type === 'turn-end') this.#finish(event.turnId);
    if (event.type === 'thread-draft') this.#waiting = this.#waiting.filter(it => !isDraft(it));
    this.#waiting.push({ type: 'event', event });
  }

  addContext(turnId: string, parts: readonly ContextPart[]): void {
    this.#waiting.push({ type: 'context', turnId, parts });
  }

  addHeader(record: Extract<LogRecord, { kind: 'header' }>): void {
    this.#encoded.push({ record, bytes: encodeRecord(record), source: undefined });
  }

  /** Everything that can be written now, encoded. The same records again until `done` is called. */
  take(): readonly Encoded[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    while (waiting.length > 0) {
      const next = waiting[0];
      // Encoded before it leaves the list: a redactor that fails must lose nothing.
      try {
        if (next) this.#encode(next);
      } catch (error) {
        this.#waiting = [...waiting, ...this.#waiting];
        throw error;
      }
      waiting.shift();
    }
    return this.#encoded;
  }

  /** The first records have reached the disk. */
  done(written: readonly Encoded[]): void {
    this.#encoded = this.#encoded.slice(written.length);
  }

  /** The records that a new file has to begin with, where the old one is gone. */
  startAnew(records: readonly LogRecord[]): void {
    this.#waiting = [];
    this.#encoded = records.map(record => ({ record, bytes: encodeRecord(record), source: undefined }));
  }

  nextRecord(event: ThreadEvent): LogRecord {
    return this.#redacted({ kind: 'event', by: this.#options.writer, n: this.#options.count(), event });
  }

  /** The events that are not on disk yet; without those that are there all the same, though the write seemed to fail. */
  pending(isWritten: (record: LogRecord) => boolean): readonly ThreadEvent[] {
    const events = this.#encoded.flatMap(it => (it.source && !isWritten(it.record) ? it.source : []));
    for (const it of this.#waiting) {
      if (it.type === 'event') events.push(it.event);
      if (it.type !== 'text') continue;
      const text = this.#texts.get(textKey(it.turnId, it.field))?.waiting ?? '';
      if (text) events.push(deltaEvent(it.turnId, it.field, text));
    }
    return events;
  }

  #grow(event: Extract<ThreadEvent, { type: 'turn-delta' | 'turn-reasoning' }>): void {
    const field = event.type === 'turn-delta' ? 'reply' : 'reasoning';
    const key = textKey(event.turnId, field);
    let text = this.#texts.get(key);
    if (!text) {
      text = new GrowingText(this.#options.textOf(event.turnId, field), this.#options.redact);
      this.#texts.set(key, text);
    }
    text.add(event.text);
    this.#waitForText(event.turnId, field, false);
  }

  /** A reply is written to its last word before it ends. */
  #finish(turnId: string): void {
    for (const field of FIELDS) {
      const text = this.#texts.get(textKey(turnId, field));
      if (!text) continue;
      this.#waiting = this.#waiting.filter(it => !isText(it, turnId, field));
      this.#waitForText(turnId, field, true);
    }
  }

  #waitForText(turnId: string, field: GrowingField, isFinal: boolean): void {
    if (this.#waiting.some(it => isText(it, turnId, field))) return;
    this.#waiting.push({ type: 'text', turnId, field, isFinal });
  }

  #encode(waiting: Waiting): void {
    const envelope = { by: this.#options.writer, n: this.#options.count() };
    if (waiting.type === 'event') {
      this.#push({ kind: 'event', ...envelope, event: waiting.event }, waiting.event);
    } else if (waiting.type === 'context') {
      this.#push({ kind: 'context', turnId: waiting.turnId, ...envelope, parts: waiting.parts }, undefined);
    } else {
      this.#encodeText(waiting, envelope);
    }
  }

  #encodeText({ turnId, field, isFinal }: WaitingText, envelope: { by: string; n: number }): void {
    const key = textKey(turnId, field);
    const text = this.#texts.get(key);
    if (!text) return;
    const source = text.waiting;
    const next = text.take(isFinal);
    if (isFinal) this.#texts.delete(key);
    else if (text.waiting) this.#waitForText(turnId, field, false);
    if (!next) return;
    if ('whole' in next) {
      const record: LogRecord = { kind: 'reply', ...envelope, turnId, field, text: next.whole };
      this.#encoded.push({ record, bytes: encodeRecord(record), source: undefined });
    } else if (next.piece) {
      const taken = source.slice(0, source.length - text.waiting.length);
      const record: LogRecord = { kind: 'event', ...envelope, event: deltaEvent(turnId, field, next.piece) };
      // Redacted already, as a part of the whole text.
      this.#encoded.push({ record, bytes: encodeRecord(record), source: deltaEvent(turnId, field, taken) });
    }
  }

  #push(record: LogRecord, source: ThreadEvent | undefined): void {
    const redacted = this.#redacted(record);
    this.#encoded.push({ record: redacted, bytes: encodeRecord(redacted), source });
  }

  #redacted(record: LogRecord): LogRecord {
    return this.#options.redact ? redactRecord(record, this.#options.redact) : record;
  }
}

interface WaitingText {
  readonly type: 'text';
  readonly turnId: string;
  readonly field: GrowingField;
  readonly isFinal: boolean;
}

type Waiting =
  | WaitingText
  | { readonly type: 'event'; readonly event: ThreadEvent }
  | { readonly type: 'context'; readonly turnId: string; readonly parts: readonly ContextPart[] };

const FIELDS = ['reasoning', 'reply'] as const;

function textKey(turnId: string, field: GrowingField): string {
  return `${field} ${turnId}`;
}

function isText(waiting: Waiting, turnId: string, field: GrowingField): boolean {
  return waiting.type === 'text' && waiting.turnId === turnId && waiting.field === field;
}

function isDraft(waiting: Waiting): boolean {
  return waiting.type === 'event' && waiting.event.type === 'thread-draft';
}

function deltaEvent(turnId: string, field: GrowingField, text: string): ThreadEvent {
  return { type: field === 'reply' ? 'turn-delta' : 'turn-reasoning', turnId, text };
}
