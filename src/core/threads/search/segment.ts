import { KINDS, type DocumentKind, type SearchDocument } from './threadDocuments.ts';
import { termsOf, wordsOf } from './words.ts';

/** A thread's file as it was when it was indexed. */
export interface IndexedThread {
  readonly id: string;
  readonly size: number;
  readonly modified: number;
}

/** Where a document lies, without its text. */
export interface DocumentPlace {
  readonly thread: string;
  readonly kind: DocumentKind;
  readonly time: number;
  readonly from: number;
  readonly to: number;
}

/** Gathers documents and their terms. */
export class SegmentBuilder {
  readonly #threads: IndexedThread[] = [];
  readonly #postings = new Map<string, number[]>();
  readonly #known = new Map<string, readonly string[]>();
  /** Half of all words of a text are among a few hundred. */
  readonly #termsOf = (token: string): readonly string[] => {
    let terms = this.#known.get(token);
    if (!terms) {
      terms = termsOf(token);
      if (this.#known.size < REMEMBERED) this.#known.set(token, terms);
    }
    return terms;
  };
  readonly #documents: { thread: number; document: Omit<SearchDocument, 'text'> }[] = [];

  get size(): number {
    return this.#documents.length;
  }

  add(thread: IndexedThread, documents: readonly SearchDocument[]): void {
    const place = this.#threads.push(thread) - 1;
    for (const document of documents) this.#addDocument(place, document);
  }

