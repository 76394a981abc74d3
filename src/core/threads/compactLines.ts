import { setImmediate as nextTurnOfLoop } from 'node:timers/promises';
import type { ThreadEvent } from '../../shared/threadEvent.ts';
import { decodeLine, encodeRecord, readRecord, type LogRecord } from './recordCodec.ts';
import type { GrowingField } from './writeQueue.ts';

/**
 * The lines of a thread's file without what is superseded. Undefined where a line is not understood in full: such a
 * file is left as it is. All records count anew as `writer`'s, in their order.
 */
export async function compactLines(bytes: Buffer, writer: string, count: () => number): Promise<Buffer | undefined> {
  const kept = new KeptRecords();
  let pause = performance.now() + SLICE;
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(LINE_BREAK, from);
    if (end < 0) return undefined;
    const line = decodeLine(bytes, from, end);
    if (line.type === 'damaged' || line.type === 'unknown') return undefined;
    const record = line.type === 'context' ? readRecord(bytes, from, end) : undefined;
    if (record) kept.add(record);
    if (line.type === 'record') kept.add(line.record);
    from = end + 1;
    if (performance.now() < pause) continue;
    await nextTurnOfLoop();
    pause = performance.now() + SLICE;
  }
  return Buffer.concat(kept.records().map(record => encodeRecord(renamed(record, writer, count))));
}

const LINE_BREAK = 10;
/** Milliseconds of work before others have their turn. */
const SLICE = 4;

class KeptRecords {
  #records: (LogRecord | undefined)[] = [];
  readonly #seen = new Map<string, number>();
  /** Where the joined text of a reply stands, as long as deltas may be joined to it. */
  readonly #open = new Map<string, number>();
  readonly #turns = new Set<string>();
  /** Where the last context stands that belongs to no turn. */
  readonly #contexts = new Map<string, number>();
  #draft = -1;
  #hasHeader = false;

  records(): readonly LogRecord[] {
    return this.#records.filter(record => record !== undefined);
  }

  add(record: LogRecord): void {
    if (record.kind === 'header') {
      if (!this.#hasHeader) this.#records.push(record);
      this.#hasHeader = true;
      return;
    }
    if (record.n <= (this.#seen.get(record.by) ?? -1)) return;
    this.#seen.set(record.by, record.n);
    if (record.kind === 'context') this.#addContext(record);
    else if (record.kind === 'reply') this.#replace(record.turnId, record.field, record.text, record);
    else this.#addEvent(record.event, record);
  }

  /** Of contexts under another name than a turn's, such as a draft's, only the last one is read. */
  #addContext(record: Extract<LogRecord, { kind: 'context' }>): void {
    if (!this.#turns.has(record.turnId)) {
      const before = this.#contexts.get(record.turnId);
      if (before !== undefined) this.#records[before] = undefined;
      this.#contexts.set(record.turnId, this.#records.length);
    }
    this.#records.push(record);
  }

  #addEvent(event: ThreadEvent, record: Numbered): void {
    if (event.type === 'turn-delta') {
      this.#join(event.turnId, 'reply', event.text, record);
      return;
    }
    if (event.type === 'turn-reasoning') {
      this.#join(event.turnId, 'reasoning', event.text, record);
      return;
    }
    if (event.type === 'turn-start') this.#turns.add(event.turn.id);
    if (event.type === 'thread-draft') {
      if (this.#draft >= 0) this.#records[this.#draft] = undefined;
      this.#draft = this.#records.length;
    }
    this.#records.push({ kind: 'event', by: record.by, n: record.n, event });
  }

  /** All deltas of a reply add up to one text wherever they stand, so that they may stand where the first one stood. */
  #join(turnId: string, field: GrowingField, text: string, record: Numbered): void {
    const place = this.#open.get(`${field} ${turnId}`);
    const before = place === undefined ? undefined : this.#records[place];
    const joined = before?.kind === 'event' && 'text' in before.event ? before.event.text + text : text;
    this.#replace(turnId, field, joined, record);
  }

  #replace(turnId: string, field: GrowingField, text: string, { by, n }: Numbered): void {
    const key = `${field} ${turnId}`;
    const place = this.#open.get(key) ?? this.#records.length;
    this.#open.set(key, place);
    const event: ThreadEvent = { type: field === 'reply' ? 'turn-delta' : 'turn-reasoning', turnId, text };
    this.#records[place] = { kind: 'event', by, n, event };
  }
}

interface Numbered {
  readonly by: string;
  readonly n: number;
}

function renamed(record: LogRecord, by: string, count: () => number): LogRecord {
  return record.kind === 'header' ? record : { ...record, by, n: count() };
}
