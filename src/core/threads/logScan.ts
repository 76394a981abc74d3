import { setImmediate as nextTurnOfLoop } from 'node:timers/promises';
import { type Thread } from '../../shared/thread.ts';
import { emptyThread, type ThreadEvent } from '../../shared/threadEvent.ts';
import { parseEvent } from './eventSchema.ts';
import type { LaterText } from './laterText.ts';
import { decodeLine, type Line, type LogRecord } from './recordCodec.ts';
import { ThreadFold } from './threadFold.ts';
import { ulidTime } from './ulid.ts';

/** The version of the file format that this version of Parley writes. */
export const SCHEMA = 1;

/** The first line of a thread's file. `created` is in milliseconds since 1970. */
export function headerRecord(id: string, created: number): Extract<LogRecord, { kind: 'header' }> {
  return { kind: 'header', schema: SCHEMA, id, created };
}

/** Where in a file some bytes lie. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

export type ScannedEvent = { readonly by: string; readonly n: number; readonly range: ByteRange } & (
  | { readonly event: ThreadEvent }
  /** A whole reply took the place of its pieces: the thread has to be built anew to see it. */
  | { readonly event: undefined }
);

/**
 * Reads a thread's file from front to back, as far as it goes, and later what was added. It never throws: what cannot
 * be read is remembered in `damaged` and passed over.
 */
export class LogScan {
  readonly id: string;
  readonly fold: ThreadFold;
  /** 0 where the first line is missing. */
  schema = 0;
  /** The end of the last whole line: where reading goes on. */
  position = 0;
  events = 0;
  /** Bytes that a rewrite would save: deltas after the first of a turn, drafts but the last, torn lines. */
  waste = 0;
  /** A reply had to be written anew because its pieces held a secret, which they still do in the file. */
  hasCorrection = false;
  /** Bytes after the last line break. */
  openBytes = 0;
  readonly damaged: ByteRange[] = [];
  /** Where the texts of a turn's context lie. */
  readonly contexts = new Map<string, ByteRange[]>();
  /** Who began or resumed a turn that has no end yet. */
  readonly unfinished = new Map<string, string>();
  readonly #seen = new Map<string, number>();
  #draftBytes = 0;
  #lastDelta = '';

  constructor(id: string) {
    this.id = id;
    this.fold = new ThreadFold(emptyThread(id, ulidTime(id)));
  }

  get thread(): Thread {
    return this.fold.thread;
  }

  /** Whether records of a writer up to a count were read. */
  hasSeen(by: string, n: number): boolean {
    return n <= (this.#seen.get(by) ?? -1);
  }

  /** Takes what this process has just written at `position`, without reading it again. */
  takeOwn(written: readonly { readonly record: LogRecord; readonly bytes: Buffer }[]): void {
    for (const { record, bytes } of written) {
      const range = { from: this.position + 1, to: this.position + bytes.length - 1 };
      if (record.kind === 'context') {
        this.#seen.set(record.by, record.n);
        this.#addContext(record.turnId, range);
      } else {
        this.#record(record, range);
      }
      this.position += bytes.length;
    }
  }

  /**
   * Takes all of `bytes`, which begin at `position`, with a pause for others every few milliseconds. Replies are read
   * out of `bytes` when somebody asks for them, so that nobody may change these.
   */
  async scanAll(bytes: Buffer): Promise<void> {
    const start = this.position;
    let pause = performance.now() + SLICE;
    for (let lines = 1; this.#next(bytes, start, 'later'); lines++) {
      if (lines % LINES_A_LOOK !== 0 || performance.now() < pause) continue;
      await nextTurnOfLoop();
      pause = performance.now() + SLICE;
    }
  }

  /**
   * Takes the next whole line of `bytes`, which begin at the file's offset `start`. Undefined at the end, else the
   * events it brought: none or one, or two where one had to be made up for what was lost.
   */
  scanLine(bytes: Buffer, start: number): readonly ScannedEvent[] | undefined {
    return this.#next(bytes, start, 'now');
  }

  /** Takes what stands after the last line break, where nobody will ever complete it: it may be whole all the same. */
  scanRest(bytes: Buffer): void {
    const line = decodeLine(bytes, 0, bytes.length);
    if (line.type === 'torn' || line.type === 'blank') return;
    this.#take(bytes, 0, bytes.length, { from: this.position, to: this.position + bytes.length }, line);
  }

  #next(bytes: Buffer, start: number, deltas: 'now' | 'later'): readonly ScannedEvent[] | undefined {
    const from = this.position - start;
    const end = bytes.indexOf(LINE_BREAK, from);
    this.openBytes = end < 0 ? bytes.length - from : 0;
    if (end < 0) return undefined;
    const range = { from: this.position, to: start + end };
    this.position = range.to + 1;
    const textFrom = from === 0 && start === 0 ? skipMark(bytes) : from;
    return this.#take(bytes, textFrom, end, range, decodeLine(bytes, textFrom, end, deltas));
  }

  #take(bytes: Buffer, from: number, to: number, range: ByteRange, line: Line): readonly ScannedEvent[] {
    switch (line.type) {
      case 'blank':
      case 'unknown':
        return NOTHING;
      case 'torn':
        this.waste += to - from;
        return NOTHING;
      case 'context':
        if (this.#isNew(line.by, line.n)) this.#addContext(line.turnId, range);
        return NOTHING;
      case 'delta':
        return this.#delta(line, { bytes, from, to }, range);
      case 'damaged':
        return this.#salvage(line.value, range);
      case 'record':
        return this.#record(line.record, range);
    }
  }

