/** An event that is longer than any honest one. */
export class EventTooLongError extends Error {
  override readonly name = 'EventTooLongError';
}

/** In UTF-16 units. */
const MAX_EVENT = 1_000_000;

/**
 * Reads server-sent events from text that comes in pieces, however it was split
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html). Comments and other fields than `data` are skipped.
 */
export class SseReader {
  #line = '';
  #data: string[] = [];
  #length = 0;
  /** The last piece ended in CR: an LF at the start of the next belongs to it. */
  #isAfterReturn = false;

  /** The data of the events that this piece completes. Throws `EventTooLongError`. */
  read(piece: string): readonly string[] {
    const events: string[] = [];
    const lines = (this.#isAfterReturn && piece.startsWith('\n') ? piece.slice(1) : piece).split(/\r\n|\r|\n/);
    if (piece !== '') this.#isAfterReturn = piece.endsWith('\r');
    const rest = lines.pop() ?? '';
    for (const line of lines) {
      this.#take(this.#line + line, events);
      this.#line = '';
    }
    this.#line += rest;
    if (this.#length + this.#line.length > MAX_EVENT) throw new EventTooLongError();
    return events;
  }

  /** The data of an event that the end of the stream left open: some servers leave out the last blank line. */
  end(): readonly string[] {
    return this.read('\n\n');
  }

  #take(line: string, events: string[]): void {
    if (line === '') {
      if (this.#data.length > 0) events.push(this.#data.join('\n'));
      this.#data = [];
      this.#length = 0;
      return;
    }
    const [, data] = /^data(?:: ?(.*))?$/s.exec(line) ?? [];
    if (data === undefined) return;
    this.#data.push(data);
    this.#length += data.length;
    if (this.#length > MAX_EVENT) throw new EventTooLongError();
  }
}