  /**
   * The index as one piece of bytes, for a file or for searching in at once. Its documents stand in the order in which
   * they are to be found: titles before the rest, the newest first.
   */
  build(): Buffer {
    const order = this.#documents.map((_, number) => number).sort((one, other) => this.#rank(other) - this.#rank(one));
    const numbers = new Uint32Array(order.length);
    for (const [place, number] of order.entries()) numbers[number] = place;
    const terms = [...this.#postings.keys()].sort(byCodeUnits);
    const names = terms.map(term => Buffer.from(term));
    const lists = terms.map(term =>
      encodeList(Uint32Array.from(this.#postings.get(term) ?? [], number => numbers[number] ?? 0).sort()),
    );
    const documents = order.flatMap(number => this.#documents[number] ?? []);
    const sections = [
      bytesOf(Float64Array.from(documents, it => it.document.time)),
      bytesOf(Uint32Array.from(documents, it => it.thread)),
      bytesOf(Uint32Array.from(documents, it => it.document.from)),
      bytesOf(Uint32Array.from(documents, it => it.document.to)),
      bytesOf(Uint8Array.from(documents, it => KINDS.indexOf(it.document.kind))),
      bytesOf(new Uint32Array(offsets(names))),
      bytesOf(new Uint32Array(offsets(lists))),
      Buffer.concat(names),
      Buffer.concat(lists),
    ];
    const threads = this.#threads.map(({ id, size, modified }) => [id, size, modified]);
    const header = JSON.stringify({ version: SEGMENT_VERSION, threads, sections: sections.map(it => it.length) });
    return Buffer.concat([Buffer.from(`${header}\n`), ...sections]);
  }

  #rank(number: number): number {
    const document = this.#documents[number]?.document;
    return document ? document.time + (document.kind === 'title' ? TITLE_FIRST : 0) : 0;
  }

  #addDocument(thread: number, { text, ...document }: SearchDocument): void {
    const number = this.#documents.push({ thread, document }) - 1;
    for (const { terms } of wordsOf(text, this.#termsOf)) {
      for (const term of terms) {
        const list = this.#postings.get(term);
        if (!list) this.#postings.set(term, [number]);
        else if (list.at(-1) !== number) list.push(number);
      }
    }
  }
}

/** An index that can be searched in. Its bytes are used as they are: opening it costs no more than reading it. */
export class Segment {
  readonly threads: readonly IndexedThread[];
  readonly #times: Float64Array;
  readonly #threadOf: Uint32Array;
  readonly #from: Uint32Array;
  readonly #to: Uint32Array;
  readonly #kinds: Uint8Array;
  readonly #nameEnds: Uint32Array;
  readonly #listEnds: Uint32Array;
  readonly #names: Buffer;
  readonly #lists: Buffer;

  /** Throws where the bytes are no index of this version. */
  constructor(bytes: Buffer) {
    const end = bytes.indexOf(LINE_BREAK);
    const header = parseHeader(bytes.toString('utf8', 0, Math.max(0, end)));
    let start = end + 1;
    const section = (place: number): Buffer => {
      const length = header.sections[place] ?? 0;
      const part = bytes.subarray(start, start + length);
      if (part.length !== length) throw new Error('The search index is cut.');
      start += length;
      return part;
    };
    this.threads = header.threads.map(([id, size, modified]) => ({ id, size, modified }));
    this.#times = new Float64Array(copyOf(section(0)));
    this.#threadOf = new Uint32Array(copyOf(section(1)));
    this.#from = new Uint32Array(copyOf(section(2)));
    this.#to = new Uint32Array(copyOf(section(3)));
    this.#kinds = section(4);
    this.#nameEnds = new Uint32Array(copyOf(section(5)));
    this.#listEnds = new Uint32Array(copyOf(section(6)));
    this.#names = section(7);
    this.#lists = section(8);
  }

  get size(): number {
    return this.#times.length;
  }

  threadNumberOf(document: number): number {
    return this.#threadOf[document] ?? 0;
  }

  /** What stands higher is to be found first, within one index and between two. */
  rankOf(document: number): number {
    return (this.#times[document] ?? 0) + (this.#kinds[document] === 0 ? TITLE_FIRST : 0);
  }

  placeOf(document: number): DocumentPlace {
    return {
      thread: this.threads[this.threadNumberOf(document)]?.id ?? '',
      kind: KINDS[this.#kinds[document] ?? 0] ?? 'title',
      time: this.#times[document] ?? 0,
      from: this.#from[document] ?? 0,
      to: this.#to[document] ?? 0,
    };
  }

  /** Sets `mark` for each document that has a term, or one that begins with it. */
  mark(term: string, isPrefix: boolean, marks: Uint8Array, mark: number): void {
    for (let place = this.#lowerBound(term); place < this.#nameEnds.length; place++) {
      const name = this.#nameAt(place);
      if (isPrefix ? !name.startsWith(term) : name !== term) return;
      this.#markList(place, marks, mark);
    }
  }

  #markList(place: number, marks: Uint8Array, mark: number): void {
    const end = this.#listEnds[place] ?? 0;
    let document = 0;
    for (let at = place === 0 ? 0 : (this.#listEnds[place - 1] ?? 0); at < end;) {
      let step = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = this.#lists[at++] ?? 0;
        step |= (byte & 127) << shift;
        if (byte < 128) break;
      }
      document += step;
      marks[document] = (marks[document] ?? 0) | mark;
    }
  }

  /** The place of the first term that is not before `term`. */
  #lowerBound(term: string): number {
    let low = 0;
    let high = this.#nameEnds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#nameAt(middle) < term) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #nameAt(place: number): string {
    return this.#names.toString('utf8', place === 0 ? 0 : this.#nameEnds[place - 1], this.#nameEnds[place]);
  }
}

const SEGMENT_VERSION = 1;
/** Milliseconds; more than any time of a message. */
const TITLE_FIRST = 1e15;
const REMEMBERED = 50_000;
const LINE_BREAK = 10;

function byCodeUnits(one: string, other: string): number {
  return one < other ? -1 : 1;
}

/** Distances to the one before, seven bits a byte. */
function encodeList(documents: Uint32Array): Buffer {
  const bytes: number[] = [];
  let before = 0;
  for (const document of documents) {
    let step = document - before;
    before = document;
    for (; step > 127; step >>>= 7) bytes.push((step & 127) | 128);
    bytes.push(step);
  }
  return Buffer.from(bytes);
}

function offsets(parts: readonly Buffer[]): readonly number[] {
  let end = 0;
  return parts.map(part => (end += part.length));
}

function bytesOf(numbers: Float64Array | Uint32Array | Uint8Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Numbers must begin at a multiple of their size, which the file does not care for. */
function copyOf(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

interface Header {
  readonly threads: readonly (readonly [string, number, number])[];
  readonly sections: readonly number[];
}

function parseHeader(text: string): Header {
  const header: unknown = JSON.parse(text);
  if (!isHeader(header)) throw new Error('The search index is of another version.');
  return header;
}

/** The version says that we wrote it. */
function isHeader(value: unknown): value is Header {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === SEGMENT_VERSION;
}
