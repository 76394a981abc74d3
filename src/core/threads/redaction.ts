import type { LogRecord } from './recordCodec.ts';

/** Takes the secrets out of a text. Everything that the store writes passes it. */
export type Redact = (text: string) => string;

/** A record with every text in it redacted. Names that the store itself made are left, so that records find each other. */
export function redactRecord(record: LogRecord, redact: Redact): LogRecord {
  // The shape stays as it is: only texts are exchanged for texts.
  return redactValue(record, '', redact) as LogRecord;
}

/** The same for what is written beside the threads: backups, exports, the catalogue. */
export function redactValue(value: unknown, key: string, redact: Redact): unknown {
  if (typeof value === 'string') return STRUCTURE.has(key) && IDENTIFIER.test(value) ? value : redact(value);
  if (Array.isArray(value)) return value.map(item => redactValue(item, key, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      STRUCTURE.has(name) ? name : redact(name),
      redactValue(item, name, redact),
    ]),
  );
}

const STRUCTURE = new Set([
  'kind',
  'type',
  'by',
  'id',
  'turnId',
  'parent',
  'threadId',
  'fromTurn',
  'throughTurn',
  'field',
]);
const IDENTIFIER = /^[\w:.-]{1,64}$/;

/**
 * A text that grows, redacted as a whole each time and written in pieces: a secret that comes in two halves is never
 * written in two halves.
 */
export class GrowingText {
  readonly #redact: Redact | undefined;
  /** All of the text, as it came. */
  #raw: string;
  /** How much of `raw` has been handed out for writing. */
  #taken: number;
  /** What the pieces handed out so far add up to. */
  #written: string;

  constructor(start: string, redact: Redact | undefined) {
    this.#raw = start;
    this.#taken = start.length;
    this.#written = start;
    this.#redact = redact;
  }

  add(text: string): void {
    this.#raw += text;
  }

  /** What has come and was not handed out. */
  get waiting(): string {
    return this.#raw.slice(this.#taken);
  }

  /**
   * The next piece to write. Without `isFinal` the word that is still being written waits. `whole` instead of `piece`
   * where the secret shows only now and what was written has to be replaced.
   */
  take(isFinal: boolean): { readonly piece: string } | { readonly whole: string } | undefined {
    const end = isFinal || !this.#redact ? this.#raw.length : lastBreak(this.#raw);
    if (end <= this.#taken) return undefined;
    const before = this.#written;
    if (!this.#redact) {
      const piece = this.#raw.slice(this.#taken, end);
      this.#taken = end;
      return { piece };
    }
    this.#taken = end;
    this.#written = this.#redact(this.#raw.slice(0, end));
    return this.#written.startsWith(before) ? { piece: this.#written.slice(before.length) } : { whole: this.#written };
  }
}

/** Behind the last character that cannot be part of a key: white space, or anything beyond ASCII. */
function lastBreak(text: string): number {
  for (let end = text.length; end > 0; end--) {
    const code = text.charCodeAt(end - 1);
    if (code <= 32 || code > 126) return end;
  }
  return 0;
}