  /** Of a turn that is known; any other piece is parsed, and what there is to be made up for it is made up. */
  #delta({ turnId, by, n }: Delta, piece: LaterText, range: ByteRange): readonly ScannedEvent[] {
    if (!this.fold.has(turnId)) {
      const { bytes, from, to } = piece;
      return this.#take(bytes, from, to, range, decodeLine(bytes, from, to));
    }
    if (!this.#isNew(by, n)) return NOTHING;
    this.#measureDelta(`turn-delta${turnId}`, piece.to - piece.from);
    this.fold.applyLater(turnId, piece);
    this.events++;
    return NOTHING;
  }

  #record(record: LogRecord, range: ByteRange): readonly ScannedEvent[] {
    if (record.kind === 'header') {
      if (this.schema === 0) this.schema = record.schema;
      return NOTHING;
    }
    if (!this.#isNew(record.by, record.n)) return NOTHING;
    if (record.kind === 'event') return this.#event(record.event, record, range);
    if (record.kind === 'context') return NOTHING;
    this.hasCorrection = true;
    this.fold.change(record.turnId, turn => ({ ...turn, [record.field]: record.text }));
    return [{ event: undefined, by: record.by, n: record.n, range }];
  }

  #event(event: ThreadEvent, { by, n }: { by: string; n: number }, range: ByteRange): readonly ScannedEvent[] {
    const made = this.#standIn(event);
    this.#measure(event, range.to - range.from);
    this.#track(event, by);
    this.fold.apply(event);
    this.events++;
    const scanned = { event, by, n, range };
    return made ? [{ event: made, by, n, range }, scanned] : [scanned];
  }

  /** A turn's contexts add up. Under another name, such as a draft's, the last one stands for all. */
  #addContext(turnId: string, range: ByteRange): void {
    const before = this.contexts.get(turnId) ?? [];
    if (this.fold.has(turnId)) {
      this.contexts.set(turnId, [...before, range]);
    } else {
      for (const { from, to } of before) this.waste += to - from;
      this.contexts.set(turnId, [range]);
    }
  }

  /** A header or an event that can still be read despite its checksum is taken; that it is damaged is said all the same. */
  #salvage(value: unknown, range: ByteRange): readonly ScannedEvent[] {
    const fields = typeof value === 'object' && value !== null ? value : {};
    if (
      this.schema === 0 &&
      this.events === 0 &&
      !('crc' in fields) &&
      'schema' in fields &&
      typeof fields.schema === 'number'
    ) {
      // A header by hand or by a version that writes other lines: it is believed.
      this.schema = fields.schema;
      return NOTHING;
    }
    // The end of a file can be met twice: once before its line was ended, once after.
    if (this.damaged.at(-1)?.from === range.from) return NOTHING;
    this.damaged.push(range);
    const event = 'event' in fields ? parseEvent(fields.event) : undefined;
    const by = 'by' in fields && typeof fields.by === 'string' ? fields.by : '';
    return event ? this.#event(event, { by, n: -1 }, range) : NOTHING;
  }

  /** A reply whose question was lost gets an empty question, so that the reply can still be seen. */
  #standIn(event: ThreadEvent): ThreadEvent | undefined {
    if (this.damaged.length === 0 || !('turnId' in event) || event.type === 'thread-head') return undefined;
    if (this.fold.has(event.turnId)) return undefined;
    const at = this.fold.updated;
    const parent = this.fold.lastTurn;
    const turn = { id: event.turnId, created: at, text: '', context: [], model: '', ...(parent ? { parent } : {}) };
    const made: ThreadEvent = { type: 'turn-start', at, turn };
    this.fold.apply(made);
    return made;
  }

  #track(event: ThreadEvent, by: string): void {
    if (event.type === 'turn-start') this.unfinished.set(event.turn.id, by);
    else if (event.type === 'turn-resume') this.unfinished.set(event.turnId, by);
    else if (event.type === 'turn-end') this.unfinished.delete(event.turnId);
  }

  #measure(event: ThreadEvent, bytes: number): void {
    const delta = event.type === 'turn-delta' || event.type === 'turn-reasoning' ? event.type + event.turnId : '';
    this.#measureDelta(delta, bytes);
    if (event.type !== 'thread-draft') return;
    this.waste += this.#draftBytes;
    this.#draftBytes = bytes;
  }

  #measureDelta(delta: string, bytes: number): void {
    if (delta !== '' && delta === this.#lastDelta) this.waste += Math.min(bytes, ENVELOPE);
    this.#lastDelta = delta;
  }

  #isNew(by: string, n: number): boolean {
    if (this.hasSeen(by, n)) return false;
    this.#seen.set(by, n);
    return true;
  }
}

type Delta = Extract<Line, { readonly type: 'delta' }>;

const LINE_BREAK = 10;
const NOTHING: readonly ScannedEvent[] = [];
/** Milliseconds of work before others have their turn. */
const SLICE = 4;
/** So many lines are read between two looks at the clock. */
const LINES_A_LOOK = 16;
/** About what the envelope of a delta takes, which joining saves. */
const ENVELOPE = 150;

/** A byte order mark, as some editors add it. */
function skipMark(bytes: Buffer): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}
